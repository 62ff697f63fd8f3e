import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const folders = {
  "hosts/web/configuration.nix":
    "{ flake, hostName, ... }: { imports = [ flake.nixosModules.base flake.modules.shared.ssh ]; }",
  "hosts/web/users/me.nix": "{ flake, ... }: { imports = [ flake.homeModules.shell ]; }",
  "hosts/web/users/you/home-configuration.nix": "{ }",
  "hosts/web/users/nobody/notes.nix": "{ }",
  "hosts/mac/darwin-configuration.nix": "{ }",
  "hosts/pi/rpi-configuration.nix": "{ }",
  "hosts/own/default.nix":
    '{ flake, inputs, hostName }: { class = "nixos"; value = inputs.nixpkgs.lib.nixosSystem { modules = [ ./all.nix ]; }; }',
  "hosts/own/all.nix": "{ }",
  "hosts/desk/users/me.nix": "{ }",
  "modules/nixos/base.nix": "{ pkgs, ... }: { }",
  "modules/shared/ssh/default.nix": "{ flake, ... }: { imports = [ ./keys.nix ]; }",
  "modules/shared/ssh/keys.nix": "{ }",
  "modules/home/shell.nix": "{ }",
  "packages/tool.nix": "{ pkgs }: import ../build/tool.nix",
  "build/tool.nix": "null",
  "dead.nix": "{ }",
};

function blueprintProject(arguments_: string, prefix = "") {
  const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.nix-darwin.url = "github:LnL7/nix-darwin";
  inputs.nixos-raspberrypi.url = "github:nvmd/nixos-raspberrypi";
  inputs.blueprint.url = "github:numtide/blueprint";
  outputs = inputs: inputs.blueprint { inherit inputs; ${arguments_} };
}
`;
  const placed = Object.fromEntries(Object.entries(folders).map(([path, content]) => [`${prefix}${path}`, content]));
  return projectOf({ "flake.nix": text, ...placed });
}

describe("a flake that blueprint wires", () => {
  it.each([
    ["in its root", "", ""],
    ["below a prefix", 'prefix = "nix";', "nix/"],
    ["below a path", "prefix = ./nix;", "nix/"],
  ])("has a host for each folder with the file of a class, %s", (_, arguments_, prefix) => {
    const project = blueprintProject(arguments_, prefix);
    const inFolder = (...paths: string[]) => paths.map((path) => `${prefix}${path}`);
    const found = project.hosts.map((host) => [host.name, host.modules.flatMap(({ file }) => file ?? [])]);
    expect(found).toEqual([
      ["own", inFolder("hosts/own/all.nix")],
      ["pi", inFolder("hosts/pi/rpi-configuration.nix")],
      ["web", inFolder("hosts/web/configuration.nix", "modules/nixos/base.nix", "modules/shared/ssh/keys.nix")],
      ["mac", inFolder("hosts/mac/darwin-configuration.nix")],
    ]);
    expect(project.hosts.flatMap(({ unresolved }) => unresolved)).toEqual([]);
    expect(project.unresolved).toEqual([]);
  });

  it("gives a host the homes of its users", () => {
    const web = blueprintProject("").hosts.find(({ name }) => name === "web");
    const users = web?.users.map(({ name, modules }) => [name, modules.flatMap(({ file }) => file ?? [])]);
    expect(users?.toSorted()).toEqual([
      ["me", ["hosts/web/users/me.nix", "modules/home/shell.nix"]],
      ["you", ["hosts/web/users/you/home-configuration.nix"]],
    ]);
  });

  it("leads to homes without a machine and to packages, and to no other file", () => {
    expect(blueprintProject("").reachability.unreached).toEqual(["dead.nix", "hosts/web/users/nobody/notes.nix"]);
  });
});
