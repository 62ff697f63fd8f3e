import { expect, it } from "vitest";
import { defaultConfig } from "#src/config/config.ts";
import type { AnalysisInput } from "#src/engine/analysis.ts";
import { analyze } from "#src/engine/analyze.ts";
import { BatchLinter } from "#src/engine/batch-linter.ts";
import type { FileLint } from "#src/engine/file-lint.ts";
import { divideIntoBatches, type LintThreads } from "#src/engine/lint-threads.ts";
import { renderJson } from "#src/reporters/json.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { parser } from "../support/parser.ts";

const long = `# ${"x".repeat(20_000)}\n`;
const names = Array.from({ length: 40 }, (_, index) => `modules/m${String(index).padStart(2, "0")}.nix`);

const files: Readonly<Record<string, string>> = {
  "flake.nix": `{
  outputs = { self, nixpkgs }: {
    nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ${names.map((name) => `./${name}`).join(" ")} ]; };
  };
}
`,
  ...Object.fromEntries(
    names.map((name, index) => [
      name,
      `${long}{ lib, ... }: let unused = ${index}; in { services.a${index}.x = [ ]; }\n`,
    ]),
  ),
  "broken.nix": `${long}{ a = ; }\n`,
  "allowed.nix": "let a = 1; in { } # flakelint: allow unused-binding\n",
};

function inputWith(threads?: LintThreads): AnalysisInput {
  return {
    parser,
    files: RepositoryFiles.fromMap(files),
    root: "/repository",
    flakeDirectory: "",
    targets: null,
    scope: "project",
    config: { ...defaultConfig, set: "strict" },
    threads,
  };
}

/** Another thread that does every second batch, of which those in `lost` come to nothing. */
function otherThread(lost: (index: number) => boolean): LintThreads & { linted: number } {
  const other = {
    leastText: 0,
    linted: 0,
    start: ((job, batches) => {
      const linter = new BatchLinter(structuredClone(job), parser);
      const lints = new Map<number, readonly FileLint[]>();
      for (const [index, batch] of batches.entries()) {
        if (index % 2 === 1 || lost(index)) continue;
        lints.set(index, structuredClone(linter.lint(batch)));
        other.linted += batch.length;
      }
      let last = batches.length;
      const claim = () => {
        while (--last >= 0) if (last % 2 === 1) return last;
        return undefined;
      };
      return { claim, outcomes: Promise.resolve(lints) };
    }) satisfies LintThreads["start"],
  };
  return other;
}

async function told(threads?: LintThreads): Promise<string> {
  const { report } = await analyze(inputWith(threads));
  expect(report.crashes).toEqual([]);
  return renderJson({ ...report, summary: { ...report.summary, durationMs: 0 } });
}

it("says the same whoever lints a file", async () => {
  const other = otherThread(() => false);
  const alone = await told();
  expect(await told(other)).toBe(alone);
  expect(alone).toContain("unused-binding");
  expect(other.linted).toBeGreaterThan(10);
});

it("lints what a thread that died had begun", async () => {
  expect(await told(otherThread((index) => index > 2))).toBe(await told());
});

it("divides texts by their length, in order, and loses none", () => {
  const texts = [10, 200_000, 5, 5, 70_000, 1].map((length, index) => ({ path: `${index}`, text: "x".repeat(length) }));
  const batches = divideIntoBatches(texts);
  expect(batches.flat()).toEqual(texts);
  expect(batches.map((batch) => batch.map(({ path }) => path).join())).toEqual(["0,1", "2,3,4", "5"]);
  expect(divideIntoBatches([])).toEqual([]);
});
