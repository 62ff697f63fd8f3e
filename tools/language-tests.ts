/**
 * Runs the language tests of Nix itself: `npm run language-tests -- DIR`, where DIR is the folder
 * `tests/functional/lang` of a checkout of NixOS/nix. Cases `eval-okay-*` must print what Nix prints, cases `eval-fail-*`
 * must fail. Prints each case that does not, with the reason, and those that ask for what evaluation without Nix cannot
 * do. Exit code: 0 all others passed, 1 a case failed, 2 there are no cases.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type CaseResult, LanguageCase } from "./evaluation/language-case.ts";
import { reasonOutOfReach } from "./evaluation/out-of-reach.ts";

process.exitCode = main(process.argv.slice(2));

function main([folder]: readonly string[]): number {
  if (folder === undefined || !existsSync(folder)) {
    console.error("usage: npm run language-tests -- DIR (the folder tests/functional/lang of NixOS/nix)");
    return 2;
  }
  const absolute = resolve(folder);
  const names = readdirSync(absolute)
    .filter((name) => /^eval-(okay|fail)-.*\.nix$/.test(name))
    .map((name) => name.slice(0, -".nix".length));
  if (names.length === 0) return 2;
  const failed = runKind(absolute, names, "okay") + runKind(absolute, names, "fail");
  return failed > 0 ? 1 : 0;
}

function runKind(folder: string, names: readonly string[], kind: "okay" | "fail"): number {
  const cases = names.filter((name) => name.startsWith(`eval-${kind}-`));
  let passed = 0;
  let outOfReach = 0;
  for (const name of cases) {
    const result = runCase(folder, name, kind);
    if (result.passed) passed++;
    else {
      const reason = reasonOutOfReach(name);
      if (reason !== undefined) outOfReach++;
      console.log(`${name}: ${reason === undefined ? result.reason : `out of reach: ${reason}`}`);
    }
  }
  console.log(`eval-${kind}: ${passed} of ${cases.length} passed, ${outOfReach} out of reach`);
  return cases.length - passed - outOfReach;
}

function runCase(folder: string, name: string, kind: "okay" | "fail"): CaseResult {
  const flags = join(folder, `${name}.flags`);
  const test = new LanguageCase({
    root: dirname(folder),
    folder: basename(folder),
    name,
    flags: existsSync(flags) ? readFileSync(flags, "utf8") : "",
  });
  return kind === "okay" ? test.expectOutput() : test.expectFailure();
}
