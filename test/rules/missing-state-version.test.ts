import rule from "#src/rules/layout/missing-state-version.ts";
import { testRule } from "../support/test-rule.ts";

const host = (modules: string, { name = "laptop", module = "{ }" } = {}) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.private.url = "github:ada/private";
  outputs = { nixpkgs, home-manager, private, ... }@inputs: {
    nixosConfigurations.${name} = nixpkgs.lib.nixosSystem { specialArgs = { inherit inputs; }; modules = [ ${modules} ]; };
  };
}
`,
  "laptop.nix": `${module}\n`,
});

const module = (text: string) => host("./laptop.nix", { module: text });

testRule(rule, {
  silent: {
    "set in the entry module": module('{ system.stateVersion = "24.11"; }'),
    "set as a default, in an imported module": {
      ...module("{ imports = [ ./base.nix ]; }"),
      "base.nix": '{ lib, ... }: { system = { stateVersion = lib.mkDefault "24.11"; }; }\n',
    },
    "set to something unknown": module("{ config, ... }: { system.stateVersion = config.my.release; }"),
    "set under a condition that is not known": module(
      '{ config, lib, ... }: { config = lib.mkIf config.my.old { system.stateVersion = "20.09"; }; }',
    ),
    "perhaps in a set that is not known": module("{ inputs, ... }: { system = inputs.private.system; }"),
    "perhaps in a part of a merge that is not known": module(
      "{ inputs, lib, ... }: lib.mkMerge ([ { } ] ++ inputs.private.parts)",
    ),
    "perhaps in a module of an input that is not known": host("./laptop.nix private.nixosModules.default"),
    "perhaps in an image of nixpkgs": module(
      '{ modulesPath, ... }: { imports = [ (modulesPath + "/installer/cd-dvd/iso-image.nix") ]; }',
    ),
    "an import that does not exist": module("{ imports = [ ./gone.nix ]; }"),
    "an installation image": host("./laptop.nix", { name: "live-iso" }),
    "modules under another name": host("] ; extraModules = [ ./laptop.nix"),
    "arguments that are not all known": {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.private.url = "github:ada/private";
  outputs = { nixpkgs, private, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem (private.arguments // { modules = [ { } ]; });
  };
}
`,
    },
  },
  reported: {
    "a machine whose modules are all here": {
      source: module("{ networking.hostName = \"laptop\"; } #! host 'laptop' does not set system.stateVersion"),
    },
    "a machine that sets it under a condition that never holds, with modules that leave it alone": {
      source: host("./laptop.nix home-manager.nixosModules.home-manager", {
        module: "{ lib, ... }: { config = lib.mkIf false { system.stateVersion = \"24.11\"; }; } #! 'laptop'",
      }),
    },
    "many machines that one function makes, once": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations = nixpkgs.lib.genAttrs [ "a" "b" "c" ] (name: nixpkgs.lib.nixosSystem { #! 'a', 'b' and 'c'
      modules = [ { networking.hostName = name; } ];
    });
  };
}
`,
      },
    },
    "a home": {
      source: {
        "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration { #! home 'ada' does not set home.stateVersion
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      modules = [ { home.username = "ada"; } ];
    };
  };
}
`,
      },
    },
  },
});
