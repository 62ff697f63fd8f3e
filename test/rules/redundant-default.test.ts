import rule from "#src/rules/modules/redundant-default.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const options = `{ lib, ... }: {
  options.my = {
    enable = lib.mkEnableOption "it";
    on = lib.mkEnableOption "this" // { default = true; };
    hour = lib.mkOption { type = lib.types.int; default = 3; };
    names = lib.mkOption { type = lib.types.listOf lib.types.str; default = [ "a" ]; };
    extra = lib.mkOption { type = lib.types.attrsOf lib.types.int; default = { }; };
    shell = lib.mkOption { type = lib.types.nullOr lib.types.str; default = null; };
    computed = lib.mkOption { type = lib.types.int; default = 1 + 2; };
  };
}
`;

const laptop = (module: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix ./options.nix" }),
  "options.nix": options,
  "laptop.nix": module,
  ...more,
});

/** Two hosts with a module in common. */
const shared = (module: string, desktop: string) => ({
  "flake.nix": flakeWith({ desktop: "./desktop.nix ./shared.nix ./options.nix", laptop: "./shared.nix ./options.nix" }),
  "options.nix": options,
  "shared.nix": module,
  "desktop.nix": desktop,
});

testRule(rule, {
  silent: {
    "other values": laptop('{ my = { enable = true; on = false; hour = 4; names = [ ]; shell = ""; }; }\n'),
    "a priority": laptop("{ lib, ... }: { my.hour = lib.mkForce 3; my.on = lib.mkDefault true; }\n"),
    "a priority further out": laptop("{ lib, ... }: { my = lib.mkForce { hour = 3; }; }\n"),
    "a condition": laptop("{ lib, config, ... }: { my = lib.mkIf config.my.on { hour = 3; }; }\n"),
    "a condition that is known": laptop("{ lib, ... }: { config = lib.mkIf true { my.hour = 3; }; }\n"),
    "a value that is not written out": laptop("let three = 3; in { my.hour = three; my.names = map (x: x) [ ]; }\n"),
    "a default that is not written out": laptop("{ my.computed = 3; }\n"),
    "an option that nobody here declares": laptop("{ services.openssh.enable = false; }\n"),
    "more definitions of a list": laptop('{ imports = [ ./b.nix ]; my.names = [ "a" ]; }\n', {
      "b.nix": '{ my.names = [ "b" ]; }\n',
    }),
    "a set, which others add to": laptop("{ my.extra = { }; }\n"),
    "more definitions below a set": laptop("{ imports = [ ./b.nix ]; my.extra = { }; }\n", {
      "b.nix": "{ my.extra.one = 1; }\n",
    }),
    "a definition that gives way": laptop("{ imports = [ ./b.nix ]; my.hour = 3; }\n", {
      "b.nix": "{ lib, ... }: { my.hour = lib.mkDefault 5; }\n",
    }),
    "a definition elsewhere that may hold": laptop("{ imports = [ ./b.nix ]; my.hour = 3; }\n", {
      "b.nix": "{ lib, config, ... }: { my.hour = lib.mkIf config.x 5; }\n",
    }),
    "a module that may define it unseen": laptop("{ imports = [ ./b.nix ]; my.hour = 3; }\n", {
      "b.nix": "{ config, ... }: { my = config.x; }\n",
    }),
    "imports that cannot be followed": laptop("{ imports = [ ./missing.nix ]; my.hour = 3; }\n"),
    "a set that is merged by hand": laptop("{ my = { hour = 4; } // { hour = 3; }; }\n"),
    "a definition that says why it is there": laptop(
      "{\n  my.enable = false; # breaks the fan\n\n  # for the battery\n  my.on = true;\n}\n",
    ),
    "a set whose names are used inside": laptop("{ my = rec { hour = 3; names = [ (toString hour) ]; }; }\n"),
    "a set that has a name": laptop("let my = { hour = 3; }; in { inherit my; x = my; }\n"),
    "a definition that one of two hosts needs": shared(
      "{ my.hour = 3; }\n",
      "{ lib, ... }: { my.hour = lib.mkDefault 5; }\n",
    ),
    "an option that another module gives another default": {
      "flake.nix": flakeWith({ desktop: "./shared.nix ./desktop.nix", laptop: "./shared.nix ./options.nix" }),
      "options.nix": options,
      "desktop.nix": "{ lib, ... }: { options.my.hour = lib.mkOption { default = 4; }; }\n",
      "shared.nix": "{ my.hour = 3; }\n",
    },
  },
  reported: {
    "a value equal to the default": {
      source: laptop(`{
  my.hour = 3; #! 'my.hour' is set to what it is by default
  my.on = false;
}
`),
      fixed: laptop(`{
  my.on = false;
}
`),
    },
    "values of all kinds": {
      source: laptop(`{ lib, ... }: with lib; {
  imports = [ ];
  config = mkMerge [
    { my.enable = false; } #! 'my.enable'
    {
      my = {
        on = true; #! 'my.on'
        names = [ ''a'' ]; #! 'my.names'
        shell = null; #! 'my.shell'
      };
    }
  ];
}
`),
      fixed: laptop(`{ lib, ... }: with lib; {
  imports = [ ];
  config = mkMerge [
    { }
    {
      my = {
      };
    }
  ];
}
`),
    },
    "a module of several hosts, once": {
      source: shared("{\n  my.hour = 3; #! 'my.hour'\n}\n", "{ my.on = false; }\n"),
      fixed: { "shared.nix": "{\n}\n" },
    },
    "a home": {
      source: laptop("{ home-manager.users.me.imports = [ ./home.nix ./options.nix ]; }\n", {
        "home.nix": "{\n  my.enable = false; #! 'my.enable'\n}\n",
      }),
      fixed: { "home.nix": "{\n}\n" },
    },
    "an option that a helper makes": {
      source: laptop("{ imports = [ ./helped.nix ]; my.size = 7; #! 'my.size'\n}\n", {
        "helped.nix":
          "{ lib, ... }: let make = default: lib.mkOption { inherit default; }; in { options.my.size = make 7; }\n",
      }),
      fixed: { "laptop.nix": "{ imports = [ ./helped.nix ];\n}\n" },
    },
  },
});
