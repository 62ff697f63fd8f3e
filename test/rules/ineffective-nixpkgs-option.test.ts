import rule from "#src/rules/modules/ineffective-nixpkgs-option.ts";
import { testRule } from "../support/test-rule.ts";

/** A laptop that says this of home-manager, with the home of a user. */
const laptop = (settings: string, home: string, outputs = "") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, private, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [
      home-manager.nixosModules.home-manager
      { home-manager.users.ada = ./ada.nix; }
      ${settings}
    ]; };${outputs}
  };
}
`,
  "ada.nix": home,
});
const shared = "{ home-manager.useGlobalPkgs = true; }";
const unfree = "{ nixpkgs.config.allowUnfree = true; }\n";

testRule(rule, {
  silent: {
    "a home that says nothing of packages": laptop(shared, "{ programs.git.enable = true; }\n"),
    "a home with packages of its own": laptop("{ home-manager.useGlobalPkgs = false; }", unfree),
    "a machine that says nothing": laptop("{ }", unfree),
    "a machine that says something unknown": laptop("{ home-manager.useGlobalPkgs = private.global; }", unfree),
    "a machine that may say something else": laptop(
      "({ config, lib, ... }: { home-manager.useGlobalPkgs = lib.mkIf config.x.enable true; })",
      unfree,
    ),
    "a setting under a condition": laptop(
      shared,
      "{ config, lib, ... }: { nixpkgs.config = lib.mkIf config.programs.steam.enable { allowUnfree = true; }; }\n",
    ),
    "the setting of the machine": laptop(`${shared} { nixpkgs.config.allowUnfree = true; }`, "{ }\n"),
    "what a module says, forced away": laptop(
      shared,
      "{ lib, ... }: { imports = [ { nixpkgs.overlays = [ ]; } ]; nixpkgs.overlays = lib.mkForce null; }\n",
    ),
    "another option of nixpkgs": laptop(shared, '{ nixpkgs.hostPlatform = "x86_64-linux"; }\n'),
    "a module of a home of its own, too": laptop(
      shared,
      unfree,
      `
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      modules = [ ./ada.nix ];
    };`,
    ),
    "a module of a home on another machine, too": laptop(
      shared,
      unfree,
      `
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [
      home-manager.nixosModules.home-manager
      { home-manager.users.ada = ./ada.nix; }
    ]; };`,
    ),
  },

  reported: {
    "a setting of nixpkgs.config": laptop(
      shared,
      "{ nixpkgs.config.allowUnfree = true; } #! nixpkgs.config does nothing in the home of 'ada', which uses the packages of 'laptop'\n",
    ),
    "several settings of it, once": laptop(
      shared,
      "{\n  nixpkgs.config.allowUnfree = true; #! nixpkgs.config does nothing\n  nixpkgs.config.allowBroken = true;\n}\n",
    ),
    "config and overlays, both": laptop(
      shared,
      "{\n  nixpkgs.config = { allowUnfree = true; }; #! nixpkgs.config\n  nixpkgs.overlays = [ (final: prev: { }) ]; #! nixpkgs.overlays\n}\n",
    ),
    "a module that the home imports": {
      ...laptop(shared, "{ imports = [ ./packages.nix ]; }\n"),
      "packages.nix": "{ nixpkgs.overlays = [ ]; } #! nixpkgs.overlays\n",
    },
  },
});
