import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

describe("parse, which the help does not mention", () => {
  test("prints a file as Nix source", () => {
    const cwd = program.folder({ "a.nix": "{ a, ... }: /* x */ (a.b) + ./c\n" });
    const { status, stdout, stderr } = program.run(["parse", "a.nix"], { cwd });
    expect([status, stdout, stderr]).toEqual([0, "{ a , ... }: a.b + ./c\n", ""]);
  });

  test("prints a file as Nix prints what it read", () => {
    const cwd = program.folder({ "a.nix": "{ a, ... }: a.b < ~/c\n" });
    const { status, stdout } = program.run(["parse", "--nix", "a.nix"], { cwd, env: { HOME: "/home/ada" } });
    expect([status, stdout]).toEqual([0, "({ a, ... }: (__lessThan (a).b /home/ada/c))\n"]);
  });

  test("says where a file is broken", () => {
    const cwd = program.folder({ "a.nix": "{\n  a = ;\n}\n" });
    const { status, stdout, stderr } = program.run(["parse", "--nix", "a.nix"], { cwd });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^error: a\.nix:2:\d+: /);
  });

  test.each([
    [["parse"], "parse needs a file"],
    [["parse", "b.nix"], "'b.nix' does not exist"],
    [["parse", "a.nix", "c.nix"], "unexpected argument 'c.nix'"],
  ])("%j is a mistake", (argv, words) => {
    const cwd = program.folder({ "a.nix": "1\n" });
    const { status, stderr } = program.run(argv, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

  test("is not in the help", () => {
    expect(program.run(["--help"]).stdout).not.toContain("parse");
  });
});
