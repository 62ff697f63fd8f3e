import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { git, type Outcome, useProgram } from "./program.ts";

const program = useProgram();

const broken = "{ ... }:\n{\n  a = missing;\n}\n";

/** A repository that holds a flake in one of its folders, and a module beside it. */
function monorepo(): string {
  const folder = program.folder({
    "machines/flake/flake.nix": flakeWith({ laptop: "./laptop.nix" }),
    "machines/flake/laptop.nix": "{ ... }:\n{\n  imports = [ ../shared/sound.nix ];\n  a = missing;\n}\n",
    "machines/shared/sound.nix": "{ }\n",
  });
  git(folder, "init", "-q", "-b", "main");
  return folder;
}

function commit(folder: string): void {
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "first");
}

const argv = (...rest: readonly string[]) => [
  "--select",
  "undefined-variable,unresolved-import,import-outside-flake",
  ...rest,
];

/** Where the results of a run are, as SARIF says it. */
function urisOf({ stdout }: Outcome): (string | undefined)[] {
  const { runs } = JSON.parse(stdout) as Log;
  const results = runs[0]?.results ?? [];
  return results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
}

/** Git takes the repository for somebody else's, as it does in many containers. */
const foreign = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };

test("SARIF counts from the top of the repository, wherever the flake is and from where it is checked", () => {
  const cwd = monorepo();
  commit(cwd);
  const uris = ["machines/flake/laptop.nix"];
  const link = join(cwd, "..", "link to it");
  symlinkSync(cwd, link);
  expect(urisOf(program.run(argv("machines/flake", "--format", "sarif"), { cwd }))).toEqual(uris);
  expect(urisOf(program.run(argv("--format", "sarif"), { cwd: join(link, "machines/flake") }))).toEqual(uris);
});

test("SARIF names the file that a link leads to, not the link", () => {
  const cwd = monorepo();
  mkdirSync(join(cwd, "links"));
  symlinkSync("../machines/flake/laptop.nix", join(cwd, "links/laptop.nix"));
  commit(cwd);
  const uris = ["machines/flake/laptop.nix"];
  expect(urisOf(program.run(argv("links/laptop.nix", "--format", "sarif"), { cwd }))).toEqual(uris);
  expect(urisOf(program.run(argv(".", "--format", "sarif"), { cwd }))).toEqual(uris);
});

test("where git refuses, paths are those of the repository all the same, and it is said why and what helps", () => {
  const cwd = monorepo();
  commit(cwd);
  const run = program.run(argv("machines/flake", "--format", "sarif"), { cwd, env: foreign });
  expect(urisOf(run)).toEqual(["machines/flake/laptop.nix"]);
  expect(run.stderr).toMatch(
    /^note: every file on disk .* dubious ownership.* git config --global --add safe\.directory/,
  );
  const file = program.run(argv("machines/flake/laptop.nix", "--format", "sarif"), { cwd, env: foreign });
  expect(urisOf(file)).toEqual(["machines/flake/laptop.nix"]);
  const staged = program.run(["--staged"], { cwd, env: foreign });
  expect(staged.stderr).toMatch(/^error: --staged: git .* dubious ownership.*\nhint: .*safe\.directory/);
  expect(staged.status).toBe(2);
});

test("a home that is kept in git is not searched as a whole because git refuses", () => {
  const cwd = monorepo();
  const run = program.run(argv("machines/flake", "--format", "sarif"), { cwd, env: { ...foreign, HOME: cwd } });
  expect(new Set(urisOf(run))).toEqual(new Set(["laptop.nix"]));
});

test("a worktree whose repository is gone is checked, and for a change it is said what is missing", () => {
  const cwd = program.folder({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": broken });
  writeFileSync(join(cwd, ".git"), "gitdir: /nowhere/.git/worktrees/x\n");
  const run = program.run(argv("--format", "concise"), { cwd });
  expect(run.stdout).toMatch(/^laptop\.nix:3:7: /);
  expect(run.stderr).toMatch(/^note: every file on disk .*'\/nowhere\/\.git\/worktrees\/x', which is not there/);
  expect(program.run(["--changed"], { cwd }).stderr).toMatch(/^error: --changed: .*\nhint: .*git worktree repair\n$/);
});

test("without a commit there is no change yet, but an index", () => {
  const cwd = monorepo();
  const untracked = program.run(["--staged", "machines/flake"], { cwd });
  expect(untracked.stderr).toMatch(/^error: --staged: git tracks nothing in '.*machines\/flake'\nhint: git add/);
  git(cwd, "add", ".");
  expect(program.run(["--changed"], { cwd }).stderr).toMatch(/^error: --changed: nothing is committed yet\nhint: /);
  const staged = program.run(argv("--staged", "--format", "sarif", "machines/flake"), { cwd });
  expect(urisOf(staged)).toEqual(["machines/flake/laptop.nix"]);
});

test("a detached clone without history is checked as any other, and told how to fetch what a change needs", () => {
  const origin = monorepo();
  commit(origin);
  git(origin, "commit", "-q", "--allow-empty", "-m", "second");
  const cwd = program.folder({});
  git(origin, "clone", "-q", "--depth", "1", `file://${origin.replaceAll(" ", "%20")}`, cwd);
  git(cwd, "checkout", "-q", "--detach");
  const run = program.run(argv("machines/flake", "--format", "sarif"), { cwd });
  expect(urisOf(run)).toEqual(["machines/flake/laptop.nix"]);
  expect(run.stderr).toBe("");
  expect(program.run(["--staged"], { cwd }).status).toBe(0);
  expect(program.run(["--changed=HEAD~1"], { cwd }).stderr).toMatch(
    /^error: --changed: git knows no commit 'HEAD~1'\nhint: .*'fetch-depth: 0'.*GIT_DEPTH: 0.*git fetch --unshallow origin/,
  );
});
