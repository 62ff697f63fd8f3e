import { describe, expect, it } from "vitest";
import { separateHomes } from "#src/project/machines/separate-homes.ts";
import { projectOf } from "../../support/open-project.ts";

describe("homes with packages of their own", () => {
  const [group, ...others] = separateHomes(
    projectOf({
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }:
    let
      mkHost = module: nixpkgs.lib.nixosSystem { modules = [ home-manager.nixosModules.default ./users.nix module ]; };
    in {
      nixosConfigurations.desktop = mkHost { home-manager.useGlobalPkgs = true; };
      nixosConfigurations.laptop = mkHost { nixpkgs.config.allowUnfree = true; };
      nixosConfigurations.server = mkHost { };
    };
}`,
      "users.nix": "{ home-manager.users.ada = { }; }",
    }),
  );

  it("are told for each place that imports home-manager", () => {
    expect(others).toEqual([]);
    expect(group?.place.file).toBe("flake.nix");
    expect(group?.hosts.map(({ name }) => name)).toEqual(["laptop", "server"]);
    expect(group?.users.map(({ name }) => name)).toEqual(["ada"]);
  });

  it("know what they miss of the machine's", () => expect(group?.changed?.host.name).toBe("laptop"));
});
