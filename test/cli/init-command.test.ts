import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { useProgram } from "./program.ts";

const program = useProgram();

const shared = "{ imports = [ ../modules/a.nix ../modules/b.nix ../modules/c.nix ]; }\n";
const household = {
  "flake.nix": flakeWith({ desktop: "./machines/desktop.nix", laptop: "./machines/laptop.nix" }),
  "machines/desktop.nix": shared,
  "machines/laptop.nix": shared,
  "modules/a.nix": "{ }\n",
  "modules/b.nix": "{ }\n",
  "modules/c.nix": "let unused = 1; in { }\n",
};

const config = (folder: string) => readFileSync(join(folder, "flakelint.toml"), "utf8");

describe("init", () => {
  test("writes the layout that there is, and tells what a check reports with it", () => {
    const cwd = program.folder(household);
    const { status, stdout, stderr } = program.run(["init"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(config(cwd)).toContain('[layout]\npreset = "hosts"\nhosts = "machines"\n');
    expect(stdout).toContain("2 hosts (desktop, laptop) in machines/");
    expect(stdout).toContain("3 shared modules in modules/");
    const { findings } = JSON.parse(program.run(["check", "--format", "json"], { cwd }).stdout);
    const rules = new Set(findings.map(({ rule }: { rule: string }) => rule));
    expect([...rules]).toContain("unused-binding");
    for (const rule of rules) expect(stdout).toMatch(new RegExp(`^ +\\d+  ${rule}\\b`, "m"));
    expect(stdout).toMatch(/\nnext\n {2}flakelint {8}shows them\n {2}flakelint --fix {2}mends \d+ of them\n$/);
  });

  test("takes a preset that is asked for, and says where the repository differs", () => {
    const cwd = program.folder({
      "flake.nix": flakeWith({ laptop: "./configuration.nix" }),
      "configuration.nix": "{ imports = [ ./a.nix ]; }\n",
      "a.nix": "{ }\n",
    });
    const { stdout } = program.run(["init", ".", "--preset", "single-host"], { cwd });
    expect(config(cwd)).toContain('preset = "single-host"');
    expect(stdout).toMatch(/1 {2}module-outside-layout/);
  });

  test("replaces a flakelint.toml only when told to, and leaves nothing beside it", () => {
    const cwd = program.folder({ ...household, "flakelint.toml": "exclude = []\n" });
    const refused = program.run(["init"], { cwd });
    expect(refused).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: 'flakelint.toml' exists already\nhint: --force replaces it\n",
    });
    expect(config(cwd)).toBe("exclude = []\n");
    expect(program.run(["init", "--force"], { cwd }).status).toBe(0);
    expect(config(cwd)).toContain("[layout]");
    expect(readdirSync(cwd)).toEqual(["flake.nix", "flakelint.toml", "machines", "modules"]);
  });

  test.each([
    [["init", "--preset", "single"], "error: unknown value 'single' for --preset\nhint: "],
    [["init", "--presets", "hosts"], "error: unknown flag --presets\nhint: did you mean --preset?\n"],
    [["init", "machine"], "error: no such file or folder: 'machine'\nhint: did you mean 'machines'?\n"],
    [["init", "flake.nix"], "error: 'flake.nix' is a file\nhint: name the folder of a flake\n"],
  ])("refuses %j in words, and writes nothing", (argv, message) => {
    const cwd = program.folder(household);
    const { status, stderr } = program.run(argv, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, "flakelint.toml"))).toBe(false);
  });

  test("has no place where there is no flake", () => {
    const cwd = program.folder({ "notes.nix": "{ }\n" });
    const { status, stderr } = program.run(["init"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("error: no flake.nix in or above '.'\n");
  });
});
