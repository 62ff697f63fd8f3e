import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type FileTree, writeTree } from "./file-tree.ts";
import type { Case, Outcome } from "./outcome.ts";
import { realScope } from "./real-scope.ts";
import { shownValue } from "./shown-value.ts";

const run = promisify(execFile);
const casesInBatch = 150;

/**
 * What real Nix makes of the cases, in their order. `library` is the real library as a Nix expression, in which
 * `newer.import` loads a file with the builtins of later versions.
 */
export async function evaluateReally(library: string, files: FileTree, cases: readonly Case[]): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "compare-models-"));
  try {
    writeTree(join(folder, "tree"), files);
    const evaluation = new RealEvaluation(folder, library);
    const outcomes: Outcome[] = [];
    const starts = Array.from({ length: Math.ceil(cases.length / casesInBatch) }, (_, index) => index * casesInBatch);
    const work = async () => {
      for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
        const batch = await evaluation.batch(cases.slice(start, start + casesInBatch), `from-${start}`);
        for (const [index, outcome] of batch.entries()) outcomes[start + index] = outcome;
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class RealEvaluation {
  readonly #folder: string;
  readonly #library: string;

  constructor(folder: string, library: string) {
    this.#folder = folder;
    this.#library = library;
  }

  /** One process for all cases; where an error ends it that nothing catches, the halves run alone. */
  async batch(cases: readonly Case[], name: string): Promise<Outcome[]> {
    const file = join(this.#folder, `${name}.nix`);
    writeFileSync(file, this.#program(cases));
    try {
      const { stdout } = await run("nix-instantiate", ["--eval", "--strict", "--json", file], {
        maxBuffer: 1024 ** 3,
        timeout: 120_000,
      });
      return (JSON.parse(stdout) as { success: boolean; value: unknown }[]).map(({ success, value }) =>
        success ? { kind: "value", shown: JSON.stringify(value) } : { kind: "thrown", message: "" },
      );
    } catch (error) {
      if (cases.length === 1) return [{ kind: "failed", message: lastError(error) }];
      const middle = cases.length >> 1;
      return [
        ...(await this.batch(cases.slice(0, middle), `${name}-a`)),
        ...(await this.batch(cases.slice(middle), `${name}-b`)),
      ];
    }
  }

  #program(cases: readonly Case[]): string {
    const elements = cases.map(({ expression, depth }) => `(attempt ${depth} (\n${expression}\n))`);
    return `let
  newer = ${realScope};
  root = ${JSON.stringify(join(this.#folder, "tree"))};
  tree = /. + root;
  shown = (${shownValue}) tree;
  lib = ${this.#library};
  attempt = depth: value: let result = shown depth value; in builtins.tryEval (builtins.deepSeq result result);
in
let root = tree; in
[
${elements.join("\n")}
]
`;
  }
}

function lastError(error: unknown): string {
  const text = String((error as { stderr?: unknown }).stderr ?? error);
  return (/error: (.*)/.exec(text)?.[1] ?? text).slice(0, 300);
}
