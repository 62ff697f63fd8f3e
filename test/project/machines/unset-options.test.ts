import { describe, expect, it } from "vitest";
import { projectOf } from "../../support/open-project.ts";

function laptop(module: string) {
  const project = projectOf({
    "flake.nix": `{
      inputs.nixpkgs.url = "github:NixOS/nixpkgs";
      outputs = { nixpkgs, private, ... }@inputs: {
        nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; modules = [ ./laptop.nix ]; };
      };
    }`,
    "laptop.nix": module,
  });
  const [host] = project.hosts;
  if (!host) throw new Error("no host");
  return host;
}

describe("an option that no module defines", () => {
  const mayDefine = (module: string) => laptop(module).mayDefine(["system", "stateVersion"]);

  it.each([
    ["nothing", "{ }"],
    ["a neighbour", '{ system.name = "laptop"; }'],
    ["what never holds", '{ lib, ... }: lib.mkIf false { system.stateVersion = "24.11"; }'],
    ["modules of inputs", "{ inputs, ... }: { imports = [ inputs.private.nixosModules.default ]; }"],
  ])("is known of %s", (_, module) => expect(mayDefine(module)).toBe(false));

  it.each([
    ["a definition", '{ lib, ... }: { system = lib.mkForce { stateVersion = "24.11"; }; }'],
    ["a condition that is not known", '{ config, lib, ... }: lib.mkIf config.x { system.stateVersion = "24.11"; }'],
    ["an unknown set around it", "{ inputs, ... }: { system = inputs.private.system; }"],
    ["an unknown part of a merge", "{ inputs, lib, ... }: lib.mkMerge ([ { } ] ++ inputs.private.parts)"],
    ["a set with more in it", "{ inputs, ... }: { system = { name = 1; } // inputs.private.system; }"],
    ["a module with a syntax error", "{ networking.hostName = ; }"],
    ["a missing import", "{ imports = [ ./gone.nix ]; }"],
  ])("may be set by %s", (_, module) => expect(mayDefine(module)).toBe(true));
});

describe("what a builder is called with", () => {
  it("is known by name", () => {
    expect([...(laptop("{ }").argumentNames ?? [])]).toEqual(["specialArgs", "modules"]);
  });

  it("is not known where a set of an input is among it", () => {
    const project = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { nixpkgs, private, ... }: {
          nixosConfigurations.laptop = nixpkgs.lib.nixosSystem (private.arguments // { modules = [ ]; });
        };
      }`,
    });
    expect(project.hosts.map((host) => host.argumentNames)).toEqual([null]);
  });
});
