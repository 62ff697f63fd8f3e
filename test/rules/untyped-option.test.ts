import rule from "#src/rules/modules/untyped-option.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
  "laptop.nix": module,
  ...more,
});

const option = (text: string) => laptop(`{ lib, ... }: { options.my.port = ${text}; }\n`);

testRule(rule, {
  silent: {
    "a type": option("lib.mkOption { type = lib.types.port; default = 80; }"),
    "a type that is inherited": option("let type = lib.types.port; in lib.mkOption { inherit type; default = 80; }"),
    "mkEnableOption and mkPackageOption": option('lib.mkEnableOption "the port"'),
    "an internal option": option("lib.mkOption { internal = true; default = 80; }"),
    "a hidden option": option("lib.mkOption { visible = false; default = 80; }"),
    "an option that only has its default": option("lib.mkOption { readOnly = true; default = 80; }"),
    "what is not all written out": option("lib.mkOption (import ./port.nix lib)"),
    "a set that is added to": option("lib.mkOption ({ default = 80; } // import ./port.nix lib)"),
    "an option that is added to": option("lib.mkOption { default = 80; } // { type = lib.types.port; }"),
    "an option that something is done to": option("(import ./typed.nix) (lib.mkOption { default = 80; })"),
    "a computed name": option('lib.mkOption { ${"type"} = lib.types.port; }'),
    "apply alone, for an option declared elsewhere": option("lib.mkOption { apply = toString; }"),
    "readOnly alone, for an option declared elsewhere": option("lib.mkOption { readOnly = true; }"),
    "a function of one's own with this name": laptop(
      "{ ... }: let mkOption = { default }: { }; in { options.my.port = mkOption { default = 80; }; }\n",
    ),
    "a library of one's own": laptop("{ my, ... }: { options.my.port = my.mkOption { default = 80; }; }\n"),
    "a name that a set of one's own may give": laptop(
      "{ lib, my, ... }: with lib; with my; { options.my.port = mkOption { default = 80; }; }\n",
    ),
    "a helper, of whose result nothing is known": laptop(
      "{ lib, ... }: let port = default: lib.mkOption { inherit default; }; in { options.my.port = port 80 // { type = lib.types.port; }; }\n",
    ),
    "options that are no module's": laptop("{ lib, ... }: { my = { port = lib.mkOption { default = 80; }; }; }\n"),
    "a file that nothing leads to": laptop("{ }\n", {
      "old.nix": "{ lib, ... }: { options.my.port = lib.mkOption { default = 80; }; }\n",
    }),
    "a template": laptop("{ }\n", {
      "templates/a/module.nix": "{ lib, ... }: { options.my.port = lib.mkOption { default = 80; }; }\n",
    }),
    "a test": laptop("{ imports = [ ./tests/port.nix ]; }\n", {
      "tests/port.nix": "{ lib, ... }: { options.my.port = lib.mkOption { default = 80; }; }\n",
    }),
    "an option that two modules declare in parts": laptop(
      "{ lib, ... }: { imports = [ ./typed.nix ]; options.my.port = lib.mkOption { default = 80; }; }\n",
      { "typed.nix": "{ lib, ... }: { options.my.port = lib.mkOption { type = lib.types.port; }; }\n" },
    ),
  },
  reported: {
    "no type": {
      source: laptop(
        "{ lib, ... }: {\n  options.my.port = lib.mkOption { default = 80; }; #! option 'my.port' has no type\n}\n",
      ),
    },
    "the library by any of its names": {
      source: laptop(`{ lib, pkgs, ... }:
let inherit (lib) mkOption; inherit (lib.options) mkEnableOption; make = lib.options.mkOption; in {
  options.my = {
    a = mkOption { default = 1; }; #! 'my.a'
    b = make { default = 1; }; #! 'my.b'
    c = with lib; mkOption { default = 1; }; #! 'my.c'
    d = with lib; with types; with pkgs; mkOption { default = 1; }; #! 'my.d'
    e = lib.options.mkOption { }; #! 'my.e'
    f = pkgs.lib.mkOption { description = "f"; }; #! 'my.f'
    g = if pkgs.x then lib.mkOption { default = 1; } else mkEnableOption "g"; #! 'my.g'
  };
}
`),
    },
    "an option of a submodule": {
      source: laptop(`{ lib, ... }: {
  options.my.disks = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule ({ name, ... }: {
      options.label = lib.mkOption { default = name; }; #! option 'label' has no type
    }));
  };
}
`),
    },
    "a computed step": {
      source: laptop(
        "{ lib, name, ... }: {\n  options.my.${name}.x = lib.mkOption { default = 1; }; #! option 'my.${name}.x' has no type\n}\n",
      ),
    },
    "a misspelt type": {
      source: laptop("{ lib, ... }: { options.my.port = lib.mkOption { types = lib.types.port; }; #! 'my.port'\n}\n"),
    },
    "a module that the flake offers": {
      source: {
        "flake.nix": "{ outputs = { self }: { nixosModules.a = import ./a.nix; }; }\n",
        "a.nix": "{ lib, ... }: { options.my.port = lib.mkOption { default = 80; }; } #! 'my.port'\n",
      },
    },
    "one name in machines and in homes, which are declared apart": {
      source: laptop(
        "{ lib, ... }: { home-manager.users.me = ./home.nix; options.my.port = lib.mkOption { default = 80; }; } #! 'my.port'\n",
        { "home.nix": "{ lib, ... }: { options.my.port = lib.mkOption { type = lib.types.port; }; }\n" },
      ),
    },
  },
});
