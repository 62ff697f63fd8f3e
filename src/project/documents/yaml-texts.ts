/** The texts of YAML: keys, quotes, blocks, lists in brackets. */

/** A key at the start of a line: its name, how much of the line it takes with its colon, and how much it is by itself. */
export function keyAtStart(line: string): { name: string; length: number; written: number } | null {
  const found =
    /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:[^\s#[\]{},&*!|>'"%@`?:-]|[?:-](?=\S))(?:[^#:]|:(?=\S)|(?<=\S)#)*?)\s*:(?:[ \t]+|$)/.exec(
      line,
    );
  if (!found) return null;
  const [whole, written = ""] = found;
  const name = /^["']/.test(written) ? quotedText(written) : written;
  return name === null ? null : { name, length: whole.length, written: written.length };
}

/** What stands in quotes; `null` where the quotes do not close, or hold what is not understood. */
export function quotedText(written: string): string | null {
  const single = /^'((?:[^']|'')*)'$/.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const double = /^"((?:[^"\\]|\\.)*)"$/.exec(written)?.[1];
  if (double === undefined) return null;
  const escapes = [...double.matchAll(/\\(.)/g)].map((found) => found[1] as string);
  if (!escapes.every((one) => one in characters)) return null;
  return double.replace(/\\(.)/g, (_, one: string) => characters[one] as string);
}

const characters: Readonly<Record<string, string>> = { "\\": "\\", '"': '"', "/": "/", n: "\n", t: "\t" };

/** What is left of a line before a comment. */
export function withoutComment(text: string): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text)?.[0];
  if (quoted !== undefined && /^\s*(?:#|$)/.test(text.slice(quoted.length))) return quoted;
  if (text.startsWith("#")) return "";
  return text.replace(/\s#.*$/, "").trimEnd();
}

/** The text of a block, its indentation taken off; `isFolded` joins its lines. */
export function blockText(lines: readonly string[], isFolded: boolean): string {
  const texts = lines.map((line) => line.trimEnd());
  const indents = texts.filter((text) => text !== "").map((text) => text.length - text.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  const body = texts.map((text) => text.slice(indent));
  return body.join(isFolded ? " " : "\n").trim();
}

/** The elements of a list in brackets; `null` where it is not understood. */
export function flowItems(written: string): readonly string[] | "unfinished" | null {
  const text = withoutComment(written);
  if (!text.includes("]")) return "unfinished";
  const body = /^\[([^[\]{}]*)\]$/.exec(text)?.[1];
  if (body === undefined) return null;
  const items = body.split(",").map((item) => item.trim());
  if (items.at(-1) === "") items.pop();
  // A comma in quotes leaves halves that nobody can read.
  return items.includes("") ? null : items;
}
