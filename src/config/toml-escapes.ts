/** What to write in place of a string that TOML cannot read because of its backslashes; `null` if that is not why. */
export function hintForEscapes(line: string, reason: string): string | null {
  if (!/escape|unicode/i.test(reason)) return null;
  const string = /"((?:[^"\\]|\\.)*\\(?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  if (string === undefined) return null;
  const path = string.replace(/\\+/g, "/");
  return `in "…" a backslash begins an escape: write paths with slashes, such as '${path}'`;
}
