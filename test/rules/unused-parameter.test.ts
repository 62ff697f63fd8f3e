import rule from "#src/rules/dead-code/unused-parameter.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a used parameter": "let f = x: x; in f 1",
    "a parameter that a function inside reads": "let f = x: { a }: x; in f 1 { a = 2; }",
    "an overlay": "{ overlays.default = final: prev: { }; }",
    "an overlay in a list": "{ nixpkgs.overlays = [ (a: b: { }) ]; }",
    "an overlay by name": "self: super: { }",
    "the value of an option": "{ apply = value: 1; }",
    "a function of a library": "{ lib }: { greet = name: 1; }",
    "a function given to one that nobody knows": "f (x: 1)",
    "a function handed on by name": "let f = x: 1; in g f",
    "a function handed on with a part of its arguments": "let f = x: y: x; in map (f 1) [ ]",
    "a function that nothing calls": "let f = x: 1; in 2",
    "a place before a used one": "lib.mapAttrs (name: value: value) { }",
    "the first of fold's places": "builtins.foldl' (sum: one: one) 0 [ ]",
    "a name with an underscore": "map (_: 1) [ ]",
    "a conventional name": "let f = old: 1; in f 1",
    "what overrideAttrs passes": "x.overrideAttrs (old: { })",
    "a name that deadnix is told to skip": "map (\n  # deadnix: skip\n  x: 1) [ ]\n",
    formals: "let f = { x }: 1; in f { x = 1; }",
    "a name at an '@'": "let f = x@{ ... }: 1; in f { }",
    "a parameter that an inner name hides, used in its own value": "let f = x: let y = x; in y; in f 1",
    "the parameter of a module": { "a.nix": "{ imports = [ (args: { }) ]; }" },
  },
  reported: {
    "a parameter that all calls pass": {
      source: "let f = x: 1; in f 2 + f 3 #! 'x' is passed to this function, but never used",
      fixed: "let f = _x: 1; in f 2 + f 3",
    },
    "a parameter before a used one, where all calls are in sight": {
      source: "let f = x: y: y; in f 1 2 #! 'x'",
      fixed: "let f = _x: y: y; in f 1 2",
    },
    "a parameter behind a used one": {
      source: "let f = x: (y: x); in f 1 2 #! 'y'",
      fixed: "let f = x: (_y: x); in f 1 2",
    },
    "a parameter that another of its name hides": {
      source: "let f = x: x: x; in f 1 2 #! 'x'",
      fixed: "let f = _x: x: x; in f 1 2",
    },
    "the last place of mapAttrs": {
      source: "lib.mapAttrs (name: value: name) { } #! 'value'",
      fixed: "lib.mapAttrs (name: _value: name) { }",
    },
    "all places of mapAttrs": {
      source: "lib.mapAttrs (\n  name: #! 'name'\n  value: #! 'value'\n  1) { }",
      fixed: "lib.mapAttrs (\n  _name:\n  _value:\n  1) { }",
    },
    "a place before one that says it is not used": {
      source: "lib.mapAttrs (name: _: 1) { } #! 'name'",
      fixed: "lib.mapAttrs (_name: _: 1) { }",
    },
    "a system that nothing depends on": {
      source: "lib.genAttrs systems (system: pkgs.hello) #! 'system'",
      fixed: "lib.genAttrs systems (_system: pkgs.hello)",
    },
    "a function called in place": { source: "(x: 1) 2 #! 'x'", fixed: "(_x: 1) 2" },
    "a name whose '_' form is taken, without a fix": { source: "let _x = 1; f = x: _x; in f 2 #! 'x'" },
    "the function of a file that is imported and called": {
      source: {
        "flake.nix": "{ outputs = { self }: { lib = import ./a.nix 1; }; }\n",
        "a.nix": "x: 2 #! 'x'\n",
      },
      fixed: { "a.nix": "_x: 2\n" },
    },
  },
});
