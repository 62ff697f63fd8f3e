import { deepStrictEqual, match, ok } from "node:assert";
import { formatNames } from "../../src/reporters/formats.ts";
import type { Packed } from "./check.ts";
import { sample } from "./pack.ts";
import { run } from "./programs.ts";

/** A program and the arguments before its own: `["node", "cli.js"]`. */
export type CommandLine = readonly [program: string, ...before: string[]];

function call([program, ...before]: CommandLine, argv: readonly string[], folder?: string) {
  return run(program, [...before, ...argv], folder);
}

/** Asks for the version, and checks a flake with offences and one without. Throws an `Error` if it does not work. */
export function tryProgram(command: CommandLine, { manifest }: Packed, folder?: string): void {
  const version = call(command, ["--version"], folder);
  deepStrictEqual([version.status, version.stdout.trim()], [0, manifest.version], version.stderr);
  const broken = call(command, ["check", sample, "--format", "json"], folder);
  deepStrictEqual(broken.status, 1, broken.stderr);
  ok(JSON.parse(broken.stdout).findings.length > 20, "the offences of the sample are found");
  const clean = call(command, ["check", sample.replace(/-broken$/, "")], folder);
  deepStrictEqual(clean.status, 0, clean.stderr);
}

/** Every format, and what else prints something. Gives the names of what was tried. */
export function tryEverything(command: CommandLine, folder: string): string {
  for (const format of formatNames) {
    const { status, stdout, stderr } = call(command, ["check", sample, "--format", format], folder);
    deepStrictEqual(status, 1, `${format}: ${stderr}`);
    match(stdout, /missing-follows|unused|imports/, format);
  }
  const others = [["rules"], ["explain", "missing-follows"], ["hosts", sample], ["graph", sample], ["--help"]];
  for (const argv of others) {
    const { status, stdout, stderr } = call(command, argv, folder);
    deepStrictEqual(status, 0, `${argv.join(" ")}: ${stderr}`);
    ok(stdout.length > 100, `${argv.join(" ")} prints something`);
  }
  return [...formatNames, ...others.map(([name]) => name)].join(", ");
}
