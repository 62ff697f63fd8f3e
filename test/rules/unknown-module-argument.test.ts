import rule from "#src/rules/modules/unknown-module-argument.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (call: string, more = "") => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.disko.url = "github:nix-community/disko";
  inputs.other.url = "github:example/other";
  outputs = { nixpkgs, home-manager, ... }@inputs: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { ${call} };
${more}  };
}
`;

const laptop = (module: string, call = "specialArgs = { inherit inputs; }; modules = [ ./laptop.nix ];") => ({
  "flake.nix": flake(call),
  "laptop.nix": module,
});

testRule(rule, {
  silent: {
    "what the module system passes": laptop(
      "{ config, lib, pkgs, options, modulesPath, utils, specialArgs, ... }: { a = [ config lib pkgs options modulesPath utils specialArgs ]; }\n",
    ),
    "what specialArgs passes": laptop("{ inputs, ... }: { a = inputs; }\n"),
    "what another module defines": laptop("{ host, ... }: { imports = [ { _module.args.host = 1; } ]; a = host; }\n"),
    "what another module defines under a condition": laptop(
      "{ host, lib, config, ... }: { imports = [ { config = lib.mkIf config.x { _module.args = { host = 1; }; }; } ]; a = host; }\n",
    ),
    "a name with a default": laptop("{ host ? null, ... }: { a = host; }\n"),
    "a name that is not used": laptop("{ host, ... }: { }\n"),
    "specialArgs of which not all is known": laptop(
      "{ host, ... }: { a = host; }\n",
      "specialArgs = inputs.other.lib.arguments // { inherit inputs; }; modules = [ ./laptop.nix ];",
    ),
    "arguments of which not all is known": laptop(
      "{ host, inputs, ... }: { _module.args = inputs.other.lib.arguments; a = host; }\n",
    ),
    "settings of which not all is known": laptop(
      "{ host, inputs, ... }: { imports = [ { config = inputs.other.lib.settings; } ]; a = host; }\n",
    ),
    "a module from outside that may define arguments": laptop(
      "{ host, inputs, ... }: { imports = [ inputs.other.nixosModules.default ]; a = host; }\n",
    ),
    "a module from outside that is known to define it": laptop(
      "{ diskoLib, inputs, ... }: { imports = [ inputs.disko.nixosModules.disko ]; a = diskoLib; }\n",
    ),
    "an import that cannot be followed": laptop("{ host, ... }: { imports = [ ./missing.nix ]; a = host; }\n"),
    "a name that one of two hosts passes": {
      "flake.nix": flake(
        "modules = [ ./laptop.nix ];",
        "    nixosConfigurations.b = nixpkgs.lib.nixosSystem { specialArgs.host = 1; modules = [ ./laptop.nix ]; };\n",
      ),
      "laptop.nix": "{ host, ... }: { a = host; }\n",
    },
    "the configuration around a home": {
      "flake.nix": flake("modules = [ { home-manager.users.me = ./home.nix; } ];"),
      "home.nix": "{ osConfig, nixosConfig, name, ... }: { a = [ osConfig nixosConfig name ]; }\n",
    },
    "a home's own arguments": {
      "flake.nix": flake(
        "modules = [ home-manager.nixosModules.default { home-manager = { extraSpecialArgs = { inherit inputs; }; users.me = ./home.nix; }; } ];",
      ),
      "home.nix": "{ inputs, ... }: { a = inputs; }\n",
    },
    "an argument of imports in specialArgs that are not known": {
      "flake.nix": flake("specialArgs = builtins.x; modules = [ ./laptop.nix ];"),
      "laptop.nix": "{ hardware, ... }: { imports = [ hardware.nixosModules.x ]; }\n",
    },
    "an argument of imports that the host passes": {
      "flake.nix": flake("specialArgs = { hardware = inputs.nixpkgs; }; modules = [ ./laptop.nix ];"),
      "laptop.nix": "{ hardware, ... }: { imports = [ hardware.nixosModules.x ]; }\n",
    },
    "an argument of an import that a condition decides": {
      "flake.nix": flake("modules = [ ./laptop.nix ];"),
      "laptop.nix": "{ hardware, lib, ... }: { imports = lib.optional lib.x hardware.nixosModules.x; }\n",
    },
    "an argument of a home's imports, where a module of the machine is not known": {
      "flake.nix": flake(
        "modules = [ home-manager.nixosModules.default (import builtins.x) { home-manager.users.me = ./home.nix; } ];",
      ),
      "home.nix": "{ colors, ... }: { imports = [ colors.x ]; }\n",
    },
    "a function that is called, not a module": laptop("{ ... }: { a = import ./f.nix { host = 1; }; }\n"),
    "a submodule": laptop("{ ... }: { users.users.me = { host, ... }: { a = host; }; }\n"),
  },
  reported: {
    "a misspelt argument": {
      source: laptop(
        "{ input, ... }: #! 'input' is passed to this module by no host that imports it\n{ a = input; }\n",
      ),
    },
    "an argument that imports are made of": {
      source: {
        "flake.nix": flake("specialArgs = { inherit inputs; }; modules = [ ./laptop.nix ];"),
        "laptop.nix":
          "{ hardware, ... }: #! 'hardware' is passed to this module by no host\n{ imports = [ hardware.nixosModules.x ./b.nix ]; }\n",
        "b.nix": "{ }\n",
      },
    },
    "an argument of imports that comes by _module.args": {
      source: {
        "flake.nix": flake("modules = [ ./laptop.nix { _module.args.hardware = inputs.nixpkgs; } ];"),
        "laptop.nix":
          "{ hardware, ... }: #! 'hardware' comes by _module.args, which imports\n{ imports = [ hardware.nixosModules.x ]; }\n",
      },
    },
    "beside modules that define no arguments": {
      source: laptop(
        "{ host, inputs, modulesPath, ... }: #! 'host' is passed\n{ imports = [ inputs.home-manager.nixosModules.default (modulesPath + \"/x.nix\") ]; a = host; }\n",
      ),
    },
    "an argument of the host, in a home": {
      source: {
        "flake.nix": flake(
          "specialArgs = { inherit inputs; }; modules = [ home-manager.nixosModules.default { home-manager.users.me = ./home.nix; } ];",
        ),
        "home.nix": "{ inputs, ... }: #! 'inputs' is passed\n{ a = inputs; }\n",
      },
    },
  },
});
