import rule from "#src/rules/modules/import-cycle.ts";
import { flakeWith } from "../support/flakes.ts";
import { testRule } from "../support/test-rule.ts";

const host = (value: string) => ({
  "flake.nix": flakeWith({ a: "./host.nix" }),
  "host.nix": `{ pkgs, ... }: { demo = ${value}; }\n`,
});

testRule(rule, {
  silent: {
    "a module that several import": {
      ...host("1"),
      "host.nix": "{ imports = [ ./a.nix ./b.nix ]; }\n",
      "a.nix": "{ imports = [ ./b.nix ]; }\n",
      "b.nix": "{ }\n",
    },
    "modules that import each other under a condition": {
      ...host("1"),
      "host.nix": "{ lib, laptop ? false, ... }: { imports = [ ./a.nix ] ++ lib.optional laptop ./host.nix; }\n",
      "a.nix": "{ laptop ? false, ... }: { imports = if laptop then [ ./host.nix ] else [ ]; }\n",
    },
    "a submodule with the options of the module around it": {
      ...host("1"),
      "host.nix":
        "{ lib, ... }: { options.a = lib.mkOption { type = lib.types.submodule { imports = [ ./host.nix ]; }; }; }\n",
    },
    "a machine inside of a machine with the same modules": {
      ...host("1"),
      "host.nix": "{ containers.inner.config.imports = [ ./host.nix ]; }\n",
    },
    "modules that no configuration has": {
      ...host("1"),
      "a.nix": "{ imports = [ ./a.nix ]; }\n",
    },
    "files that import one after the other": {
      ...host("import ./a.nix"),
      "a.nix": "(import ./b.nix).x\n",
      "b.nix": "{ x = 1; }\n",
    },
    "an import in a set": { ...host("(import ./a.nix).x"), "a.nix": "{ x = 1; y = import ./a.nix; }\n" },
    "an import in a branch": {
      ...host("import ./a.nix 3"),
      "a.nix": "n: if n == 0 then [ ] else [ n ] ++ import ./a.nix (n - 1)\n",
    },
    "a function that is not called": {
      ...host("(import ./a.nix).call"),
      "a.nix": "let b = import ./b.nix; in { call = b { }; }\n",
      "b.nix": "{ }: import ./a.nix\n",
    },
    "a default that may be taken": {
      ...host("import ./a.nix"),
      "a.nix": "(import ./b.nix).x or 1\n",
      "b.nix": "{ } // import ./a.nix\n",
    },
    "another function called import": {
      ...host("import ./a.nix"),
      "a.nix": "let import = x: 1; in import ./a.nix\n",
    },
    "files that nothing imports": { ...host("1"), "a.nix": "import ./b.nix\n", "b.nix": "import ./a.nix\n" },
    "a package that gets another as an argument": {
      ...host("pkgs.callPackage ./a.nix { }"),
      "a.nix": "{ callPackage, demo ? callPackage ./b.nix { } }: { inherit demo; }\n",
      "b.nix": "{ pkgs }: { a = pkgs.callPackage ./a.nix { }; }\n",
    },
  },
  reported: {
    "modules that import each other": {
      source: {
        ...host("1"),
        "host.nix":
          "{ imports = [ ./a.nix ]; } #! modules import each other for ever: 'host.nix' → 'a.nix' → 'host.nix'\n",
        "a.nix": "{ lib, ... }: { imports = [ ./b.nix ] ++ [ (import ./host.nix) ]; }\n",
        "b.nix": "{ }\n",
      },
    },
    "a module that imports its own folder": {
      source: {
        ...host("1"),
        "host.nix": "{ imports = [ ./desktop ]; }\n",
        "desktop/default.nix": "{ imports = [ ./. ]; } #! module 'desktop/default.nix' imports itself\n",
      },
    },
    "two files that need each other's value": {
      source: {
        ...host("import ./a.nix"),
        "a.nix": "{ x = 1; } // import ./b.nix #! files import each other for ever: 'a.nix' → 'b.nix' → 'a.nix'\n",
        "b.nix": "let\n  a = import ./a.nix;\nin\na.x\n",
      },
    },
    "a file that imports its own folder": {
      source: {
        ...host("import ./lib"),
        "lib/default.nix": "assert true; (import ./.).x #! file 'lib/default.nix' imports itself\n",
      },
    },
    "functions that call each other": {
      source: {
        ...host("import ./a.nix { }"),
        "a.nix": "args: builtins.import ./b.nix args #! 'a.nix' → 'b.nix' → 'a.nix'\n",
        "b.nix": "args: with args; (import ./a.nix args).x + 1\n",
      },
    },
    "packages that call each other": {
      source: {
        ...host("pkgs.callPackage ./a.nix { }"),
        "a.nix": "{ pkgs }: pkgs.callPackage ./b.nix { } #! 'a.nix' → 'b.nix' → 'a.nix'\n",
        "b.nix": "{ pkgs, ... }: (pkgs.callPackage ./a.nix { }).override { }\n",
      },
    },
  },
});
