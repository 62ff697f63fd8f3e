/**
 * Runners of continuous integration read commands out of what a step prints, on both streams. GitHub's takes
 * `::error::text` behind blanks at the start of a line, and `##[error]text` anywhere in one; that of Azure
 * `##vso[task…]`. (actions/runner, ActionCommand.cs: its comparisons skip characters that have no weight, as ours do.)
 * A file name or a string of an analysed repository must not give such a command.
 */

const weightless = "\\p{C}\\p{Default_Ignorable_Code_Point}";
/** What may stand before a command at the start of a line. */
const blank = `(?:(?![\\r\\n])[${weightless}\\s])*`;
const nothing = `(?:(?![\\r\\n])[${weightless}])*`;

interface Patterns {
  readonly atLineStart: RegExp;
  readonly anywhere: RegExp;
}

let made: Patterns | undefined;

/** They take a millisecond to make, and few runs need them. */
function patterns(): Patterns {
  made ??= {
    atLineStart: new RegExp(`(?<=^|[\\r\\n])(${blank}):(?=${nothing}:)`, "gu"),
    anywhere: new RegExp(`#(?=${nothing}#${nothing}(?:[a-z]${nothing})*\\[${nothing}[a-z])`, "giu"),
  };
  return made;
}

/** A text in which no line is a command: the colon or sign that would begin one is spelled out, as `<U+003A>`. */
export function withoutCommands(text: string): string {
  const { atLineStart, anywhere } = patterns();
  return text.replace(atLineStart, "$1<U+003A>").replace(anywhere, "<U+0023>");
}

/** The same for JSON, whose lines begin with its own signs; an escape loses nothing. */
export function jsonWithoutCommands(json: string): string {
  return json.replace(patterns().anywhere, "\\u0023");
}

/** The same for XML. */
export function xmlWithoutCommands(xml: string): string {
  const { atLineStart, anywhere } = patterns();
  return xml.replace(atLineStart, "$1&#58;").replace(anywhere, "&#35;");
}
