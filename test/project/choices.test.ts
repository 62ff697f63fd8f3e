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
