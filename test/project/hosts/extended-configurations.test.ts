import { describe, expect, it } from "vitest";
import { projectOf } from "../../support/open-project.ts";

const files = {
  "a.nix": "{ }",
  "b.nix": "{ }",
  "c.nix": "{ }",
  "sub/flake.nix": "{ outputs = { self }: { nixosModules.default = ./m.nix; }; }",
  "sub/m.nix": "{ }",
};

/** The files of a configuration called `wanted`, beside one called `base`. */
function filesOfWanted(wanted: string, base = "lib.nixosSystem { specialArgs.x = ./b.nix; modules = [ ./a.nix ]; }") {
  const { hosts } = projectOf({
    ...files,
    "flake.nix": `{
      inputs.nixpkgs.url = "github:NixOS/nixpkgs";
      inputs.sub = { type = "path"; path = "./sub"; };
      outputs = { self, nixpkgs, sub, ... }: let inherit (nixpkgs) lib; in {
        nixosConfigurations = rec { base = ${base}; wanted = ${wanted}; };
      };
    }`,
  });
  const host = hosts.find(({ name }) => name === "wanted");
  return { files: host?.modules.flatMap(({ file }) => file ?? []), unresolved: host?.unresolved };
}

describe("a configuration made of another", () => {
  const cases: readonly (readonly [string, string, string[]])[] = [
    ["has more modules", "base.extendModules { modules = [ ./c.nix ]; }", ["a.nix", "c.nix"]],
    [
      "keeps its special arguments",
      "base.extendModules { modules = [ ({ x, ... }: { imports = [ x ]; }) ]; }",
      ["a.nix", "b.nix"],
    ],
    [
      "has more special arguments",
      "base.extendModules { modules = [ ({ y, ... }: { imports = [ y ]; }) ]; specialArgs.y = ./c.nix; }",
      ["a.nix", "c.nix"],
    ],
    [
      "is extended twice",
      "(base.extendModules { modules = [ ./b.nix ]; }).extendModules { modules = [ ./c.nix ]; }",
      ["a.nix", "b.nix", "c.nix"],
    ],
    [
      "is made by a builder that can be overridden",
      "(lib.makeOverridable lib.nixosSystem { modules = [ ./a.nix ]; }).override { modules = [ ./c.nix ]; }",
      ["c.nix"],
    ],
    [
      "has modules of an input in a folder",
      "base.extendModules { modules = [ sub.nixosModules.default ]; }",
      ["a.nix", "sub/m.nix"],
    ],
  ];
  it.each(cases)("%s", (_, wanted, expected) => {
    expect(filesOfWanted(wanted)).toEqual({ files: expected, unresolved: [] });
  });
});
