import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { locate } from "#src/cli/locate.ts";
import { openRepository } from "#src/cli/open-repository.ts";
import { decodeContent } from "#src/cli/read-file-content.ts";
import { git } from "./program.ts";

const base = realpathSync(mkdtempSync(join(tmpdir(), "flakelint-repository-")));
let count = 0;
afterAll(() => rmSync(base, { recursive: true, force: true }));

function makeFolder(...paths: readonly string[]): string {
  const folder = join(base, `${++count}`);
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "{ }\n");
  }
  return folder;
}

const open = (...paths: readonly string[]) => openRepository(paths.map((path) => locate(path, base)));

describe("without git", () => {
  test("the flake's folder is the root, from any folder below", () => {
    const folder = makeFolder("flake.nix", "hosts/a/default.nix", "README.md");
    const opened = open(join(folder, "hosts"));
    expect(opened).toMatchObject({ root: folder, flakeDirectory: "", scope: "project" });
    expect(opened.targets).toEqual(["hosts/a/default.nix"]);
    expect(opened.files.paths).toEqual(["README.md", "flake.nix", "hosts/a/default.nix"]);
  });

  test("the flake's own folder means all of it", () => {
    expect(open(makeFolder("flake.nix", "a.nix")).targets).toBeNull();
  });

  test("downloads and build results are not searched", () => {
    const folder = makeFolder("flake.nix", "node_modules/a/default.nix", ".direnv/b.nix");
    symlinkSync("/", join(folder, "result"));
    expect(open(folder).files.paths).toEqual(["flake.nix"]);
  });

  test("links lead inside the root, or to nowhere", () => {
    const folder = makeFolder("flake.nix", "modules/a.nix");
    symlinkSync("modules", join(folder, "linked"));
    symlinkSync("/etc", join(folder, "system"));
    expect(open(folder).files.links).toEqual(
      new Map([
        ["linked", "modules"],
        ["system", null],
      ]),
    );
  });
});

describe("with git", () => {
  test("ignored files do not exist, new ones do, deleted ones do not", () => {
    const folder = makeFolder("flake.nix", "gone.nix", "new.nix", "build/out.nix");
    writeFileSync(join(folder, ".gitignore"), "build/\n");
    git(folder, "init", "-q");
    git(folder, "add", "flake.nix", "gone.nix", ".gitignore");
    unlinkSync(join(folder, "gone.nix"));
    expect(open(folder).files.paths).toEqual([".gitignore", "flake.nix", "new.nix"]);
  });

  test("an ignored file that is there is known with the line that says so", () => {
    const folder = makeFolder("flake.nix", "flake.lock", "nix/flake.lock", "nix/a.nix");
    writeFileSync(join(folder, ".gitignore"), "result\nflake.lock\n");
    writeFileSync(join(folder, "nix/.gitignore"), "!flake.lock\n");
    git(folder, "init", "-q");
    git(folder, "add", ".");
    const { files } = open(folder);
    expect(files.paths).not.toContain("flake.lock");
    expect(files.ignoredBy("flake.lock")).toEqual({ file: ".gitignore", line: 2 });
    expect(files.ignoredBy("nix/flake.lock")).toBeNull();
    expect(files.ignoredBy("gone.lock")).toBeNull();
    writeFileSync(join(folder, ".git/info/exclude"), "own.lock\n");
    writeFileSync(join(folder, "own.lock"), "");
    expect(files.ignoredBy("own.lock")).toEqual({ file: null, line: 1 });
  });

  test("a flake in a folder of a repository has the whole repository, and is alone the target", () => {
    const folder = makeFolder("nix/flake.nix", "nix/a.nix", "src/b.nix");
    git(folder, "init", "-q");
    git(folder, "add", ".");
    const opened = open(join(folder, "nix"));
    expect(opened).toMatchObject({ root: folder, flakeDirectory: "nix", targets: ["nix/a.nix", "nix/flake.nix"] });
    expect(opened.files.paths).toContain("src/b.nix");
    expect(open(join(folder, "nix/a.nix")).root).toBe(folder);
  });

  test.each([
    ["ignored", "inner/\n"],
    ["not known", ""],
  ])("a folder that is %s in the repository around it is a repository of its own", (_name, ignored) => {
    const folder = makeFolder("flake.nix", "inner/flake.nix", "inner/hosts/a.nix");
    writeFileSync(join(folder, ".gitignore"), ignored);
    git(folder, "init", "-q");
    git(folder, "add", "flake.nix", ".gitignore");
    const inner = join(folder, "inner");
    for (const path of [inner, join(inner, "hosts"), join(inner, "hosts/a.nix")]) {
      expect(open(path).root).toBe(inner);
    }
    expect(open(inner).files.paths).toEqual(["flake.nix", "hosts/a.nix"]);
  });

  test("a new folder of a repository belongs to it", () => {
    const folder = makeFolder("flake.nix", "hosts/new/default.nix");
    git(folder, "init", "-q");
    git(folder, "add", "flake.nix");
    expect(open(join(folder, "hosts/new"))).toMatchObject({ root: folder, targets: ["hosts/new/default.nix"] });
  });

  test("submodules are left out", () => {
    const library = makeFolder("default.nix");
    git(library, "init", "-q");
    git(library, "add", ".");
    git(library, "commit", "-q", "-m", "first");
    const folder = makeFolder("flake.nix");
    git(folder, "init", "-q");
    git(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "library");
    expect(open(folder).files.paths).toEqual([".gitmodules", "flake.nix"]);
  });
});

describe("named files", () => {
  test("are all that is looked at", () => {
    const folder = makeFolder("flake.nix", "a.nix", "b.nix");
    const opened = open(join(folder, "a.nix"));
    expect(opened).toMatchObject({ root: folder, scope: "files", flakeDirectory: null, targets: ["a.nix"] });
    expect(opened.files.paths).toEqual(["a.nix"]);
  });

  test("that are the flake bring all the others, which its rules may ask for", () => {
    const folder = makeFolder("flake.nix", "a.nix");
    const opened = open(join(folder, "flake.nix"));
    expect(opened).toMatchObject({ flakeDirectory: "", scope: "files", targets: ["flake.nix"] });
    expect(opened.files.paths).toEqual(["a.nix", "flake.nix"]);
  });

  test("that are no Nix files are left out with a word", () => {
    const folder = makeFolder("a.nix", "README.md");
    const { targets, notices } = open(join(folder, "a.nix"), join(folder, "README.md"));
    expect(targets).toEqual(["a.nix"]);
    expect(notices).toEqual([expect.stringContaining("README.md' is left out")]);
  });

  test("are checked though git ignores them", () => {
    const folder = makeFolder("flake.nix", "local.nix");
    writeFileSync(join(folder, ".gitignore"), "local.nix\n");
    git(folder, "init", "-q");
    const opened = open(join(folder, "flake.nix"), join(folder, "local.nix"));
    expect(opened.targets).toEqual(["flake.nix", "local.nix"]);
    expect(opened.files.text("local.nix")).toBe("{ }\n");
  });
});

describe("bytes", () => {
  const reason = (bytes: Buffer, path = "a.nix") => {
    const content = decodeContent(bytes, path);
    return content.kind === "text" ? content.text : `${content.reason}: ${content.detail}`;
  };

  test("a byte order mark stays, for the parser to report", () => {
    expect(reason(Buffer.from("\ufeff{ }"))).toBe("\ufeff{ }");
  });

  test.each([
    ["a lone byte", "ab\n\xffc", "byte 0xFF at offset 3, line 2"],
    ["a character cut short at the end", "ab\n\n\xe2\x82", "byte 0xE2 at offset 4, line 3"],
    ["a character cut short in the middle", "\xe9 ", "byte 0xE9 at offset 0, line 1"],
    ["a continuation without a start", "\xc3\xa9\x80", "byte 0x80 at offset 2, line 1"],
  ])("that are no UTF-8 are told where: %s", (_name, bytes, place) => {
    expect(reason(Buffer.from(bytes, "latin1"))).toBe(`not-utf8: is not UTF-8: ${place}`);
  });

  test("zeros are binary in a Nix file, and text in others", () => {
    expect(reason(Buffer.from("a\0b"))).toBe("binary: is not a text file: NUL byte at offset 1");
    expect(reason(Buffer.from("a\0b"), "secret.age")).toBe("a\0b");
  });
});
