import { describe, expect, it } from "vitest";
import { projectOf } from "../../support/open-project.ts";

describe("self", () => {
  it("is known after a framework has asked for it before the outputs have their shape", () => {
    const { hosts } = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { self, nixpkgs }: let
          early = builtins.tryEval (self ? nothing);
        in {
          nixosModules.default = ./a.nix;
          nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ self.nixosModules.default ]; };
        } // (if early.value then { } else { });
      }`,
      "a.nix": "{ }",
    });
    expect(hosts.map(({ name, modules }) => [name, modules.map(({ file }) => file)])).toEqual([["laptop", ["a.nix"]]]);
    expect(hosts[0]?.unresolved).toEqual([]);
  });
});
