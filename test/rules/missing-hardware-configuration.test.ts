import rule from "#src/rules/layout/missing-hardware-configuration.ts";
import { testRule } from "../support/test-rule.ts";

const root = '{ fileSystems."/".device = "/dev/disk/by-label/nixos"; }\n';

/** A desktop that describes its disks, and a laptop. */
const laptop = (module: string, { modules = "./hosts/laptop", name = "laptop", desktop = root } = {}) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.disko.url = "github:nix-community/disko";
  inputs.private.url = "github:ada/private";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.${name} = nixpkgs.lib.nixosSystem {
      specialArgs = { inherit inputs; };
      modules = [ ${modules} ];
    };
  };
}
`,
  "hosts/desktop/default.nix": desktop,
  "hosts/laptop/default.nix": `${module}\n`,
});

const imports = (module: string) => laptop(`{ inputs, modulesPath, ... }: { imports = [ ${module} ]; }`);

testRule(rule, {
  silent: {
    "a generated file": { ...imports("./hardware-configuration.nix"), "hosts/laptop/hardware-configuration.nix": root },
    "file systems in a module of several hosts": { ...imports("../../modules/disks.nix"), "modules/disks.nix": root },
    "disks of disko": laptop('{ disko.devices.disk.main.device = "/dev/sda"; }'),
    "a generated file that does not exist, which is told elsewhere": imports("./hardware-configuration.nix"),
    "a generated file that waits to be imported, which is told elsewhere": {
      ...laptop("{ }"),
      "hosts/laptop/hardware-configuration.nix": root,
    },
    "file systems under a condition that is not known": laptop(
      '{ config, lib, ... }: lib.mkIf config.my.disks { fileSystems."/".device = "/dev/sda1"; }',
    ),
    "a module of an input that may mount something": imports("inputs.private.nixosModules.default"),
    "a guest, whose disk is somebody else's": imports('(modulesPath + "/profiles/qemu-guest.nix")'),
    "an installer": imports('(modulesPath + "/installer/cd-dvd/installation-cd-minimal.nix")'),
    "an image by its name": laptop("{ }", { name: "iso-minimal" }),
    "a container": laptop("{ boot.isContainer = true; }"),
    "Windows around it": laptop("{ wsl.enable = true; }"),
    "hardware that is found by a report": laptop("{ hardware.facter.reportPath = ./facter.json; }"),
    "a machine that is run as a virtual one": laptop("{ virtualisation.vmVariant.virtualisation.memorySize = 4096; }"),
    "a root that systemd finds": laptop('{ boot.initrd.systemd.root = "gpt-auto"; }'),
    "an argument that may add modules": laptop("{ }", { modules: "] ; extraModules = [ ./hosts/laptop" }),
    "no host that describes its disks": laptop("{ }", { desktop: "{ }\n" }),
    "a mac": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.darwin.url = "github:nix-darwin/nix-darwin";
  outputs = { nixpkgs, darwin, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./desktop.nix ]; };
    darwinConfigurations.book = darwin.lib.darwinSystem { modules = [ { } ]; };
  };
}
`,
      "desktop.nix": root,
    },
  },
  reported: {
    "a host that mounts nothing": {
      source: laptop(
        "{ services.openssh.enable = true; } #! host 'laptop' has no hardware-configuration.nix, and nothing else mounts a file system",
      ),
    },
    "one with modules that are known to leave it alone": {
      source: laptop(`{ inputs, modulesPath, ... }: { #! 'laptop'
  imports = [
    inputs.home-manager.nixosModules.home-manager
    inputs.disko.nixosModules.disko
    (modulesPath + "/installer/scan/not-detected.nix")
  ];
}`),
    },
    "a host whose file systems are surely switched off": {
      source: laptop('{ lib, ... }: lib.mkIf false { fileSystems."/".device = "/dev/sda1"; } #! \'laptop\''),
    },
  },
});
