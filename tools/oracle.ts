/**
 * Compares flakelint with the Nix on PATH: `npm run oracle -- [--trees] [--examples] DIR…`
 *
 * Every .nix file below the folders is judged by both, and with `--examples` those in the rules' examples. Whether it is
 * accepted is compared, and the line where both refuse it; with `--trees` also the structure of what both accept, in the
 * form that Nix 2.8 prints. Prints each disagreement, and the files in which a known reason (tools/oracle/reasons.ts)
 * explained one. Exit code: 0 all agreed or explained, 1 a disagreement, 2 nothing could be compared.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { registry } from "../src/rules/registry.ts";
import { type Comparison, compareTrees, compareVerdicts } from "./oracle/disagreement.ts";
import { judgeFile } from "./oracle/own-verdict.ts";
import { RealNix } from "./oracle/real-nix.ts";

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const withTrees = argv.includes("--trees");
  const withExamples = argv.includes("--examples");
  const folders = argv.filter((argument) => argument !== "--trees" && argument !== "--examples");
  if ((folders.length === 0 && !withExamples) || folders.some((folder) => folder.startsWith("-"))) {
    return stop("usage: npm run oracle -- [--trees] [--examples] DIR…");
  }
  const nix = RealNix.find();
  if (nix === null) return stop("there is no nix-instantiate on PATH: install Nix (on Debian: apt install nix-bin)");
  if (withTrees && !nix.isBefore(2, 9)) {
    return stop(
      `trees are compared in the form that Nix 2.8 prints, and this is Nix ${nix.version}: leave out --trees`,
    );
  }
  const examples = withExamples ? mkdtempSync(join(tmpdir(), "examples-")) : null;
  try {
    if (examples !== null) writeExamples(examples);
    const files = [...folders, ...(examples === null ? [] : [examples])].flatMap((folder) => nixFiles(resolve(folder)));
    if (files.length === 0) return stop("there is no .nix file below these folders");
    return await compareFiles(nix, files, withTrees);
  } finally {
    if (examples !== null) rmSync(examples, { recursive: true });
  }
}

function writeExamples(folder: string): void {
  for (const { rule } of registry) {
    for (const [kind, example] of Object.entries(rule.example)) {
      const files = typeof example === "string" ? { "flake.nix": example } : example;
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, rule.id, kind, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  }
}

async function compareFiles(nix: RealNix, files: readonly string[], withTrees: boolean): Promise<number> {
  const start = performance.now();
  const verdicts = await nix.judge(files);
  const explained = new Map<string, string[]>();
  let disagreements = 0;
  for (const [index, file] of files.entries()) {
    const theirs = verdicts[index];
    if (theirs === undefined) continue;
    const judged = { nix, theirs, ours: await judgeFile(file) };
    const comparisons = [await compareVerdicts(judged), ...(withTrees ? [await compareTrees(judged, file)] : [])];
    for (const comparison of comparisons) {
      if (comparison.kind === "explained") {
        explained.set(comparison.reason, [...(explained.get(comparison.reason) ?? []), file]);
      } else if (comparison.kind === "disagreed") {
        disagreements++;
        printDisagreement(file, comparison);
      }
    }
  }
  for (const [reason, places] of explained) {
    console.log(`explained ${places.length}×: ${reason}`);
    for (const place of places) console.log(`  ${place}`);
  }
  const refused = verdicts.filter(({ kind }) => kind === "refused").length;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${files.length} files with Nix ${nix.version}: ${files.length - refused} accepted, ${refused} refused; ` +
      `${disagreements} disagreements${withTrees ? ", trees included" : ""}; ${seconds} s`,
  );
  return disagreements > 0 ? 1 : 0;
}

function printDisagreement(file: string, { about, theirs, ours }: Extract<Comparison, { kind: "disagreed" }>): void {
  console.log(`${file}: ${about}\n  Nix:       ${theirs}\n  flakelint: ${ours}`);
}

/** Symbolic links are left out: what they lead to is compared where it is, if it is below the folders. */
function nixFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === ".git" || entry.name === "node_modules" ? [] : nixFiles(path);
      return entry.isFile() && entry.name.endsWith(".nix") ? [path] : [];
    });
}

function stop(words: string): number {
  console.error(words);
  return 2;
}
