import rule from "#src/rules/modules/undeclared-own-option.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const declaring = `{ lib, ... }: {
  options.my.desktop = {
    enable = lib.mkEnableOption "a desktop";
    users = lib.mkOption { type = lib.types.attrsOf lib.types.str; };
  };
}
`;

const host = (module: string, options = declaring) => ({
  "flake.nix": flakeWith({ laptop: "./laptop.nix ./options.nix" }),
  "options.nix": options,
  "laptop.nix": `${module}\n`,
});

/** Two hosts with the module, one of which lacks what declares its options. */
const lacking = (module: string) => ({
  "flake.nix": flakeWith({ laptop: "./m.nix ./more.nix ./options.nix", server: "./m.nix ./more.nix" }),
  "options.nix": declaring,
  "more.nix": "{ lib, ... }: { options.my.more = lib.mkOption { }; }\n",
  "m.nix": `${module}\n`,
});

testRule(rule, {
  silent: {
    "what is declared": host("{ config, ... }: { my.desktop.enable = config.my.desktop.users != { }; }"),
    "what lies inside of an option": host(
      "{ config, ... }: { my.desktop.users.me.x = config.my.desktop.users.you.y; }",
    ),
    "the names of others": host(
      "{ config, ... }: { services.dekstop.enable = config.programs.x.y; }",
      '{ lib, ... }: { options.services.desktop.enable = lib.mkEnableOption "a desktop"; }',
    ),
    "the names of an input": {
      ...host("{ nur.desktpo = 1; }", "{ lib, ... }: { options.nur.desktop = lib.mkOption { }; }"),
    },
    "another name for an option": host(
      "{ my.screen.on = true; me.x = 1; }",
      `{ lib, ... }: {
        imports = [
          (lib.mkRenamedOptionModule [ "my" "screen" "on" ] [ "my" "desktop" "enable" ])
          (lib.mkAliasOptionModule [ "me" ] [ "users" "users" "me" ])
        ];
        options.my.desktop.enable = lib.mkOption { };
      }`,
    ),
    "a module that could not be followed": host("{ imports = [ ./missing.nix ]; my.dekstop.enable = true; }"),
    "a module whose options are computed by something unknown": host(
      "{ my.dekstop.enable = true; }",
      "{ lib, inputs, ... }: { options.my = { desktop = lib.mkOption { }; } // inputs.x.lib.more; }",
    ),
    "options that a function makes": host(
      "{ my.b.enable = true; }",
      '{ lib, ... }: { options.my = lib.genAttrs [ "a" "b" ] (name: { enable = lib.mkEnableOption name; }); }',
    ),
    "a free form": host("{ freeformType = null; config.my.dekstop.enable = true; }"),
    "a host that checks nothing": host("{ _module.check = false; my.dekstop.enable = true; }"),
    "a module under a condition that is not known": host(
      "{ lib, inputs, ... }: { imports = lib.optional inputs.x.y { my.dekstop.enable = true; }; }",
    ),
    "what may be missing": host(
      "{ lib, config, options, ... }: { x = config.my.dekstop or 1; y = config ? my.dekstop; z = config.my.dekstop.enable; }",
    ),
    "a setting under the condition that the option is there": host(
      "{ lib, options, ... }: { config = lib.optionalAttrs (options ? my.dekstop) { my.dekstop.enable = true; }; }",
    ),
    "the config of a submodule": host(
      `{ lib, ... }: { options.other = lib.mkOption { type = lib.types.submodule ({ config, ... }: { x = config.my.dekstop; }); }; }`,
    ),
    "the config of the machine and that of another one": host(
      `{ inputs, ... }: {
        x = inputs.self.nixosConfigurations.server.config.my.dekstop;
        home-manager.users.me = { osConfig, ... }: { x = osConfig.my.dekstop; };
      }`,
    ),
    "what the module of an input may declare": {
      ...host("{ my.sound.enable = true; }"),
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        inputs.mine.url = "github:me/modules";
        outputs = { nixpkgs, mine, ... }: {
          nixosConfigurations.a = nixpkgs.lib.nixosSystem {
            modules = [ ./laptop.nix ./options.nix mine.nixosModules.default ];
          };
        };
      }`,
    },
    "a name of which most is declared by somebody else": host("{ my = { a = 1; b = 2; c = 3; }; }"),
    "a module that git ignores": { ...host("{ my.sound.enable = true; }"), ".gitignore": "modules/sound/\n" },
    "a host with the module that declares it": {
      "flake.nix": flakeWith({ laptop: "./m.nix ./options.nix", server: "{ }" }),
      "options.nix": declaring,
      "m.nix": "{ my.desktop.enable = true; }\n",
    },
    "a host without that module, where the file asks": lacking(
      "{ lib, options, ... }: lib.optionalAttrs (options ? my) { my.desktop.enable = true; }",
    ),
    "a home that has no option of that first name": host("{ home-manager.users.me = { my.desktop.enable = true; }; }"),
    "a read in a host without that module": lacking(
      "{ lib, config, ... }: lib.mkIf config.x { y = config.my.desktop.enable; }",
    ),
  },
  reported: {
    "a misspelt name that is set": {
      source: host("{\n  my.dekstop.enable = true; #! 'my.dekstop' is set, but not declared\n}"),
    },
    "one under a condition, for Nix looks before it asks": {
      source: host(
        "{ lib, config, ... }: {\n  my.desktop = lib.mkIf config.x { enabel = true; }; #! 'my.desktop.enabel'\n}",
      ),
    },
    "one that is read": {
      source: host(
        "{ config, ... }: {\n  x = config.my.desktop.enabel; #! 'my.desktop.enabel' is read, but not declared\n}",
      ),
    },
    "one that is read from a variable": {
      source: host(
        "{ config, ... }: let cfg = config.my.desktop; in {\n  x = cfg.users.me;\n  y = cfg.user; #! 'my.desktop.user' is read\n}",
      ),
    },
    "a host without the module that declares it": {
      source: lacking(
        "{\n  my.desktop.enable = true; #! 'my.desktop.enable' is set, but not declared in host 'server'\n}",
      ),
    },
  },
});
