import rule from "#src/rules/modules/conflicting-definitions.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const host = (first: string, second: string, more: Readonly<Record<string, string>> = {}) => ({
  "flake.nix": flakeWith({ laptop: "./first.nix ./second.nix" }),
  "first.nix": `${first}\n`,
  "second.nix": `${second}\n`,
  ...more,
});

const option = (type: string) =>
  `{ lib, ... }: { options.my.a = lib.mkOption { type = lib.types.${type}; }; config.my.a = "x"; }`;

testRule(rule, {
  silent: {
    "equal values": host("{ services.a.enable = true; }", "{ services.a.enable = true; }"),
    "a default": host("{ services.a.enable = true; }", "{ lib, ... }: { services.a.enable = lib.mkDefault false; }"),
    force: host("{ lib, ... }: { services.a.enable = lib.mkForce true; }", "{ services.a.enable = false; }"),
    "two that give way to a third": host(
      "{ services.a.enable = true; }",
      "{ lib, ... }: { imports = [ { services.a.enable = false; } ]; services.a.enable = lib.mkForce true; }",
    ),
    "two that may give way": host(
      "{ services.a.enable = true; }",
      "{ lib, config, ... }: { imports = [ { services.a.enable = false; } ]; services.a.enable = lib.mkIf config.x (lib.mkForce true); }",
    ),
    "a condition that is not known": host(
      "{ services.a.enable = true; }",
      "{ lib, config, ... }: { services.a.enable = lib.mkIf config.b false; }",
    ),
    "a condition that does not hold": host(
      "{ services.a.enable = true; }",
      "{ lib, ... }: { services.a = lib.mkIf false { enable = false; }; }",
    ),
    "a value that is not known": host(
      "{ services.a.enable = true; }",
      "{ config, ... }: { services.a.enable = config.b; }",
    ),
    "texts that may merge": host('{ services.a.text = "x"; }', '{ services.a.text = "y"; }'),
    "lines declared here": host(option("lines"), '{ my.a = "y"; }'),
    "a type of our own making": host(option("commas"), '{ my.a = "y"; }'),
    "free settings": host("{ programs.a.settings.b.enable = true; }", "{ programs.a.settings.b.enable = false; }"),
    "a set that lies over others": host("{ nixpkgs.config.a.enable = true; }", "{ nixpkgs.config.a.enable = false; }"),
    "an import that is not known": host(
      "{ services.a.enable = true; }",
      "{ imports = [ ./missing.nix ]; services.a.enable = false; }",
    ),
    "what lies inside of an option": host(
      "{ lib, ... }: { options.my.a = lib.mkOption { type = lib.types.attrs; }; config.my.a.b.enable = true; }",
      "{ my.a.b.enable = false; }",
    ),
    "a value that is computed": host(
      "{ services.a.enable = true; }",
      "{ lib, ... }: { options.my.b = lib.mkOption { default = false; }; config.services.a.enable = !lib.id true; }",
    ),
    "two hosts": {
      "flake.nix": flakeWith({ a: "{ services.a.enable = true; }", b: "{ services.a.enable = false; }" }),
    },
  },
  reported: {
    Booleans: {
      source: host(
        "{ services.a.enable = true; }",
        "{\n  services.a.enable = false; #! 'services.a.enable' is false here and true elsewhere in host 'laptop'\n}",
      ),
    },
    "a text that does not merge": {
      source: host(
        '{ networking.hostName = "a"; }',
        "{\n  networking.hostName = \"b\"; #! 'networking.hostName' has two different values in host 'laptop'\n}",
      ),
    },
    "an option declared here": {
      source: host(option("str"), "{\n  my.a = \"y\"; #! 'my.a' has two different values\n}"),
    },
    "a condition that holds, in one module": {
      source: host(
        "{ }",
        "{ lib, ... }: { config = lib.mkMerge [\n  { services.a.enable = true; }\n  (lib.mkIf true { services.a.enable = false; }) #! is false here and true elsewhere\n]; }",
      ),
    },
    "a home inside a host": {
      source: host('{ home-manager.users.me = { imports = [ ./b.nix ]; home.username = "a"; }; }', "{ }", {
        "b.nix": "{\n  home.username = \"b\"; #! 'home.username' has two\n}\n",
      }),
    },
    "a module of all hosts against one host's own, there": {
      source: {
        "flake.nix": flakeWith({ a: "{ imports = [ ./own.nix ./all.nix ]; }", b: "{ imports = [ ./all.nix ]; }" }),
        "all.nix": "{ services.a.enable = true; }\n",
        "own.nix": "{\n  services.a.enable = false; #! is false here and true elsewhere in host 'a'\n}\n",
      },
    },
    "two modules of several hosts, once": {
      source: {
        "flake.nix": flakeWith({ a: "{ imports = [ ./x.nix ./y.nix ]; }", b: "{ imports = [ ./x.nix ./y.nix ]; }" }),
        "x.nix": "{ services.a.enable = true; }\n",
        "y.nix": "{\n  services.a.enable = false; #! elsewhere in host 'a' and 1 more\n}\n",
      },
    },
  },
});
