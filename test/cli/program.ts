import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { buildProgram } from "../../tools/build.ts";

/** The program as users get it, built once for a test file. */
export interface Program {
  /** Runs it; the environment holds nothing that changes colours, git knows no user, and nothing is kept in the user's caches. */
  run(argv: readonly string[], options?: RunOptions): Outcome;
  /** A new folder with these files, outside of any git repository. */
  folder(files: Readonly<Record<string, string | Uint8Array>>): string;
  /** Where the program is. */
  readonly path: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Who runs it: for what the superuser cannot be denied. */
  readonly uid?: number;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Builds the program before the tests of a file, and removes all folders after them. */
export function useProgram(): Program {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "flakelint-cli-")));
  const path = join(base, "dist/cli.js");
  chmodSync(base, 0o755);
  let count = 0;
  beforeAll(() => buildProgram(join(base, "dist")));
  afterAll(() => rmSync(base, { recursive: true, force: true }));
  return {
    path,
    run: (argv, { env, ...options } = {}) => {
      const all = { XDG_CACHE_HOME: join(base, "caches"), ...env };
      return outcomeOf(spawn(process.execPath, [path, ...argv], { ...options, env: all }, base));
    },
    folder: (files) => {
      const folder = join(base, `folder ${++count}`);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      return folder;
    },
  };
}

/** Runs git in a folder, as nobody in particular. */
export function git(cwd: string, ...argv: readonly string[]): string {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
  const result = spawn("git", [...identity, ...argv], {}, cwd);
  if (result.status !== 0) throw new Error(`git ${argv.join(" ")}: ${result.stderr}`);
  return result.stdout;
}

function spawn(program: string, argv: readonly string[], options: RunOptions, cwd: string): SpawnSyncReturns<string> {
  const { PATH = "", HOME = "" } = process.env;
  return spawnSync(program, argv, {
    cwd: options.cwd ?? cwd,
    input: options.input ?? "",
    env: { PATH, HOME, ...options.env },
    encoding: "utf8",
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
}

function outcomeOf({ status, stdout, stderr }: SpawnSyncReturns<string>): Outcome {
  return { status, stdout, stderr };
}
