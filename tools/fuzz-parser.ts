/**
 * Tries the parser on random programs, mutations of the fixtures, and noise: `npm run fuzz -- [--nix] [cases] [seed]`
 * (default: 100000 cases, seed 1). Each case must keep the promises of tools/fuzz/checks.ts, and a random program must be
 * accepted. With `--nix`, a sample is judged by the Nix on PATH too: accept or refuse, and the tree. Prints what fails
 * with its text, made smaller where that keeps it failing. Exit code: 0 nothing failed, 1 something did, 2 no Nix.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadParserFor } from "../src/cli/load-parser.ts";
import { type FuzzCase, fuzzCase } from "./fuzz/cases.ts";
import { brokenPromises, parse } from "./fuzz/checks.ts";
import { smaller } from "./fuzz/smaller.ts";
import { compareTrees, compareVerdicts } from "./oracle/disagreement.ts";
import { judgeFile } from "./oracle/own-verdict.ts";
import { RealNix } from "./oracle/real-nix.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);
const mostShown = 20;
/** How many cases are judged by Nix. */
const sampleSize = 4000;

/** Smaller programs are refused for other reasons. */
const refused = "a program is refused";

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const [cases = 100_000, seed = 1] = argv.filter((argument) => argument !== "--nix").map(Number);
  if (!Number.isInteger(cases) || !Number.isInteger(seed)) {
    console.error("usage: npm run fuzz -- [--nix] [cases] [seed]");
    return 2;
  }
  const nix = argv.includes("--nix") ? RealNix.find() : null;
  if (argv.includes("--nix") && nix === null) {
    console.error("there is no nix-instantiate on PATH: install Nix (on Debian: apt install nix-bin)");
    return 2;
  }
  const start = performance.now();
  const sample = fuzz(cases, seed);
  console.log(`${cases} cases of seed ${seed}: ${sample.failures} failed; ${seconds(start)} s`);
  const differing = nix ? await compareWithNix(nix, sample.texts) : 0;
  return sample.failures + differing > 0 ? 1 : 0;
}

function fuzz(cases: number, seed: number): { readonly failures: number; readonly texts: readonly string[] } {
  const fixtures = fixtureTexts();
  const every = Math.max(1, Math.floor(cases / sampleSize));
  const texts: string[] = [];
  let failures = 0;
  for (let number = 0; number < cases; number++) {
    const made = fuzzCase(seed, number, fixtures);
    if (number % every === 0) texts.push(made.text);
    const [first] = failuresOf(made);
    if (first === undefined || ++failures > mostShown) continue;
    const text = first.startsWith(refused)
      ? made.text
      : smaller(made.text, (shorter) => failuresOf({ ...made, text: shorter }).some((other) => isAlike(other, first)));
    console.log(`case ${number} (${made.kind}): ${first}\n  ${JSON.stringify(text)}`);
  }
  return { failures, texts };
}

function failuresOf({ kind, text }: FuzzCase): string[] {
  const broken = brokenPromises(parser, text);
  if (broken.length > 0 || kind !== "program") return broken;
  return parse(parser, text).problems.map(({ message }) => `${refused}: ${message}`);
}

/** A smaller text must fail in the same way, if in other words. */
function isAlike(one: string, other: string): boolean {
  return one.slice(0, 16) === other.slice(0, 16);
}

async function compareWithNix(nix: RealNix, texts: readonly string[]): Promise<number> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `${index}.nix`);
      writeFileSync(file, text);
      return file;
    });
    const verdicts = await nix.judge(files);
    let differing = 0;
    let accepted = 0;
    for (const [index, file] of files.entries()) {
      const theirs = verdicts[index];
      if (theirs === undefined) continue;
      if (theirs.kind === "accepted") accepted++;
      const judged = { nix, theirs, ours: await judgeFile(file) };
      for (const comparison of [await compareVerdicts(judged), await compareTrees(judged, file)]) {
        if (comparison.kind !== "disagreed" || comparison.about === "line") continue;
        if (++differing > mostShown) continue;
        const { about, theirs: nixWords, ours } = comparison;
        console.log(`${about}: ${JSON.stringify(texts[index])}\n  Nix:       ${nixWords}\n  flakelint: ${ours}`);
      }
    }
    const counts = `${accepted} accepted by Nix ${nix.version}, ${files.length - accepted} refused`;
    console.log(`${files.length} of them judged by Nix: ${counts}; ${differing} disagreements; ${seconds(start)} s`);
    return differing;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fixtureTexts(): string[] {
  const root = fileURLToPath(new URL("../fixtures/", import.meta.url));
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".nix"));
  return names.sort().map((name) => readFileSync(join(root, name), "utf8"));
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
