import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Without what the caller's npm, CI and Node hand down: a user's machine has none of it. */
const handedDown = /^(?:npm_|NODE_OPTIONS$|NODE_EXTRA_CA_CERTS$|INIT_CWD$|GITHUB_ACTIONS$|GITLAB_CI$|FORCE_COLOR$)/i;

export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !handedDown.test(name)));
}

/** Runs a program to its end, whatever its exit code. */
export function run(program: string, argv: readonly string[], folder?: string): SpawnSyncReturns<string> {
  return spawnSync(program, argv, { cwd: folder, env: cleanEnvironment(), encoding: "utf8", maxBuffer: 2 ** 26 });
}

/** What a program prints. Throws an `Error` with what it complains of if it fails. */
export function output(program: string, argv: readonly string[], folder?: string): string {
  const { status, stdout, stderr, error } = run(program, argv, folder);
  if (status === 0) return stdout;
  const complaint = error?.message ?? `exit code ${status}\n${stderr.slice(-2000)}`;
  throw new Error(`${program} ${argv.join(" ")}: ${complaint}`);
}

export function npm(argv: readonly string[], folder: string): string {
  return output("npm", [...argv, "--no-audit", "--no-fund"], folder);
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}
