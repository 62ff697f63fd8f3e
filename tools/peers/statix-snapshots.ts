/** What statix printed for the expressions of its tests, as kept beside them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../../src/source/span.ts";
import type { ExpectedFinding } from "./peer-case.ts";
import { lineAt, offsetOf } from "./text-places.ts";

export interface Snapshot {
  readonly expected?: readonly ExpectedFinding[];
  /** The text after its fixes. */
  readonly fixed?: string;
}

/** Those of a lint, by the expression without the end of its last line. */
export function readSnapshots(
  tests: string,
  lint: string,
  names: ReadonlyMap<number, string>,
): ReadonlyMap<string, Snapshot> {
  const folder = join(tests, "snapshots");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const found = new Map<string, Snapshot>();
  for (const file of files.filter((name) => name.startsWith(`${lint}__`))) {
    const [, header = "", ...parts] = readFileSync(join(folder, file), "utf8").split(/^---\n/m);
    const quoted = /^expression: (".*")$/m.exec(header)?.[1];
    // The fork writes the expression below the header.
    const expression = quoted ? String(JSON.parse(JSON.parse(quoted))) : (parts.shift() ?? "");
    const read = readPrinted(file, expression.trimEnd(), parts.join(""), names);
    found.set(expression.trimEnd(), { ...found.get(expression.trimEnd()), ...read });
  }
  return found;
}

/** `empty_let_in__lint_<hash>.snap`; of the fork `empty_let_in__<hash>_lint_json.snap` beside other forms of the same. */
function readPrinted(file: string, text: string, printed: string, names: ReadonlyMap<number, string>): Snapshot {
  if (file.includes("__lint_")) return { expected: drawnFindings(text, printed, names) };
  if (file.endsWith("_lint_json.snap")) return { expected: jsonFindings(text, printed) };
  return /(?:__fix_\w+|_fix)\.snap$/.test(file) ? { fixed: patched(`${text}\n`, printed) } : {};
}

/** A text after a patch; an empty one changes nothing. */
function patched(text: string, patch: string): string {
  const before = text.split("\n");
  const after: string[] = [];
  let at = 0;
  for (const [, first, hunk = ""] of patch.matchAll(/^@@ -(\d+).* @@\n((?:[ +-].*\n?|\n)*)/gm)) {
    while (at < Number(first) - 1) after.push(before[at++] ?? "");
    for (const line of hunk.replace(/\n$/, "").split("\n")) {
      if (line.startsWith("+")) after.push(line.slice(1));
      else if (line.startsWith("-")) at++;
      else after.push(before[at++] ?? "");
    }
  }
  return [...after, ...before.slice(at)].join("\n");
}

/** Of a drawing for people: `[W04] Warning: …`, and the lines of the file that it shows. */
function drawnFindings(text: string, drawing: string, names: ReadonlyMap<number, string>): ExpectedFinding[] {
  const reports = drawing.split(/^\[W/m).slice(1);
  return reports.map((report) => {
    const check = names.get(Number.parseInt(report, 10)) ?? `W${Number.parseInt(report, 10)}`;
    const lines = [...report.matchAll(/^ *(\d+) [│┆]/gm)].map((match) => Number(match[1]));
    return { check, places: lines.map((line) => lineAt(text, line)) };
  });
}

interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonReport {
  readonly report: readonly {
    readonly name: string;
    readonly diagnostics: readonly { readonly at: { readonly from: JsonPosition; readonly to: JsonPosition } }[];
  }[];
}

function jsonFindings(text: string, json: string): ExpectedFinding[] {
  if (json.trim() === "") return [];
  const { report } = JSON.parse(json) as JsonReport;
  return report.map(({ name, diagnostics }) => {
    const places = diagnostics.map(({ at }): Span => ({ start: offsetOf(text, at.from), end: offsetOf(text, at.to) }));
    return { check: name, places };
  });
}
