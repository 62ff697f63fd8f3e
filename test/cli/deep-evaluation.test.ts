import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

const host = 'nixpkgs.lib.nixosSystem { system = "x86_64-linux"; modules = [ ./host.nix ]; }';

/** A repository whose flake declares configurations, with names in scope that nest calls. */
function flake(configurations: string): Readonly<Record<string, string>> {
  return {
    "host.nix": "{ }\n",
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs =
    { self, nixpkgs, ... }:
    let
      count = n: if n == 0 then 0 else 1 + count (n - 1);
      endless = n: 1 + endless (n + 1);
      nested = n: if n == 0 then { } else { inner = nested (n - 1); };
      host = ${host};
    in
    { nixosConfigurations = { plain = host; } // ${configurations}; };
}
`,
  };
}

const deep = flake('{ "host-${toString (count 9000)}" = host; }');

function run(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return program.run(argv, { cwd: program.folder(files) });
}

function hostNames(files: Readonly<Record<string, string>>): readonly string[] {
  const { configurations } = JSON.parse(run(files, "hosts", "--format", "json").stdout);
  return configurations.map(({ name }: { name: string }) => name);
}

describe("calls nested 9,000 deep", () => {
  test("are evaluated, as Nix does", () => {
    expect(hostNames(deep)).toEqual(["host-9000", "plain"]);
  });

  test("give a host that can be named", () => {
    const { status, stdout, stderr } = run(deep, "hosts", "host-9000");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("1 of 2 configurations");
  });

  test("are checked, with the findings and the exit code of one run", () => {
    const { status, stdout } = run(deep, "check", "--format", "concise");
    expect(status).toBe(1);
    expect(stdout.match(/unlocked-input/g)).toHaveLength(1);
  });

  test("have their report written to a file", () => {
    const folder = program.folder(deep);
    program.run(["graph", "--format", "dot", "--output", "graph.dot"], { cwd: folder });
    expect(readFileSync(join(folder, "graph.dot"), "utf8")).toContain("host-9000");
  });

  test("leave mistakes of the user what they are", () => {
    const folder = program.folder(deep);
    const { status, stderr } = program.run(["graph", "--output", "no/such/folder"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr.match(/cannot write the graph/g)).toHaveLength(1);
    expect(existsSync(join(folder, "no"))).toBe(false);
  });

  test("are printed and compared", () => {
    const names = '{ ${if nested 9000 == nested 9000 then "same" else "other"} = host; }';
    expect(hostNames(flake(names))).toEqual(["plain", "same"]);
    const text = '{ "length-${toString (builtins.stringLength (builtins.toJSON (nested 9000)))}" = host; }';
    expect(hostNames(flake(text))).toEqual(["length-90002", "plain"]);
  });
});

describe("calls nested without end", () => {
  test("are told with their place, and leave the other hosts", () => {
    const { status, stdout } = run(flake("{ bad = endless 0; }"), "hosts", "--format", "json");
    const [bad, plain] = JSON.parse(stdout).configurations;
    expect(status).toBe(0);
    expect(bad.unresolved).toMatchObject([
      { file: "flake.nix", range: { start: { line: 11 } }, reason: "evaluation is nested too deeply" },
    ]);
    expect(plain).toMatchObject({ name: "plain", modules: [{ file: "host.nix" }], unresolved: [] });
  });

  test("end where only a value nests", () => {
    const grow = "builtins.deepSeq (let grow = n: { inner = grow (n + 1); }; in grow 0) host";
    const [bad] = JSON.parse(run(flake(`{ bad = ${grow}; }`), "hosts", "--format", "json").stdout).configurations;
    expect(bad.unresolved).toMatchObject([{ reason: "evaluation is nested too deeply" }]);
  });
});
