import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

describe.skipIf(sep === "\\")("a path of Windows on the command line", () => {
  test.each([
    [["hosts\\a.nix"], "no such file or folder: 'hosts\\a.nix'", "folders are separated by '/' here: 'hosts/a.nix'"],
    [
      ["C:\\nix"],
      "no such file or folder: 'C:\\nix'",
      "paths of Windows mean nothing here: write it as this system does",
    ],
    [
      ["--format", "sarif=C:\\x.sarif"],
      "--format sarif: 'C:\\x.sarif' is a path of Windows",
      "paths of Windows mean nothing here: write it as this system does",
    ],
    [
      ["--format", "json=out\\x.json"],
      "--format json: 'out\\x.json' is a path of Windows",
      "folders are separated by '/' here: 'out/x.json'",
    ],
    [
      ["--baseline", "ci\\b.json", "--update-baseline"],
      "--baseline: 'ci\\b.json' is a path of Windows",
      "folders are separated by '/' here: 'ci/b.json'",
    ],
    [
      ["--config", "ci\\f.toml"],
      "cannot read configuration 'ci\\f.toml': no such file",
      "folders are separated by '/' here: 'ci/f.toml'",
    ],
    [
      ["--stdin-filename", "hosts\\a.nix"],
      "--stdin-filename: 'hosts\\a.nix' is a path of Windows",
      "folders are separated by '/' here: 'hosts/a.nix'",
    ],
  ])("%j is a mistake, and nothing is written", (argv, mistake, hint) => {
    const cwd = program.folder({ "hosts/a.nix": "{ }\n" });
    const { status, stdout, stderr } = program.run(argv, { cwd });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: `error: ${mistake}\nhint: ${hint}\n` });
    expect(argv.some((word) => existsSync(join(cwd, word.replace(/^\w+=/, ""))))).toBe(false);
  });

  test("is one of this system where a file is called so", () => {
    const cwd = program.folder({ "odd\\name.nix": "let a = 1; in 2\n" });
    expect(program.run(["odd\\name.nix", "--format", "concise"], { cwd }).stdout).toMatch(/^odd\\name\.nix:1:5: /);
  });
});
