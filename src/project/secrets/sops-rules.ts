/**
 * The creation rules of `.sops.yaml`: which files sops encrypts for whom. Read are lists and keys as people write them;
 * of a file with more of YAML than that nothing is said.
 */

/** A rule; a file belongs to the first whose pattern is found in its path, relative to the folder of `.sops.yaml`. */
export interface SopsRule {
  /** `null` for a rule that takes every file. */
  readonly pattern: RegExp | null;
}

/** The rules in order; `null` where the text, or a pattern in it, is not understood. */
export function readSopsRules(text: string): readonly SopsRule[] | null {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line));
  const start = lines.findIndex((line) => /^creation_rules:/.test(line));
  if (start < 0) return null;
  if (/^creation_rules:\s*(?!#)\S/.test(lines[start] as string)) return null;
  const body = lines.slice(start + 1);
  const end = body.findIndex((line) => !/^[\s-]/.test(line));
  const items = itemsOf(end < 0 ? body : body.slice(0, end));
  if (items === null) return null;
  const rules = items.map(ruleOf);
  return rules.includes(null) ? null : (rules as SopsRule[]);
}

/** The lines of each element of a list, with what stands before them taken off. */
function itemsOf(lines: readonly string[]): string[][] | null {
  const indent = /^ *- +/.exec(lines[0] ?? "")?.[0].indexOf("-");
  if (indent === undefined) return null;
  const items: string[][] = [];
  for (const line of lines) {
    const dash = /^ *- +/.exec(line)?.[0];
    if (line.includes("\t")) return null;
    if (dash?.indexOf("-") === indent) {
      items.push([line.slice(dash.length)]);
      continue;
    }
    const item = items.at(-1);
    if (!item || line.length - line.trimStart().length <= indent) return null;
    item.push(line);
  }
  return items;
}

function ruleOf(lines: readonly string[]): SopsRule | null {
  const [first = ""] = lines;
  if (!/^[\w-]+:(?:\s|$)/.test(first)) return null;
  const found = lines.flatMap((line) => /^\s*path_regex:\s*(.*)$/.exec(line)?.[1] ?? []);
  if (found.length > 1) return null;
  if (found.length === 0) return { pattern: null };
  const pattern = scalar(found[0] as string);
  return pattern === null ? null : compile(pattern);
}

/** The text of a scalar on one line; `null` for other forms. */
function scalar(text: string): string | null {
  const quoted = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  const escaped = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text)?.[1];
  if (escaped !== undefined) {
    const characters = [...escaped.matchAll(/\\(.)/g)].map((found) => found[1] as string);
    return characters.every((one) => '\\"/'.includes(one)) ? escaped.replace(/\\(.)/g, "$1") : null;
  }
  const plain = text.replace(/\s#.*$/, "").trim();
  return plain === "" || /^[|>&*!%@`[{]/.test(plain) ? null : plain;
}

/** The patterns of sops are those of Go, which are written as ours but for flags. */
function compile(pattern: string): SopsRule | null {
  try {
    return { pattern: new RegExp(pattern) };
  } catch {
    return null;
  }
}
