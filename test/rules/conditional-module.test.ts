import rule from "#src/rules/modules/conditional-module.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string) => ({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module });

const passing = (specialArgs: string, module: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { specialArgs = ${specialArgs}; modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": module,
});

testRule(rule, {
  silent: {
    "mkIf under config": laptop("{ config, lib, ... }: { config = lib.mkIf config.a.enable { b = 1; }; }\n"),
    "mkIf as the module": laptop("{ config, lib, ... }: lib.mkIf config.a.enable { b = 1; }\n"),
    "mkMerge of conditions": laptop(
      "{ config, lib, pkgs, ... }: { config = lib.mkMerge [ { a = 1; } (lib.mkIf (config.a && pkgs.b) { }) ]; }\n",
    ),
    "a condition deeper down": laptop("{ config, lib, ... }: { config.a = lib.optionalAttrs config.b.enable { }; }\n"),
    "values of settings": laptop("{ config, ... }: { a = if config.b then 1 else 2; }\n"),
    "a condition on options": laptop("{ options, lib, ... }: { config = lib.optionalAttrs (options ? a) { }; }\n"),
    "a condition on an argument that comes before modules": passing(
      "{ inherit inputs; }",
      "{ inputs, lib, config, ... }: { config = lib.optionalAttrs (inputs ? a) { b = config.c; }; }\n",
    ),
    "pkgs by specialArgs": passing(
      "{ pkgs = inputs.nixpkgs.legacyPackages.x86_64-linux; }",
      "{ pkgs, lib, ... }: lib.optionalAttrs pkgs.stdenv.isLinux { a = 1; }\n",
    ),
    "specialArgs that are not known": passing(
      "inputs.other.lib.arguments",
      "{ config, lib, ... }: lib.optionalAttrs config.a { b = 1; }\n",
    ),
    "a name that a let hides": laptop(
      "{ config, lib, ... }: let f = config: lib.optionalAttrs config.a { }; in { config = f { a = true; }; }\n",
    ),
    "a branch that may not be taken": laptop(
      '{ config, lib, ... }: { config = if lib.version == "1" then lib.optionalAttrs config.a { } else { }; }\n',
    ),
    "a function that is not known": laptop("{ config, my, ... }: { config = my.settings config; }\n"),
    "a submodule": laptop("{ users.users.me = { config, lib, ... }: lib.mkIf config.a { }; }\n"),
    "a file that is called, not imported as a module": {
      "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
      "laptop.nix": "{ lib, ... }: { a = import ./settings.nix { inherit lib; config.b = true; }; }\n",
      "settings.nix": "{ config, lib, ... }: lib.optionalAttrs config.b { c = 1; }\n",
    },
  },
  reported: {
    "optionalAttrs under config": {
      source: laptop(
        "{ config, lib, ... }:\n{\n  config = lib.optionalAttrs config.a.enable { #! depends on 'config.a.enable'\n    b = 1;\n  };\n}\n",
      ),
      fixed: {
        "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
        "laptop.nix": "{ config, lib, ... }:\n{\n  config = lib.mkIf config.a.enable {\n    b = 1;\n  };\n}\n",
      },
    },
    "if as the module": {
      source: laptop("{ config, ... }:\nif config.a then { b = 1; } else { } #! depends on 'config.a'\n"),
    },
    "a condition with a name of its own": {
      source: laptop(
        "{ config, lib, ... }:\nlet\n  cfg = config.my.a; #! depends on 'config.my.a'\nin\n{ options.my.a = { }; config = { x = 1; } // lib.optionalAttrs (cfg.enable && true) { b = 1; }; }\n",
      ),
    },
    pkgs: {
      source: laptop(
        "{ pkgs, lib, ... }:\nlib.mkMerge [\n  { a = 1; }\n  (lib.optionalAttrs pkgs.stdenv.isLinux { b = 1; }) #! depends on 'pkgs.stdenv.isLinux'\n]\n",
      ),
      fixed: laptop(
        "{ pkgs, lib, ... }:\nlib.mkMerge [\n  { a = 1; }\n  (lib.mkIf pkgs.stdenv.isLinux { b = 1; })\n]\n",
      ),
    },
    "the library taken from pkgs": {
      source: laptop("{ pkgs, config, ... }:\npkgs.lib.mkIf config.a { b = 1; } #! depends on 'pkgs.lib.mkIf'\n"),
    },
    "inside of mkIf": {
      source: laptop(
        "{ config, lib, ... }: with lib;\n{ config = mkIf config.a (optionalAttrs config.b { c = 1; }); } #! depends on 'config.b'\n",
      ),
    },
    "a computed name": {
      source: laptop("{ config, ... }:\n{ config = { ${config.name} = 1; }; } #! depends on 'config.name'\n"),
    },
  },
});
