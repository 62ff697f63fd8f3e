import { deepStrictEqual, ok } from "node:assert";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { NotRun } from "../named-checks.ts";
import type { PackageCheck, Packed } from "./check.ts";
import { npm, read } from "./programs.ts";
import { tryEverything, tryProgram } from "./try-program.ts";

/** Installs into a new folder; gives it. */
export function install({ folder, tarball }: Packed, name: string): string {
  const project = join(folder, name);
  mkdirSync(project, { recursive: true });
  npm(["install", tarball], project);
  return project;
}

export const programIn = (project: string) => join(project, "node_modules/.bin/flakelint");

export const placeChecks: readonly PackageCheck[] = [
  {
    name: "installed in an empty folder, all of it works",
    run: (packed) => {
      const project = install(packed, "empty");
      const installed = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
      deepStrictEqual(installed, ["flakelint"]);
      tryProgram(["npx", "flakelint"], packed, project);
      return tryEverything([programIn(project)], project);
    },
  },
  {
    name: "installed globally, with a prefix",
    run: (packed) => {
      const prefix = join(packed.folder, "global");
      npm(["install", "--global", "--prefix", prefix, packed.tarball], packed.folder);
      tryProgram([join(prefix, "bin/flakelint")], packed);
      const page = join(prefix, "share/man/man1/flakelint.1");
      if (packed.manifest.man === undefined) return "package.json names no man page";
      ok(/^\.Dt FLAKELINT 1$/m.test(read(page)), "the man page is where man looks");
      return "with its man page";
    },
  },
  {
    name: "behind a symbolic link",
    run: (packed) => {
      const link = join(packed.folder, "linked");
      symlinkSync(programIn(join(packed.folder, "empty")), link);
      tryProgram([link], packed);
      return undefined;
    },
  },
  {
    name: "in a folder with blanks, umlauts and signs",
    run: (packed) => {
      const project = install(packed, "Übung für #1, 100 % & 'mehr'");
      tryProgram([programIn(project)], packed, project);
      return undefined;
    },
  },
  {
    name: "in a folder that nobody may write to, by a user without home",
    run: (packed) => {
      const project = install(packed, "read-only");
      if (process.getuid?.() !== 0) throw new NotRun("only root can run it as somebody else");
      chmodSync(packed.folder, 0o755);
      spawnSync("chmod", ["-R", "a-w", project]);
      const elsewhere = mkdtempSync(join(packed.folder, "cwd-"));
      chmodSync(elsewhere, 0o755);
      const program = join(project, "node_modules/flakelint/dist/cli.js");
      const asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "-i", process.execPath, program];
      tryProgram(["setpriv", ...asNobody], packed, elsewhere);
      deepStrictEqual(existsSync(join(project, "node_modules/flakelint/.cache")), false);
      return undefined;
    },
  },
];
