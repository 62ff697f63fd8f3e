import rule from "#src/rules/modules/undescribed-option.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const laptop = (module: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix" }),
  "laptop.nix": module,
  ...more,
});

const option = (text: string) => laptop(`{ lib, pkgs, text, ... }: { options.my.x = ${text}; }\n`);

testRule(rule, {
  silent: {
    "a description": option('lib.mkOption { description = "The x."; }'),
    "a description that is inherited": option("let description = text; in lib.mkOption { inherit description; }"),
    "a description that is computed": option("lib.mkOption { description = lib.mdDoc text; }"),
    "mkEnableOption of a name": option('lib.mkEnableOption "the x"'),
    "mkEnableOption of what is computed": option('lib.mkEnableOption "${text}"'),
    "mkEnableOption that is given a description": option('lib.mkEnableOption "" // { description = "The x."; }'),
    mkPackageOption: option('lib.mkPackageOption pkgs "hello" { }'),
    "an internal option": option("lib.mkOption { type = lib.types.str; internal = true; }"),
    "a hidden option": option('lib.mkOption { type = lib.types.str; visible = "shallow"; }'),
    "an option that is added to": option("lib.mkOption { type = lib.types.str; } // { description = text; }"),
    "what is not all written out": option("lib.mkOption (text // { default = 1; })"),
    "more options for submodules that another module declares": laptop(
      "{ lib, ... }: { options.users.users = lib.mkOption { type = with lib.types; attrsOf (submodule { config.x = 1; }); }; }\n",
    ),
    "an option that two modules declare in parts": laptop(
      "{ lib, ... }: { imports = [ ./more.nix ]; options.my.x = lib.mkOption { default = 1; }; }\n",
      { "more.nix": '{ lib, ... }: { options.my.x = lib.mkOption { description = "The x."; }; }\n' },
    ),
    "a function of one's own with this name": laptop(
      '{ ... }: let mkEnableOption = name: { }; in { options.my.x = mkEnableOption ""; }\n',
    ),
    "a file that nothing leads to": laptop("{ }\n", {
      "old.nix": '{ lib, ... }: { options.my.x = lib.mkEnableOption ""; }\n',
    }),
  },
  reported: {
    "no description": {
      source: laptop(
        "{ lib, ... }: {\n  options.my.x = lib.mkOption { default = 1; }; #! option 'my.x' has no description\n}\n",
      ),
    },
    "a required set of submodules with a default": {
      source: laptop(`{ lib, ... }: {
  options.my.x = lib.mkOption { #! 'my.x' has no description
    default = { };
    type = lib.types.attrsOf (lib.types.submodule {
      options.y = lib.mkOption { type = lib.types.str; }; #! 'y' has no description
    });
  };
}
`),
    },
    "an empty description": {
      source: laptop(`{ lib, ... }: {
  options.my = {
    x = lib.mkOption { description = ""; }; #! the description of option 'my.x' is empty
    y = lib.mkOption { default = 1; description = ''  ''; }; #! the description of option 'my.y' is empty
  };
}
`),
    },
    "mkEnableOption of nothing": {
      source: laptop(
        "{ lib, ... }: with lib; {\n  options.my.x.enable = mkEnableOption \"\"; #! 'mkEnableOption' of 'my.x.enable' is told no name\n}\n",
      ),
    },
  },
});
