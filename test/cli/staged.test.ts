import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { git, useProgram } from "./program.ts";

const program = useProgram();

const broken = "{ ... }:\n{\n  a = missing;\n}\n";
const fixable = "{ ... }:\n{\n  home = https://example.org;\n}\n";
const clean = "{ }\n";

const host = "{ imports = [ ./shared.nix ]; }\n";
const flake = { "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": host, "shared.nix": clean };

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A repository with everything committed. */
function repository(files: Files): string {
  const folder = program.folder({ ...flake, ...files });
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "first");
  return folder;
}

function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const rules = "undefined-variable,url-literal,unresolved-import,untracked-file,unreadable-file";

function staged(cwd: string, argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  return program.run(["--staged", "--select", rules, "--format", "concise", ...argv], { cwd, env });
}

describe("--staged judges", () => {
  test("the content of the index, whatever the work tree holds", () => {
    const cwd = repository({ "a.nix": clean, "b.nix": broken });
    write(cwd, { "a.nix": broken });
    git(cwd, "add", "a.nix");
    write(cwd, { "a.nix": clean, "b.nix": `${broken}\n`, "untracked.nix": broken });
    const { stdout, status } = staged(cwd);
    expect({ stdout, status }).toEqual({ stdout: expect.stringMatching(/^a\.nix:3:7: [^\n]*\n$/), status: 1 });

    git(cwd, "add", "a.nix");
    write(cwd, { "a.nix": broken });
    expect(staged(cwd)).toEqual({ stdout: "", stderr: "", status: 0 });
  });

  test("a file that was staged and then deleted, and none whose removal is staged", () => {
    const cwd = repository({ "a.nix": clean, "b.nix": broken });
    write(cwd, { "new.nix": broken });
    git(cwd, "add", "new.nix");
    git(cwd, "rm", "-q", "b.nix");
    unlinkSync(join(cwd, "new.nix"));
    expect(staged(cwd).stdout).toMatch(/^new\.nix:3:7: [^\n]*\n$/);
  });

  test("what a removal or a new name breaks elsewhere", () => {
    const cwd = repository({ "old.nix": "{ imports = [ ./gone.nix ]; }\n" });
    git(cwd, "mv", "shared.nix", "common.nix");
    expect(staged(cwd).stdout).toMatch(/^laptop\.nix:1:15: error\[unresolved-import\] path '\.\/shared\.nix'[^\n]*\n$/);
    write(cwd, { "laptop.nix": host.replace("shared", "common") });
    expect(staged(cwd).status).toBe(1);
    git(cwd, "add", "laptop.nix");
    expect(staged(cwd)).toMatchObject({ stdout: "", status: 0 });
  });

  test("the import of a file that nobody has added", () => {
    const cwd = repository({});
    write(cwd, { "laptop.nix": "{ imports = [ ./new.nix ./shared.nix ]; }\n", "new.nix": clean });
    git(cwd, "add", "laptop.nix");
    expect(staged(cwd).stdout).toContain("error[untracked-file] git does not track 'new.nix'");
    git(cwd, "add", "--intent-to-add", "new.nix");
    expect(staged(cwd).stdout).toContain("error[untracked-file]");
    git(cwd, "add", "new.nix");
    expect(staged(cwd).stdout).toBe("");
  });

  test("everything before the first commit", () => {
    const cwd = program.folder({ ...flake, "shared.nix": broken });
    git(cwd, "init", "-q");
    expect(staged(cwd)).toMatchObject({ stdout: "", status: 0 });
    git(cwd, "add", ".");
    expect(staged(cwd).stdout).toMatch(/^shared\.nix:3:7: [^\n]*\n$/);
  });

  test("files with any name, links and submodules, and other files than Nix files", () => {
    const library = repository({ "default.nix": broken });
    const cwd = repository({ "flake.nix": flakeWith({ a: "./link" }), "höst 'a'/default.nix": clean });
    symlinkSync("höst 'a'", join(cwd, "link"));
    git(cwd, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "library");
    write(cwd, { "höst 'a'/default.nix": "{ imports = [ ./c.nix ]; }\n", "höst 'a'/note.txt": "text" });
    git(cwd, "add", ".");
    expect(staged(cwd).stdout).toMatch(/^höst 'a'\/default\.nix:1:15: error\[unresolved-import\][^\n]*\n$/);
  });

  test("nothing of what git-crypt has encrypted, and says so", () => {
    const encrypted = Buffer.from("\0GITCRYPT\0\x81\xff\x00\x12", "latin1");
    const cwd = repository({ "shared.nix": encrypted });
    write(cwd, { "secret.nix": encrypted, "laptop.nix": "{ imports = [ ./shared.nix ./secret.nix ]; }\n" });
    git(cwd, "add", ".");
    write(cwd, { "secret.nix": clean });
    expect(staged(cwd)).toEqual({
      stdout: "",
      stderr: "note: 'secret.nix' is encrypted with git-crypt: left out\n",
      status: 0,
    });
  });

  test("by the settings and the baseline that are staged", () => {
    const cwd = repository({ "flakelint.toml": "", "a.nix": clean });
    write(cwd, { "flakelint.toml": '[rules]\nurl-literal = "error"\n', "a.nix": fixable });
    git(cwd, "add", "a.nix");
    const run = () => program.run(["--staged", "--format", "concise"], { cwd });
    expect(run().stdout).toContain("warning[url-literal]");
    git(cwd, "add", ".");
    expect(run().stdout).toContain("error[url-literal]");
  });
});

describe("--staged in a hook", () => {
  /** A hook that checks what is to be committed, and writes what it found. */
  function addHook(folder: string): void {
    const path = join(folder, ".git/hooks/pre-commit");
    mkdirSync(dirname(path), { recursive: true });
    const command = `"${process.execPath}" "${program.path}" --staged --select ${rules} --format concise`;
    writeFileSync(path, `#!/bin/sh\nexec ${command} >"${folder}/found.txt" 2>&1\n`);
    chmodSync(path, 0o755);
  }
  const commit = (folder: string, ...argv: readonly string[]) => {
    rmSync(join(folder, "found.txt"), { force: true });
    try {
      git(folder, "commit", "-q", "-m", "second", ...argv);
      return "committed";
    } catch {
      return readFileSync(join(folder, "found.txt"), "utf8");
    }
  };

  test("judges what `git commit -a` and `git commit FILE` commit, and nothing else", () => {
    const cwd = repository({ "a.nix": clean, "b.nix": clean });
    addHook(cwd);
    write(cwd, { "a.nix": broken });
    expect(commit(cwd, "-a")).toMatch(/^a\.nix:3:7: /);
    git(cwd, "add", "a.nix");
    write(cwd, { "b.nix": "{ b = 1; }\n" });
    expect(commit(cwd, "b.nix")).toBe("committed");
    expect(commit(cwd)).toMatch(/^a\.nix:3:7: /);
  });

  test("works in a linked work tree, and in a flake below the top", () => {
    const cwd = repository({ "nix/flake.nix": flake["flake.nix"], "nix/laptop.nix": clean });
    addHook(cwd);
    const tree = `${cwd} tree`;
    git(cwd, "worktree", "add", "-q", "-b", "other", tree);
    write(tree, { "nix/laptop.nix": "{ imports = [ ./gone.nix ]; a = missing; }\n" });
    git(tree, "add", ".");
    const found = staged(join(tree, "nix")).stdout;
    expect(found).toMatch(/^laptop\.nix:1:15: error\[unresolved-import\]/);
    expect(() => git(tree, "commit", "-q", "-m", "second")).toThrow();
  });

  test("of another repository does not look into the index of that one", () => {
    const cwd = repository({ "a.nix": clean });
    const other = repository({ "a.nix": clean });
    write(other, { "a.nix": broken });
    git(other, "add", ".");
    const env = { GIT_DIR: join(other, ".git"), GIT_INDEX_FILE: join(other, ".git/index"), GIT_PREFIX: "x/" };
    expect(staged(cwd, [], env)).toEqual({ stdout: "", stderr: "", status: 0 });
    expect(staged(other, [], env).status).toBe(1);
  });
});

describe("--staged --fix", () => {
  test("mends the work tree where it is as staged, leaves it to be added, and stops the commit", () => {
    const cwd = repository({ "a.nix": clean });
    write(cwd, { "a.nix": fixable });
    git(cwd, "add", ".");
    const { status, stderr } = staged(cwd, ["--fix"]);
    expect(status).toBe(1);
    expect(stderr).toContain("the fixes are in the work tree and not staged");
    expect(git(cwd, "show", ":a.nix")).toBe(fixable);
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toContain('"https://example.org"');
    git(cwd, "add", ".");
    expect(staged(cwd, ["--fix"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("leaves a partly staged file alone; --diff is a patch for the index", () => {
    const cwd = repository({ "a.nix": clean });
    write(cwd, { "a.nix": fixable });
    git(cwd, "add", ".");
    write(cwd, { "a.nix": `${fixable}# not staged\n` });
    const { status, stdout, stderr } = staged(cwd, ["--fix"]);
    expect(status).toBe(2);
    expect(stdout).toContain("a.nix:3:10: warning[url-literal]");
    expect(stderr).toContain("error: 'a.nix' was left as it is: it differs from what is staged (git diff shows how)\n");
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toBe(`${fixable}# not staged\n`);
    write(cwd, { "fix.patch": program.run(["--staged", "--select", rules, "--diff"], { cwd }).stdout });
    git(cwd, "apply", "--cached", "fix.patch");
    expect(staged(cwd).stdout).toBe("");
  });
});

describe("--staged goes together", () => {
  test("with paths, which limit it, and with every format", () => {
    const cwd = repository({ "hosts/a.nix": clean, "lib/b.nix": clean });
    write(cwd, { "hosts/a.nix": broken, "lib/b.nix": broken });
    git(cwd, "add", ".");
    expect(staged(cwd, ["lib", "hosts/a.nix"]).stdout.split("\n")).toHaveLength(3);
    expect(staged(cwd, ["lib"]).stdout).toMatch(/^lib\/b\.nix[^\n]*\n$/);
    const sarif = program.run(["--staged", "lib/b.nix", "--select", rules, "--format", "sarif"], { cwd }).stdout;
    expect(JSON.parse(sarif).runs[0].results).toHaveLength(1);
  });

  test("not with a folder outside of git, standard input or --changed, nor with a merge that is not done", () => {
    const outside = program.folder({ "a.nix": clean });
    expect(staged(outside).stderr).toMatch(/^error: --staged needs a git repository/);
    expect(staged(outside, ["--stdin-filename", "a.nix"]).status).toBe(2);
    expect(staged(outside, ["--changed"]).stderr).toContain("--staged and --changed contradict each other");
    const cwd = repository({ "a.nix": clean });
    git(cwd, "checkout", "-q", "-b", "other");
    write(cwd, { "a.nix": broken });
    git(cwd, "commit", "-q", "-a", "-m", "theirs");
    git(cwd, "checkout", "-q", "main");
    write(cwd, { "a.nix": fixable });
    git(cwd, "commit", "-q", "-a", "-m", "ours");
    expect(() => git(cwd, "merge", "-q", "other")).toThrow();
    expect(staged(cwd).stderr).toBe(
      "error: --staged: 'a.nix' is not merged yet\nhint: resolve the conflict and add it\n",
    );
  });
});
