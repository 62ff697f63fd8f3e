import { chmodSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findChangeBase } from "#src/cli/change-base.ts";
import { flakeWith } from "../support/flakes.ts";
import { git, useProgram } from "./program.ts";

const program = useProgram();

const broken = "{ ... }:\n{\n  a = missing;\n}\n";
const clean = "{ }\n";
const host = "{ imports = [ ./shared.nix ]; }\n";
const flake = { "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": host, "shared.nix": clean };

/** A repository whose branch `work` has left `main`, which has gone on. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const folder = program.folder({ ...flake, ...files });
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "first");
  git(folder, "checkout", "-q", "-b", "work");
  git(folder, "checkout", "-q", "main");
  writeFileSync(join(folder, "main.nix"), broken);
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "main goes on");
  git(folder, "checkout", "-q", "work");
  return folder;
}

function changed(cwd: string, ...argv: readonly string[]) {
  return program.run(["--select", "undefined-variable,unresolved-import", "--format", "concise", ...argv], { cwd });
}

describe("--changed", () => {
  test("tells what differs from where the branch began, committed or not, tracked or not", () => {
    const cwd = repository({ "old.nix": broken, "same.nix": broken, "a.nix": clean, "b.nix": clean });
    writeFileSync(join(cwd, ".gitignore"), "ignored.nix\n");
    writeFileSync(join(cwd, "a.nix"), broken);
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "second");
    for (const name of ["b.nix", "new.nix", "ignored.nix"]) writeFileSync(join(cwd, name), broken);
    git(cwd, "mv", "old.nix", "moved.nix");
    // A fresh copy of a repository has other times everywhere.
    utimesSync(join(cwd, "same.nix"), 1, 1);
    const { stdout, stderr, status } = changed(cwd, "--changed");
    expect(stdout.match(/^\w+\.nix/gm)).toEqual(["a.nix", "b.nix", "moved.nix", "new.nix"]);
    expect(stderr).toMatch(/^note: 6 files differ from [0-9a-f]{10}, where HEAD left main\n$/);
    expect(status).toBe(1);
    expect(changed(cwd, "--changed=HEAD", "b.nix").stdout).toMatch(/^b\.nix:3:7: [^\n]*\n$/);
  });

  test("takes a REF behind a blank, too, unless a file or folder is called so", () => {
    const cwd = repository({ "a.nix": clean, "b.nix": clean });
    for (const name of ["a.nix", "b.nix"]) writeFileSync(join(cwd, name), broken);
    const behindBlank = changed(cwd, "--changed", "HEAD", "b.nix");
    expect(behindBlank.stdout).toMatch(/^b\.nix:3:7: [^\n]*\n$/);
    expect(behindBlank.stderr).toMatch(/, which is HEAD\n$/);
    writeFileSync(join(cwd, "main"), "");
    expect(changed(cwd, "--changed", "main").stderr).toMatch(/, where HEAD left main\n$/);
    expect(changed(cwd, "--changed", "main").stdout).toBe("");
  });

  test("tells what a removal breaks elsewhere, and nothing that was broken before", () => {
    const cwd = repository({ "laptop.nix": "{\n  imports = [\n    ./gone.nix\n    ./shared.nix\n  ];\n}\n" });
    unlinkSync(join(cwd, "shared.nix"));
    expect(changed(cwd, "--changed=main").stdout).toMatch(/^laptop\.nix:4:5: error\[unresolved-import\][^\n]*\n$/);
  });

  test("is quiet where nothing differs, and the report is whole all the same", () => {
    const cwd = repository({ "a.nix": broken });
    const { stdout, stderr, status } = program.run(["--changed", "--format", "sarif"], { cwd });
    expect(JSON.parse(stdout).runs[0].results).toEqual([]);
    expect({ stderr, status }).toEqual({
      stderr: expect.stringMatching(/^note: no files differ from [0-9a-f]{10}, where HEAD left main\n$/),
      status: 0,
    });
  });

  test("--fix mends what is told", () => {
    const fixable = "{ home = https://example.org; }\n";
    const cwd = repository({ "a.nix": fixable, "b.nix": fixable });
    writeFileSync(join(cwd, "a.nix"), `# changed\n${fixable}`);
    program.run(["--changed", "--select", "url-literal", "--fix"], { cwd });
    expect(git(cwd, "diff", "--name-only")).toBe("a.nix\n");
    expect(git(cwd, "diff")).toContain('+{ home = "https://example.org"; }');
  });
});

describe("the commit that changes are counted from", () => {
  test("is where HEAD left the default branch of the remote, if there is one", () => {
    const origin = repository();
    git(origin, "checkout", "-q", "main");
    const cwd = program.folder({});
    git(origin, "clone", "-q", origin, cwd);
    expect(findChangeBase(cwd, null)).toEqual({
      commit: git(cwd, "rev-parse", "HEAD").trim(),
      because: "which is origin/HEAD",
    });
    expect(findChangeBase(cwd, "origin/work")).toMatchObject({ because: "which is origin/work" });
  });

  const mistake = (cwd: string, reference: string | null) => {
    try {
      return findChangeBase(cwd, reference).because;
    } catch (thrown) {
      const { message, hint } = thrown as Error & { hint?: string };
      return `${message} | ${hint}`;
    }
  };

  test("does not exist for a name that nothing has", () => {
    const cwd = repository();
    expect(mistake(cwd, "mian")).toBe("--changed: git knows no commit 'mian' | did you mean 'main'?");
    expect(mistake(cwd, "--all")).toContain("git knows no commit '--all'");
    git(cwd, "checkout", "-q", "--orphan", "alone");
    expect(mistake(cwd, null)).toContain("nothing is committed yet");
    git(cwd, "commit", "-q", "-m", "alone");
    expect(mistake(cwd, "main")).toContain("HEAD and 'main' have no commit in common |");
  });

  test("may be missing from a shallow clone, which is said", () => {
    const origin = repository();
    git(origin, "checkout", "-q", "main");
    const cwd = program.folder({});
    git(origin, "clone", "-q", "--depth", "1", "--branch", "work", `file://${origin.replaceAll(" ", "%20")}`, cwd);
    expect(mistake(cwd, null)).toMatch(
      /^--changed: none of origin\/HEAD, .* exists.*\| fetch the history: 'fetch-depth: 0'/,
    );
    expect(mistake(cwd, "HEAD~1")).toMatch(/git knows no commit 'HEAD~1' \| fetch the history/);
    git(cwd, "fetch", "-q", "--depth", "1", "origin", "main:main");
    expect(mistake(cwd, null)).toMatch(/no commit in common in this shallow clone \| fetch the history/);
  });
});

describe("a mistake is one line and a hint", () => {
  test.each([
    [["--changed", "mian"], /^error: no such file or folder: 'mian'\n/],
    [["--changed="], /^error: --changed= names nothing\nhint: /],
    [["--changed", "--stdin-filename", "a.nix"], /^error: --changed and --stdin-filename contradict each other\n$/],
  ])("%j", (argv, expected) => {
    const { status, stdout, stderr } = program.run(argv, { cwd: repository() });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(expected);
  });

  test("without git, and outside of it", () => {
    const cwd = repository();
    expect(program.run(["--changed"], { cwd, env: { PATH: cwd } }).stderr).toBe(
      "error: --changed needs git, which was not found\n",
    );
    expect(program.run(["--changed"], { cwd: program.folder({ "a.nix": clean }) }).stderr).toMatch(
      /^error: --changed needs a git repository, and '.*' is in none\n/,
    );
  });

  test.skipIf(process.getuid?.() !== 0)("in somebody else's repository", () => {
    const cwd = repository();
    for (const path of [cwd, join(cwd, ".git")]) chmodSync(path, 0o755);
    const { stderr } = program.run(["--changed"], { cwd, uid: 65534, env: { HOME: cwd } });
    expect(stderr).toMatch(/^error: --changed: git .* failed: detected dubious ownership.*\nhint: .*safe\.directory/);
  });
});
