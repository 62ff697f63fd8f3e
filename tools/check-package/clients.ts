import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NotRun } from "../named-checks.ts";
import type { PackageCheck, Packed } from "./check.ts";
import { programIn } from "./places.ts";
import { output, run } from "./programs.ts";
import { tryProgram } from "./try-program.ts";

/** The oldest and newest versions that people have: package.json says from which Node on. */
const nodes = ["20", "22", "24"];
const installers = [
  { name: "npm@9", argv: ["install", "--no-audit", "--no-fund"] },
  { name: "npm@10", argv: ["install", "--no-audit", "--no-fund"] },
  { name: "npm@11", argv: ["install", "--no-audit", "--no-fund"] },
  { name: "pnpm@10", argv: ["add"] },
  { name: "yarn@1", argv: ["add", "--non-interactive"] },
];

export const clientChecks: readonly PackageCheck[] = [
  ...nodes.map((version) => ({
    name: `under Node ${version}`,
    run: (packed: Packed) => {
      const node = nodeProgram(version, packed);
      const cli = join(packed.folder, "empty/node_modules/flakelint/dist/cli.js");
      tryProgram([node, cli], packed);
      return output(node, ["--version"]).trim();
    },
  })),
  ...installers.map(({ name, argv }) => ({
    name: `installed by ${name}`,
    run: (packed: Packed) => {
      const project = join(packed.folder, `by-${name}`);
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), '{ "name": "somebody", "version": "1.0.0", "private": true }\n');
      const client = ["--yes", "--package", name, "--", name.replace(/@.*/, "")];
      const version = run("npx", [...client, "--version"], project);
      if (version.status !== 0) throw new NotRun(`npm cannot fetch ${name}`);
      output("npx", [...client, ...argv, packed.tarball], project);
      tryProgram([programIn(project)], packed, project);
      return version.stdout.trim();
    },
  })),
];

/** Where the Node of a major version is: this one, or one that npm fetches. Throws `NotRun`. */
function nodeProgram(major: string, { folder }: Packed): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const ask = ["--yes", "--package", `node@${major}`, "--", "node", "--print", "process.execPath"];
  const { status, stdout } = run("npx", ask, folder);
  if (status !== 0) throw new NotRun(`npm cannot fetch node@${major}`);
  return stdout.trim();
}
