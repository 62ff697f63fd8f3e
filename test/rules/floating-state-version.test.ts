import rule from "#src/rules/layout/floating-state-version.ts";
import { testRule } from "../support/test-rule.ts";

const disk = 'fileSystems."/".device = "/dev/disk/by-label/nixos";';

const machine = (settings: string, name = "laptop") => ({
  "flake.nix": `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    inputs.home-manager.url = "github:nix-community/home-manager";
    outputs = { nixpkgs, home-manager, ... }: {
      nixosConfigurations.${name} = nixpkgs.lib.nixosSystem {
        modules = [ ./machine.nix home-manager.nixosModules.default ];
      };
    };
  }`,
  "machine.nix": `{ config, lib, pkgs, options, ... }: {\n${settings}\n}`,
});

const home = (settings: string) => ({
  "flake.nix": `{
    inputs.nixpkgs.url = "github:NixOS/nixpkgs";
    inputs.home-manager.url = "github:nix-community/home-manager";
    outputs = { nixpkgs, home-manager, ... }: {
      homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
        pkgs = nixpkgs.legacyPackages.x86_64-linux;
        modules = [ ./home.nix ];
      };
    };
  }`,
  "home.nix": `{ config, lib, ... }: {\n${settings}\n}`,
});

testRule(rule, {
  silent: {
    "a version that is written down": machine(`${disk} system.stateVersion = "24.05";`),
    "a home with the version of its machine": machine(
      `${disk} system.stateVersion = "24.05"; home-manager.users.ada.home.stateVersion = config.system.stateVersion;`,
    ),
    "a machine without a disk": machine("system.stateVersion = config.system.nixos.release;"),
    "a machine in memory": machine(
      'fileSystems."/".device = "tmpfs"; system.stateVersion = config.system.nixos.release;',
    ),
    "an installer": machine(`${disk} system.stateVersion = lib.trivial.release;`, "installer"),
    "a default that the host overrides": machine(
      `${disk} imports = [ { system.stateVersion = lib.mkDefault lib.trivial.release; } ]; system.stateVersion = "24.05";`,
    ),
    "versions that the release chooses between": machine(
      `${disk} system.stateVersion = if lib.versionAtLeast lib.version "24.05" then "24.05" else "23.11";`,
    ),
    "another set named so": home("home.stateVersion = lib.release-of-mine.version;"),
    "behind or": home("home.stateVersion = lib.mine.state or lib.trivial.release;"),
    "something unknown": home("home.stateVersion = config.mine.version;"),
  },
  reported: {
    "the release of NixOS": machine(
      `${disk}\nsystem.stateVersion = config.system.nixos.release; #! system.stateVersion is 'config.system.nixos.release', which moves`,
    ),
    "the release of the library, as a default": machine(
      `${disk}\nsystem.stateVersion = lib.mkDefault lib.trivial.release; #! 'lib.trivial.release'`,
    ),
    "a part of the library's version": machine(
      `${disk}\nsystem.stateVersion = lib.versions.majorMinor lib.version; #! 'lib.version'`,
    ),
    "the library of pkgs": machine(`${disk}\nsystem.stateVersion = pkgs.lib.trivial.release; #! 'pkgs.lib.trivial`),
    "a home of a machine": machine(
      `${disk} system.stateVersion = "24.05";\nhome-manager.users.ada.home.stateVersion = config.system.nixos.release; #! home.stateVersion is`,
    ),
    "a home": home("home.stateVersion = config.home.version.release; #! home.stateVersion is"),
    "a home in a string": home('home.stateVersion = "${lib.trivial.release}"; #! home.stateVersion is'),
  },
});
