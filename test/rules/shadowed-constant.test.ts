import rule from "#src/rules/language/shadowed-constant.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "the constants themselves": "[ true false null builtins derivation ]",
    "attributes of plain sets": "{ true = 1; null = 2; builtins = 3; derivation = 4; }",
    "selected attributes": "x: [ x.true x.derivation (x.null or 1) ]",
    "arguments of packages": "{ fetchurl, fetchgit, fetchTarball, path, map }: fetchurl",
    "names of other builtins in a let": "let map = f: f; toString = x: x; in [ map toString ]",
    "inherited from a library": "lib: let inherit (lib) map toString; in map toString",
    "a set in a with": "with { true = 1; }; true",
    "handed on": "let inherit builtins; in builtins.head",
    "handed on in a rec set": "rec { inherit true null; }",
    "an argument that makes '<name>' work": "{ __findFile, ... }: <den/name>",
    "such an argument with its default": "{ __findFile ? __findFile, __nixPath ? [ ] }: <a>",
    "a name that only looks like one": "let True = 1; nulls = 2; __add = 3; in [ True nulls __add ]",
    "notes are for let and rec alone": {
      source: "map: { toString }: map toString",
      options: { "every-builtin": true },
    },
    "notes leave out what is inherited": {
      source: "lib: let inherit (lib) map; in map",
      options: { "every-builtin": true },
    },
  },
  reported: {
    "a let": "let true = 1; in true #! 'true' no longer means what Nix means by it",
    "a rec set": "rec { null = 1; a = null; } #! 'null'",
    "a formal": "{ config, builtins, lib, ... }: builtins #! 'builtins'",
    "a parameter": "derivation: derivation.name #! 'derivation'",
    "the name at the @": "false@{ a, ... }: a #! 'false'",
    "inherited from elsewhere": "x: let inherit (x) builtins; in builtins #! 'builtins'",
    "what an operator calls": "let __sub = a: b: a; in 3 - 1 #! '__sub' changes what '-' does",
    "what a comparison calls": "{ __lessThan }: 1 < 2 #! '__lessThan' changes what '<' and '>'",
    "what a search path calls":
      "let __findFile = _: name: name; in <nixpkgs> #! '__findFile' changes what '<path>' does",
    "what a search path searches": "let __nixPath = [ ]; in <nixpkgs> #! '__nixPath'",
    "other builtins, if asked for": {
      source: "let\n  map = f: f; #! 'map' hides the builtin of that name\nin map",
      options: { "every-builtin": true },
    },
  },
});
