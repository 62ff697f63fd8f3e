import { describe, expect, it } from "vitest";
import type { Host } from "#src/project/hosts/host.ts";
import { projectOf } from "../../support/open-project.ts";

const linuxUser =
  "({ pkgs, lib, ... }: { home-manager.users = lib.optionalAttrs pkgs.stdenv.hostPlatform.isLinux { ada = ./ada.nix; }; })";

/** A machine whose builder gets this argument; `pkgs` are packages with an overlay. */
function machine(argument: string): Host {
  const { hosts } = projectOf({
    "flake.nix": `{
      inputs.nixpkgs.url = "github:NixOS/nixpkgs";
      outputs = { nixpkgs, ... }: let
        pkgs = import nixpkgs { system = "x86_64-linux"; overlays = [ (final: prev: { users = { ada = ./ada.nix; }; }) ]; };
        mac = import nixpkgs { system = "aarch64-darwin"; };
      in { nixosConfigurations.laptop = nixpkgs.lib.nixosSystem ${argument}; };
    }`,
    "ada.nix": "{ }",
  });
  return hosts[0] as Host;
}

function usersOf(argument: string) {
  const host = machine(argument);
  return { users: host.users.map(({ name }) => name), unresolved: host.unresolvedParts.length };
}

describe("the packages that modules get", () => {
  const overlaid = "({ pkgs, ... }: { home-manager.users = pkgs.users; })";
  const cases: readonly (readonly [string, string, { users: string[]; unresolved: number }])[] = [
    ["are those of the builder", `{ inherit pkgs; modules = [ ${overlaid} ]; }`, { users: ["ada"], unresolved: 0 }],
    [
      "are 'nixpkgs.pkgs'",
      `{ modules = [ { nixpkgs.pkgs = pkgs; } ${overlaid} ]; }`,
      { users: ["ada"], unresolved: 0 },
    ],
    [
      "are for the system of the builder",
      `{ system = "x86_64-linux"; modules = [ ${linuxUser} ]; }`,
      { users: ["ada"], unresolved: 0 },
    ],
    [
      "are for the platform that modules name",
      `{ modules = [ { nixpkgs.hostPlatform = "aarch64-linux"; } ${linuxUser} ]; }`,
      { users: ["ada"], unresolved: 0 },
    ],
    [
      "are for another platform",
      `{ modules = [ { nixpkgs.pkgs = mac; } ${linuxUser} ]; }`,
      { users: [], unresolved: 0 },
    ],
    ["are not known where nothing says the system", `{ modules = [ ${linuxUser} ]; }`, { users: [], unresolved: 1 }],
    [
      "are not known by themselves",
      `{ system = "x86_64-linux"; modules = [ ${overlaid} ]; }`,
      { users: [], unresolved: 1 },
    ],
  ];
  it.each(cases)("%s", (_, argument, expected) => {
    expect(usersOf(argument)).toEqual(expected);
  });
});
