import rule from "#src/rules/layout/missing-host-platform.ts";
import { testRule } from "../support/test-rule.ts";

const host = (builderArguments: string, module = "{ }") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.disko.url = "github:nix-community/disko";
  inputs.hardware.url = "github:NixOS/nixos-hardware";
  outputs = { nixpkgs, disko, hardware, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { ${builderArguments} };
  };
}
`,
  "laptop.nix": `${module}\n`,
});

const module = (text: string) => host("modules = [ ./laptop.nix ];", text);

testRule(rule, {
  silent: {
    "a system as argument": host('system = "x86_64-linux"; modules = [ ./laptop.nix ];'),
    "packages as argument": host("pkgs = nixpkgs.legacyPackages.x86_64-linux; modules = [ ./laptop.nix ];"),
    "a platform in a module": module('{ lib, ... }: { nixpkgs.hostPlatform = lib.mkDefault "x86_64-linux"; }'),
    "a platform as a set": module('{ nixpkgs.hostPlatform.system = "x86_64-linux"; }'),
    "the option of old": module('{ nixpkgs.system = "x86_64-linux"; }'),
    "a local system": module('{ nixpkgs.localSystem.system = "aarch64-linux"; }'),
    "packages in a module": module("{ pkgs, ... }: { nixpkgs.pkgs = import ./pkgs.nix; }"),
    "a hardware report": module("{ hardware.facter.reportPath = ./facter.json; }"),
    "a platform that is not known": module("{ config, ... }: { nixpkgs.hostPlatform = config.my.platform; }"),
    "a hardware configuration that is not there": module("{ imports = [ ./hardware-configuration.nix ]; }"),
    "hardware modules that may be for one platform": host(
      "modules = [ ./laptop.nix hardware.nixosModules.raspberry-pi-4 ];",
    ),
    "a home": {
      "flake.nix": `{
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration { modules = [ { } ]; };
  };
}
`,
    },
  },
  reported: {
    "no word of a platform": {
      source: module("{ } #! host 'laptop' does not set nixpkgs.hostPlatform"),
    },
    "modules of inputs that do not set it": {
      source: host("modules = [ ./laptop.nix disko.nixosModules.disko ];", "{ } #! host 'laptop'"),
    },
  },
});
