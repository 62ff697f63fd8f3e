import rule from "#src/rules/dead-code/unused-option.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

/** A module that declares `my.screen.brightness`, and says something about it. */
const declaring = (says: string, option = "lib.mkOption { default = 1; }") => `{ lib, config, ... }: {
  options.my.screen.brightness = ${option};
  config = ${says};
}
`;

const host = (module: string, says = "{ x = config.my.screen.brightness; }") => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix ./options.nix" }),
  "options.nix": declaring(says),
  "laptop.nix": `${module}\n`,
});

const sets = "{ my.screen.brightness = 2; }";

testRule(rule, {
  silent: {
    "what is set and read": host(sets),
    "what is set under a condition that does not hold": host(
      "{ lib, ... }: { my = lib.mkIf false { screen.brightness = 2; }; }",
    ),
    "what is read through a variable": host(sets, "let cfg = config.my.screen; in { x = cfg.brightness; }"),
    "what is read with all that is around it": host(
      sets,
      "{ x = lib.mapAttrs (name: value: value) config.my.screen; }",
    ),
    "what is handed on with all that is around it": host(sets, "let cfg = config.my.screen; in { x = toString cfg; }"),
    "what is read by with": host(sets, "with config.my.screen; { x = brightness; }"),
    "what is inherited": host(sets, "{ inherit (config.my.screen) brightness; }"),
    "what is read by a name in a string": host(
      sets,
      '{ x = lib.getAttrFromPath [ "my" "screen" "brightness" ] config; }',
    ),
    "what is read by a computed name": host(sets, '{ x = config.my.screen.${"bright" + "ness"}; }'),
    "what is read in the home": host(
      "{ my.screen.brightness = 2; home-manager.users.me = { osConfig, ... }: { x = osConfig.my.screen.brightness; }; }",
      "{ }",
    ),
    "what a set that is not known may set": host("{ config, ... }: { my.screen = config.x // { }; }"),
    "a name that is set in a set that is handed on": host(
      "{ lib, ... }: { my = lib.mkMerge [ (import ./more.nix) ]; }",
      "{ x = config.my.screen.brightness; }",
    ),
    "a module that could not be followed": host("{ imports = [ ./missing.nix ]; }"),
    "a setting that everybody leaves at its default": host("{ }"),
    "what is read-only": {
      ...host("{ }"),
      "options.nix": declaring(
        "{ x = config.my.screen.brightness; }",
        "lib.mkOption { default = 1; readOnly = true; }",
      ),
    },
    "the names of others": {
      ...host("{ }"),
      "options.nix": "{ lib, ... }: { options.services.screen.brightness = lib.mkOption { }; }\n",
    },
    "a flake that gives its modules to others": {
      ...host("{ }"),
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        outputs = { nixpkgs, ... }: {
          nixosModules.screen = ./options.nix;
          nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./options.nix ]; };
        };
      }`,
    },
  },
  reported: {
    "what nothing sets, if that is asked for": {
      options: { settings: true },
      source: {
        ...host("{ }"),
        "options.nix": `{ lib, config, ... }: {
  options.my.screen.brightness = lib.mkOption { default = 1; }; #! 'my.screen.brightness' is read, but nothing sets it
  config.x = config.my.screen.brightness;
}
`,
      },
    },
    "what nothing reads, beside what is inherited": {
      ...host("{ my.backup.paths = [ ]; my.backup.exclude = [ ]; }"),
      "options.nix": `{ lib, config, ... }: let cfg = config.my.backup; in {
  options.my.backup.paths = lib.mkOption { default = [ ]; };
  options.my.backup.exclude = lib.mkOption { default = [ ]; }; #! 'my.backup.exclude' is set, but nothing reads it
  config.services.restic.backups.all = { inherit (cfg) paths; };
}
`,
    },
    "what nothing reads": {
      source: {
        ...host(sets),
        "options.nix": `{ lib, ... }: {
  options.my.screen = {
    brightness = lib.mkOption { }; #! 'my.screen.brightness' is set, but nothing reads it
  };
}
`,
      },
    },
    "what is neither set nor read": {
      source: {
        ...host("{ }"),
        "options.nix":
          "{ lib, ... }: {\n  options.my.screen.brightness = lib.mkOption { }; #! is neither set nor read\n}\n",
      },
    },
    "a switch that nothing turns, where others are set": {
      source: {
        ...host("{ services.x.enable = true; }"),
        "options.nix": `{ lib, config, ... }: {
  options.my.screen.enable = lib.mkEnableOption "it"; #! 'my.screen.enable' is read, but nothing sets it
  config = lib.mkIf config.my.screen.enable { y = 1; };
}
`,
      },
    },
  },
});
