/** A line of a text, without what it is indented by. */
export interface YamlLine {
  readonly text: string;
  /** Where its text starts in the whole text. */
  readonly start: number;
  readonly indent: number;
  /** Whether it says nothing: empty, or a comment. */
  readonly isBlank: boolean;
}

export interface WholeLine extends YamlLine {
  /** As it stands in the text. */
  readonly raw: string;
}

/** The lines of a text that is one document; `null` for several, and for what is indented by tabs. */
export function yamlLines(text: string): readonly WholeLine[] | null {
  const lines: WholeLine[] = [];
  let offset = 0;
  for (const raw of text.split("\n")) {
    const written = raw.trimEnd();
    const indent = written.length - written.trimStart().length;
    const line = written.slice(indent);
    if (raw.slice(0, indent).includes("\t")) return null;
    const isStart = lines.every(({ isBlank }) => isBlank) && /^---(?:\s+#.*)?$/.test(written);
    if (!isStart && /^(?:---|\.\.\.)(?:\s|$)|^%/.test(written)) return null;
    lines.push({ raw, text: line, start: offset + indent, indent, isBlank: isStart || line === "" || line[0] === "#" });
    offset += raw.length + 1;
  }
  return lines;
}
