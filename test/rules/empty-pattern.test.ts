import rule from "#src/rules/style/empty-pattern.ts";
import { testRule } from "../support/test-rule.ts";

/** A flake that has a module, a package, and a file with values. */
const flake = (files: Record<string, string>, outputs = "inputs") => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = ${outputs}: {
    nixosConfigurations.laptop = inputs.nixpkgs.lib.nixosSystem { modules = [ ./module.nix ]; };
    packages.x86_64-linux.tool = inputs.nixpkgs.legacyPackages.x86_64-linux.callPackage ./tool.nix { };
    lib.values = import ./values.nix { };
    lib.more = import ./more { };
    lib.handed = import ./handed.nix;
  };
}
`,
  "module.nix": "{ }\n",
  "tool.nix": "{ hello }: hello\n",
  "values.nix": "{ a ? 1 }: a\n",
  "more/default.nix": "{ a ? 1 }: a\n",
  "handed.nix": "{ a ? 1 }: a\n",
  ...files,
});

testRule(rule, {
  silent: {
    "a module": flake({ "module.nix": "{ ... }: { imports = [ ]; }\n" }),
    "a module that sets options": flake({ "module.nix": "{ ... }: { services.openssh.enable = true; }\n" }),
    "a file that looks like a module": "{ ... }: { a = 1; }",
    "a file of which nobody knows who calls it": "{ ... }: 1",
    "a file that is handed on": flake({ "handed.nix": "{ ... }: 1\n" }),
    "a file that nix-build may be given": flake({ "more/default.nix": "{ ... }: 1\n" }),
    "a function that refuses everything": "let f = { }: 1; in f { }",
    "a function with a name for all": "let f = { ... }@a: a; in f { }",
    "a function with formals": "let f = { a, ... }: a; in f { a = 1; }",
    "a function handed on": "let f = { ... }: 1; in g f",
    "a function given to one that nobody knows": "f ({ ... }: 1)",
    "the value of an attribute": "{ a = { ... }: { }; }",
    "a module in a list": "{ imports = [ ({ ... }: { }) ]; }",
    "a module of flake-parts": "{ perSystem = { ... }: { }; }",
    "a set below a line of signs, which is read at once": `{\n  ${"# ".repeat(60)}\n  a = 1;\n}\n`,
    "a submodule": "lib.types.submodule ({ ... }: { })",
  },
  reported: {
    "the outputs of a flake": {
      source: { "flake.nix": "{ outputs = { ... }: { }; } #! this function takes a set, and reads nothing of it\n" },
      fixed: { "flake.nix": "{ outputs = _: { }; }\n" },
    },
    "a package": {
      source: flake({ "tool.nix": "{ ... }: 1 #! this function\n" }),
      fixed: { "tool.nix": "_: 1\n" },
    },
    "a file that is imported and called": {
      source: flake({ "values.nix": "{...}: 1 #! this function\n" }),
      fixed: { "values.nix": "_: 1\n" },
    },
    "a function whose calls are in sight": {
      source: "let f = { ... }:1; in f { } #! this function",
      fixed: "let f = _: 1; in f { }",
    },
    "a function given to map": {
      source: "map (a:{ ... }: 1) [ ]\n  ++ map ({ ... }: 1) [ ] #! this",
      fixed: "map (a:{ ... }: 1) [ ]\n  ++ map (_: 1) [ ]",
    },
    "a function behind a colon": {
      source: "lib.mapAttrs (a:{ ... }: a) { } #! this",
      fixed: "lib.mapAttrs (a: _: a) { }",
    },
    "a function with a comment in its head, without a fix": {
      source: "let f = { ... /* all */ }: 1; in f { } #! this",
    },
    "a function that reads a '_' from outside, without a fix": { source: "_: let f = { ... }: _; in f { } #! this" },
  },
});
