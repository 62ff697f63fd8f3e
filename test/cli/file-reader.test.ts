import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileReader, readFileContent } from "#src/cli/read-file-content.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "flakelint-reader-")));
const root = join(folder, "repository");
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(join(root, "a/b"), { recursive: true });
mkdirSync(join(folder, "outside"));
const contents: Readonly<Record<string, string | Buffer>> = {
  "repository/top.nix": "{ }",
  "repository/a/b/deep.nix": "{ é = 1; }",
  "repository/empty.nix": "",
  "repository/long.nix": `# ${"x".repeat(70_000)}\n{ }`,
  "repository/latin.nix": Buffer.from("# caf\xe9\n{ }", "latin1"),
  "repository/binary.nix": "{ \0 }",
  "outside/secret.nix": "1",
};
for (const [path, content] of Object.entries(contents)) writeFileSync(join(folder, path), content);
symlinkSync("a", join(root, "linked"));
symlinkSync("../outside", join(root, "leak"));
symlinkSync("top.nix", join(root, "link.nix"));
symlinkSync("../outside/secret.nix", join(root, "leak.nix"));
symlinkSync("nowhere.nix", join(root, "broken.nix"));
symlinkSync("loop.nix", join(root, "loop.nix"));

const paths = [
  ...["top.nix", "a/b/deep.nix", "empty.nix", "long.nix", "latin.nix", "binary.nix", "missing.nix", "a", "a/b"],
  ...["linked/b/deep.nix", "leak/secret.nix", "link.nix", "leak.nix", "broken.nix", "loop.nix", "top.nix/x.nix"],
];

describe("a reader of many files", () => {
  const read = fileReader(root);

  it.each(paths)("reads %s as it is read alone", (path) => {
    expect(read(path)).toEqual(readFileContent(root, path));
    expect(read(path)).toEqual(readFileContent(root, path));
  });

  it("does not leave the repository, through files or folders", () => {
    for (const path of ["leak/secret.nix", "leak.nix"]) expect(read(path)).toMatchObject({ reason: "outside" });
  });

  it("gives each file its own text", () => {
    const texts = ["top.nix", "a/b/deep.nix"].map((path) => read(path));
    expect(texts).toEqual([
      { kind: "text", text: "{ }" },
      { kind: "text", text: "{ é = 1; }" },
    ]);
  });
});
