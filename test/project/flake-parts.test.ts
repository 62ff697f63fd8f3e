import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

function names(project: Project): string[] {
  return project.hosts.map((host) => `${host.output}.${host.name}`);
}

/** Files and origins of a host's modules, in order. */
function modules(project: Project, name: string): (string | null)[] {
  const host = project.hosts.find((candidate) => candidate.name === name);
  return host?.modules.map((module) => module.file ?? module.external) ?? [];
}

describe("the configurations of flake-parts", () => {
  /** A flake whose root module of flake-parts is `root`, over the given files. */
  function partsOf(root: string, files: Readonly<Record<string, string>>): Project {
    return projectOf({
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.import-tree.url = "github:vic/import-tree";
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } ${root};
}
`,
      ...files,
    });
  }

  const host =
    "{ config, inputs, ... }: { flake.nixosConfigurations.a = inputs.nixpkgs.lib.nixosSystem { modules = [ config.flake.modules.nixos.base ]; }; }";

  it("take their modules from 'config', which all modules of the flake define", () => {
    const project = partsOf(
      "{ imports = [ inputs.flake-parts.flakeModules.modules ./host.nix ./one.nix ./two.nix ]; }",
      {
        "host.nix": host,
        "one.nix": "{ flake.modules.nixos.base = ./base.nix; }",
        "two.nix": "{ flake.modules.nixos.base = { imports = [ ./more.nix ]; }; }",
        "base.nix": "{ }",
        "more.nix": "{ }",
      },
    );
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(modules(project, "a")).toEqual(expect.arrayContaining(["base.nix", "more.nix"]));
    expect(project.unresolved).toEqual([]);
  });

  it("are found by import-tree, but for files below a name with '_'", () => {
    const project = partsOf("(inputs.import-tree ./modules)", {
      "modules/hosts/a.nix": host,
      "modules/deep/down/base.nix": "{ flake.modules.nixos.base = ../../_base.nix; }",
      "modules/_base.nix": "{ }",
      "modules/_old/b.nix": "{ inputs, ... }: { flake.nixosConfigurations.b = inputs.nixpkgs.lib.nixosSystem { }; }",
      "modules/readme.md": "",
    });
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(modules(project, "a")).toContain("modules/_base.nix");
    expect(project.unresolved).toEqual([]);
  });

  it.each([
    ["filterNot", '(inputs.import-tree.filterNot (inputs.nixpkgs.lib.hasInfix "/off/") ./modules)'],
    ["filter", '(inputs.import-tree.filter (inputs.nixpkgs.lib.hasInfix "/on/") ./modules)'],
    ["match", '(inputs.import-tree.match ".*/on/.*" [ ./modules ])'],
    ["matchNot", '((inputs.import-tree.matchNot ".*/off/.*") ./modules)'],
  ])("leave out what '%s' of import-tree leaves out", (_, root) => {
    const named = (name: string) =>
      `{ inputs, ... }: { flake.nixosConfigurations.${name} = inputs.nixpkgs.lib.nixosSystem { modules = [ ]; }; }`;
    const project = partsOf(root, { "modules/on/a.nix": named("a"), "modules/off/b.nix": named("b") });
    expect(names(project)).toEqual(["nixosConfigurations.a"]);
    expect(project.unresolved).toEqual([]);
  });

  it("are not known where a fork of import-tree is given what it does not have", () => {
    const project = partsOf("(inputs.import-tree.withMagic ./modules)", { "modules/a.nix": host });
    expect(names(project)).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });

  it("are built for the system that 'withSystem' is given", () => {
    const project = partsOf("{ imports = [ ./host.nix ]; }", {
      "host.nix": `{ withSystem, inputs, ... }: {
  flake.nixosConfigurations.a = withSystem "aarch64-linux" ({ system, inputs', pkgs, ... }:
    inputs.nixpkgs.lib.nixosSystem { inherit system; modules = [ ./a.nix ]; });
}
`,
      "a.nix": "{ }",
    });
    expect(project.hosts.map(({ name, system }) => [name, system])).toEqual([["a", "aarch64-linux"]]);
    expect(modules(project, "a")).toEqual(["a.nix"]);
  });

  it("may be more where their set is not wholly known", () => {
    const project = partsOf("{ imports = [ ./one.nix ./two.nix ]; }", {
      "one.nix":
        "{ inputs, ... }: { flake.nixosConfigurations.a = inputs.nixpkgs.lib.nixosSystem { modules = [ ]; }; }",
      "two.nix": "{ inputs, ... }: { flake.nixosConfigurations = inputs.magic.hosts; }",
    });
    expect(project.unresolved).not.toEqual([]);
  });

  it("do not ask 'config' for the modules that make it", () => {
    const project = partsOf("{ imports = [ ./loop.nix ]; }", {
      "loop.nix": "{ config, ... }: { imports = [ config.flake.more ]; flake.more = ./loop.nix; }",
    });
    expect(names(project)).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });
});

describe("a set of configurations that hosts are made of", () => {
  const body = (input: string) => `    imports = [ inputs.${input}.flakeModule ];
    options.flake.baseConfigurations = lib.mkOption { type = lib.types.lazyAttrsOf lib.types.raw; };
    config.flake = {
      baseConfigurations.web = { };
      nixosConfigurations = builtins.mapAttrs (_: modules: inputs.nixpkgs.lib.nixosSystem { modules = [ ]; }) self.baseConfigurations;
    };`;
  const withInput = (name: string, url: string) => {
    const text = flakePartsText({ [name]: url }, body(name)).replace("systems =", "config.systems =");
    return projectOf({ "flake.nix": text });
  };

  it("is closed to modules of inputs that are known to add none", () => {
    const project = withInput("treefmt-nix", "github:numtide/treefmt-nix");
    expect(project.hosts.map(({ name }) => name)).toEqual(["web"]);
    expect(project.unresolved).toEqual([]);
  });

  it("is open to modules that nobody knows", () => {
    const project = withInput("other", "github:somebody/other");
    expect(project.hosts.map(({ name }) => name)).toEqual(["web"]);
    expect(project.unresolved).not.toEqual([]);
  });
});
