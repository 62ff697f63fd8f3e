import { describe, expect, it } from "vitest";
import { flakeOf } from "../../support/read-flake.ts";

type Repository = Readonly<Record<string, string>>;

/** A flake with the inputs nixpkgs, home and extra, and the given outputs. */
function flakeWith(outputs: string, others: Repository = {}, inputs = ""): Repository {
  return {
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home.url = "github:nix-community/home-manager";
  inputs.extra.url = "github:somebody/extra";
  inputs.parts.url = "github:hercules-ci/flake-parts";
  inputs.helper.url = "github:somebody/helper";
  ${inputs}
  outputs = ${outputs};
}
`,
    ...others,
  };
}

/** Where 'extra' is read, as `file:line`. */
function usesOf(repository: Repository, name = "extra"): string[] | "unknown" {
  const flake = flakeOf(repository);
  const input = flake.inputs.find((candidate) => candidate.name === name);
  if (!input) throw new Error(`no input '${name}'`);
  const uses = flake.usesOf(input);
  if (uses === "unknown") return uses;
  return uses.map(({ file, span }) => `${file}:${repository[file]?.slice(0, span.start).split("\n").length}`);
}

describe("an input is read", () => {
  it.each([
    ["as an argument of outputs", "{ extra, ... }: extra.x"],
    ["in a string", '{ extra, ... }: "${extra}/x"'],
    ["as an attribute of the set", "{ nixpkgs, ... }@inputs: inputs.extra.x"],
    ["in quotes", '{ ... }@inputs: inputs."extra".x'],
    ["through the only argument", "inputs: inputs.extra.x"],
    ["through a set of another name", "{ ... }@everything: everything.extra"],
    ["by inherit", "inputs: { inherit (inputs) nixpkgs extra; }"],
    ["by inherit from a part of it", "inputs: { inherit (inputs.extra) x; }"],
    ["by with", "inputs: with inputs; extra.x"],
    ["by a question mark", "inputs: inputs ? extra"],
    ["with a default", "inputs: inputs.extra or null"],
    ["through self", "{ self, ... }: self.inputs.extra.x"],
    ["through the inputs' self", "inputs: inputs.self.inputs.extra.x"],
    ["under a new name", "inputs: let all = inputs; in all.extra"],
    ["after an update", "inputs: (inputs // { a = 1; }).extra"],
    ["in parentheses", "inputs: (inputs).extra"],
    ["from a condition", "inputs: (if true then inputs else { }).extra"],
  ])("%s", (_, outputs) => expect(usesOf(flakeWith(outputs))).toEqual(["flake.nix:8"]));

  it.each([
    ["with inputs among the arguments of modules", "{ inputs, ... }: { imports = [ inputs.extra.nixosModules.x ]; }"],
    ["per system", "{ inputs', ... }: { packages = [ inputs'.extra.packages.x ]; }"],
    ["in a string path", '{ inputs, ... }: { imports = [ "${inputs.extra}/x.nix" ]; }'],
    ["inside a script", "{ inputs, ... }: { text = ''cat ${inputs.extra}/x''; }"],
    ["through the arguments as a whole", "args: { x = args.inputs.extra; }"],
    ["from a flake opened by its path", "{ }: (builtins.getFlake (toString ./.)).inputs.extra"],
    ["in a file that does not parse", "{ inputs, ... }: { x = inputs.extra; y = ; }"],
  ])("by a module, %s", (_, module) => {
    const outputs = "{ nixpkgs, ... }@inputs: nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; }";
    expect(usesOf(flakeWith(outputs, { "host.nix": module }))).toContain("host.nix:1");
  });

  it("by a module that takes it by name, where specialArgs is the whole set", () => {
    const outputs = "{ nixpkgs, ... }@inputs: nixpkgs.lib.nixosSystem { specialArgs = inputs // { a = 1; }; }";
    const files = { "host.nix": "{ extra, ... }: { imports = [ extra.nixosModules.x ]; }" };
    expect(usesOf(flakeWith(outputs, files))).toContain("host.nix:1");
    expect(usesOf(flakeWith(outputs, { "host.nix": "{ extra, ... }: { }" }))).toEqual(["host.nix:1"]);
  });

  it("by a file that gets the whole set as its argument", () => {
    expect(usesOf(flakeWith("inputs: import ./out.nix inputs", { "out.nix": "all:\nall.extra" }))).toEqual([
      "out.nix:2",
    ]);
    expect(usesOf(flakeWith("import ./out.nix", { "out.nix": "{ extra, ... }: extra" }))).toContain("out.nix:1");
  });

  it("under a name that another file gave the set", () => {
    const files = {
      "a.nix": "{ inputs, ... }: { _module.args.sources = inputs; }",
      "b.nix": "{ sources, ... }: sources.extra",
    };
    expect(usesOf(flakeWith("inputs: inputs.nixpkgs", files))).toEqual(["b.nix:1"]);
  });

  it("by another input that follows it, or something in it", () => {
    const follows = (line: string) => usesOf(flakeWith("{ ... }: { }", {}, line));
    expect(follows('inputs.home.inputs.x.follows = "extra";')).toEqual(["flake.nix:7"]);
    expect(follows('inputs.other.follows = "extra/other";')).toEqual(["flake.nix:7"]);
    expect(follows('inputs.home.inputs.a.inputs.b.follows = "extra/c";')).toEqual(["flake.nix:7"]);
    expect(follows('inputs.home.inputs.x.follows = "extraordinary";')).toEqual([]);
  });

  it("by a command line in a workflow or script", () => {
    const workflow = "jobs:\n  - run: nix run --inputs-from . extra#extra -- --fast\n";
    expect(usesOf(flakeWith("{ ... }: { }", { ".github/workflows/ci.yml": workflow }))).toEqual([
      ".github/workflows/ci.yml:2",
    ]);
    expect(usesOf(flakeWith("{ ... }: { }", { "bin/try": "#!/bin/sh\nnix build .#inputs.extra.packages" }))).toEqual([
      "bin/try:2",
    ]);
    expect(usesOf(flakeWith("{ ... }: { }", { "a.nix": "{ x = [\n  #inputs.extra.packages\n]; }" }))).toEqual([]);
    expect(usesOf(flakeWith("{ ... }: { }", { "ci.yml": "run: nix run github:o/extra#extra" }))).toEqual([]);
    expect(usesOf(flakeWith("{ ... }: { }", { "README.md": "nix run --inputs-from . extra#extra" }))).toEqual([]);
  });

  it("by a shim that reads flake.lock", () => {
    const shim = "let lock = builtins.fromJSON (builtins.readFile ./flake.lock);\nin lock.nodes.extra.locked.rev";
    expect(usesOf(flakeWith("{ ... }: { }", { "default.nix": shim }))).toEqual(["default.nix:2"]);
  });
});

describe("an input is not read", () => {
  it.each([
    ["if nothing names it", "{ nixpkgs, ... }: nixpkgs.lib"],
    ["if it is only among the arguments", "{ nixpkgs, extra, ... }: nixpkgs.lib"],
    ["if a name of its own hides it", "{ nixpkgs, ... }: let extra = 1; in extra"],
    ["by attributes of other sets", "{ nixpkgs, ... }: nixpkgs.extra"],
    ["by names below another input", "inputs: inputs.nixpkgs.extra"],
    ["by a longer name", "inputs: inputs.extra-large or inputs.extraordinary"],
    ["in a comment", "{ ... }@inputs: /* inputs.extra */ { }"],
    [
      "if only known builders get the set",
      "{ nixpkgs, ... }@inputs: nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; }",
    ],
    ["if flake-parts gets the set", "inputs: inputs.parts.lib.mkFlake { inherit inputs; } { }"],
    ["if our own function gets it by name", "inputs: import ./lib.nix { inherit inputs; }"],
  ])("%s", (_, outputs) => expect(usesOf(flakeWith(outputs))).toEqual([]));

  it("by a template's own flake.nix", () => {
    const template = '{ inputs.extra.url = "github:o/extra"; outputs = inputs: inputs.extra; }';
    expect(usesOf(flakeWith("{ ... }: { }", { "templates/flake.nix": template }))).toEqual([]);
  });

  it("by settings of the same name, where specialArgs is the whole set", () => {
    const outputs = "{ nixpkgs, ... }@inputs: nixpkgs.lib.nixosSystem { specialArgs = inputs; }";
    const module = "{ config, pkgs, ... }: { programs.extra.enable = config.programs.extra; x = [ pkgs.extra ]; }";
    expect(usesOf(flakeWith(outputs, { "host.nix": module }))).toEqual([]);
  });
});

describe("nobody can say who reads an input", () => {
  it.each([
    ["attrValues", "inputs: builtins.attrValues inputs"],
    ["mapAttrs", "{ nixpkgs, ... }@inputs: nixpkgs.lib.mapAttrs (_: flake: { inherit flake; }) inputs"],
    ["filterAttrs", "inputs: inputs.nixpkgs.lib.filterAttrs (_: f) inputs"],
    ["mapAttrs by with", "inputs: with inputs.nixpkgs.lib; mapAttrs (_: x: x) inputs"],
    ["mapAttrs inherited", "inputs: let inherit (builtins) mapAttrs; in mapAttrs (_: x: x) inputs"],
    ["attributes without some", 'inputs: builtins.attrNames (removeAttrs inputs [ "self" ])'],
    ["a computed name", "inputs: map (name: inputs.${name}) names"],
    ["a computed name after a condition", "inputs: inputs ? ${name}"],
    ["a computed name in self", "{ self, ... }: name: self.inputs.${name}"],
    ["a list", "inputs: [ inputs ]"],
    ["a pipe", "inputs: inputs |> builtins.attrValues"],
    ["the set itself as output", "inputs: inputs"],
    ["a library that takes it by name", "inputs: inputs.helper.mkFlake { inherit inputs; src = ./.; }"],
    [
      "a library among the arguments",
      "{ helper, ... }@inputs: helper.lib.load { args = 1; inputs = { inherit inputs; }; }",
    ],
    ["a library's function inherited", "inputs: let inherit (inputs.helper.lib) mk; in mk { inherit inputs; }"],
    ["a library's function bound", "inputs: let mk = inputs.helper.lib.mk; in mk { inherit inputs; }"],
    ["arguments bound before", "inputs: let all = { inherit inputs; }; in inputs.helper.mk all"],
    ["the flake itself given to a library", "{ self, helper, ... }: helper.lib.mk { inherit self; }"],
    [
      "a foreign flake-parts module",
      "inputs: inputs.parts.lib.mkFlake { inherit inputs; } { imports = [ inputs.helper.flakeModule ]; }",
    ],
  ])("%s", (_, outputs) => expect(usesOf(flakeWith(outputs))).toBe("unknown"));

  it("a module that maps over all", () => {
    const module = "{ lib, inputs, ... }: { nix.registry = lib.mapAttrs (_: flake: { inherit flake; }) inputs; }";
    expect(usesOf(flakeWith("{ ... }@inputs: inputs.nixpkgs", { "registry.nix": module }))).toBe("unknown");
  });

  it("a reader of flake.lock that names none", () => {
    const reader = "let lock = builtins.fromJSON (builtins.readFile ./flake.lock); in builtins.attrValues lock.nodes";
    expect(usesOf(flakeWith("{ ... }: { }", { "pins.nix": reader }))).toBe("unknown");
  });
});
