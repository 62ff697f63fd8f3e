/**
 * Checks flake.nix under the Nix on PATH: `npm run check:flake -- [--nixpkgs-lib DIR] [--flake-parts DIR]
 * [--git-hooks DIR] [--treefmt-nix DIR]`
 *
 * nixpkgs is too large to fetch, so a small flake stands in for it (`tools/check-flake/inputs/`): its derivations are real, and are
 * built by Nix from the programs of this machine. Built and run are the package from source and from a release, the
 * checks, the template and the flakes in docs/nix.md. The options say where libraries are; those not given are cloned, and what needs one
 * that cannot be had is told as not run. Exit code: 0 all is well, 1 something is not, 2 nothing could be checked.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkDocuments } from "./check-flake/check-documents.ts";
import { checkOutputs } from "./check-flake/check-outputs.ts";
import { checkPackage } from "./check-flake/check-package.ts";
import { checkTemplate } from "./check-flake/check-template.ts";
import { copyRepository } from "./check-flake/copy-repository.ts";
import { libraries, prepareInputs } from "./check-flake/inputs.ts";
import { nix } from "./check-flake/nix.ts";
import { runChecks } from "./named-checks.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));

process.exitCode = main();

function main(): number {
  const given = readOptions();
  if (spawnSync("nix", ["--version"]).status !== 0) {
    console.error("not run: there is no nix on PATH (on Debian: apt install nix-bin)");
    return 2;
  }
  if (!hasWritableStore()) {
    console.error("not run: Nix may not write to its store");
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), "flakelint-flake-"));
  try {
    const inputs = prepareInputs(folder, copyRepository(repository, join(folder, "flakelint")), given);
    const checks = [
      ...checkOutputs(inputs),
      ...checkPackage(inputs),
      ...checkTemplate(inputs),
      ...checkDocuments(inputs),
    ];
    return runChecks(checks, inputs) ? 0 : 1;
  } finally {
    spawnSync("chmod", ["-R", "u+w", folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasWritableStore(): boolean {
  try {
    return nix(["eval", "--impure", "--raw", "--expr", 'toString (builtins.toFile "probe" "")']) !== "";
  } catch {
    return false;
  }
}

function readOptions(): ReadonlyMap<string, string> {
  const options = Object.fromEntries(libraries.map(({ name }) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  return new Map(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
