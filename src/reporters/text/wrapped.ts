import { displayWidth } from "./clusters.ts";

/** Text broken between words so that each line takes at most `width` columns; a longer word has a line to itself. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}

/** The beginning of a line that is longer than `width` columns, with `…` for the rest. */
export function cutText(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}
