import { describe, expect, it } from "vitest";
import { flakeWith } from "../support/flakes.ts";
import { projectOf } from "../support/open-project.ts";

/** A function that calls itself until a condition holds that nobody knows. */
const endless = (outcome: string) =>
  `let search = number: if (number == inputs.nixpkgs.number) then ${outcome} else search (number + 1); in search 0`;

describe("choices within choices", () => {
  it("end in a list of modules, of which those seen are followed", () => {
    const { hosts } = projectOf({
      "flake.nix": `{
        outputs = { nixpkgs, ... }@inputs: {
          nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = ${endless("[ ./a.nix ]")}; };
        };
      }`,
      "a.nix": "{ }",
    });
    expect(hosts.map(({ name }) => name)).toEqual(["laptop"]);
    expect(hosts[0]?.modules.map(({ file }) => file)).toEqual(["a.nix"]);
    expect(hosts[0]?.unresolved).not.toEqual([]);
  });

  it("end in one module", () => {
    const { hosts } = projectOf({
      "flake.nix": flakeWith({ laptop: `(${endless("./a.nix")})` }),
      "a.nix": "{ }",
    });
    expect(hosts[0]?.modules.map(({ file }) => file)).toEqual(["a.nix"]);
  });

  it("end in what a module defines", () => {
    const { hosts } = projectOf({
      "flake.nix": flakeWith({ laptop: `({ lib, ... }: { home-manager.users = ${endless("{ ada = ./a.nix; }")}; })` }),
      "a.nix": "{ }",
    });
    expect(hosts.map(({ name }) => name)).toEqual(["laptop"]);
  });

  it("end in the configurations of a flake", () => {
    const { hosts } = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = inputs: { nixosConfigurations = ${endless("{ laptop = inputs.nixpkgs.lib.nixosSystem { modules = [ ]; }; }")}; };
      }`,
    });
    expect(hosts.map(({ name }) => name)).toEqual(["laptop"]);
  });
});

describe("what all inputs offer, as far as they have it", () => {
  const flake = (modules: string) => `{
    inputs.one.url = "github:a/one";
    inputs.two.url = "github:a/two";
    outputs = { nixpkgs, ... }@inputs: let
      inherit (nixpkgs) lib;
      offered = lib.mapAttrs (_: i: i.nixosModules) (lib.filterAttrs (_: i: i ? nixosModules) (removeAttrs inputs [ "self" "nixpkgs" ]));
    in {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = ${modules}; };
    };
  }`;

  it("are modules of the input that is named", () => {
    const { hosts } = projectOf({ "flake.nix": flake("[ offered.two.default ]") });
    expect(hosts[0]?.modules.map(({ external }) => external)).toEqual(["inputs.two.nixosModules.default"]);
    expect(hosts[0]?.unresolved).toEqual([]);
  });

  it("are said to be those of several inputs where all are taken", () => {
    const { hosts } = projectOf({ "flake.nix": flake("map (x: x.default) (lib.attrValues offered)") });
    expect(hosts[0]?.unresolved.map(({ reason }) => reason)).toEqual([
      "which of 'one' and 'two' are there is not known: the input 'one' is not part of the repository",
    ]);
  });
});
