/** A stretch of one line of terminal output that looks the same throughout. */
export interface StyledRun {
  readonly text: string;
  /** Names of classes, such as `bold red`; none for text as it is. */
  readonly style: string;
}

const colours = ["red", "green", "yellow", "blue", "magenta", "cyan"] as const;
type Colour = (typeof colours)[number];

/** SGR parameters of colours; the bright ones are the same here. */
const colourCodes: Readonly<Record<number, Colour>> = {
  31: "red",
  32: "green",
  33: "yellow",
  34: "blue",
  35: "magenta",
  36: "cyan",
};

interface State {
  readonly bold: boolean;
  readonly faint: boolean;
  readonly underlined: boolean;
  readonly colour: Colour | null;
}

const plain: State = { bold: false, faint: false, underlined: false, colour: null };

/**
 * The lines of a coloured text as runs. Throws at an escape sequence or parameter that it does not know: a picture with
 * wrong colours would be worse than none.
 */
export function styledLines(text: string): StyledRun[][] {
  let state = plain;
  const lines: StyledRun[][] = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const runs: StyledRun[] = [];
    for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
      const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (codes !== undefined) state = codes.split(";").map(Number).reduce(afterCode, state);
      else if (/[\u0000-\u001f]/.test(part)) throw new Error(`no picture shows this: ${JSON.stringify(part)}`);
      else if (part !== "") runs.push({ text: part, style: classesOf(state) });
    }
    lines.push(runs);
  }
  return lines;
}

function afterCode(state: State, code: number): State {
  if (code === 0) return plain;
  if (code === 1) return { ...state, bold: true };
  if (code === 2) return { ...state, faint: true };
  if (code === 4) return { ...state, underlined: true };
  if (code === 22) return { ...state, bold: false, faint: false };
  if (code === 24) return { ...state, underlined: false };
  if (code === 39) return { ...state, colour: null };
  const colour = colourCodes[code >= 90 ? code - 60 : code];
  if (colour === undefined) throw new Error(`no picture shows SGR ${code}`);
  return { ...state, colour };
}

function classesOf({ bold, faint, underlined, colour }: State): string {
  const names = [bold ? "bold" : "", faint ? "faint" : "", underlined ? "underlined" : "", colour ?? ""];
  return names.filter((name) => name !== "").join(" ");
}
