import rule from "#src/rules/language/unknown-builtin.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "builtins of every Nix": "[ builtins.map builtins.head builtins.true builtins.builtins builtins.derivation ]",
    "builtins of features and settings": "[ builtins.getFlake builtins.exec builtins.fetchClosure builtins.outputOf ]",
    "builtins of later releases": "[ builtins.warn builtins.convertHash builtins.readFileType ]",
    "builtins of forks and plugins": "[ builtins.parallel builtins.wasm builtins.extraBuiltins ]",
    "another set of that name": "builtins: builtins.first",
    "another set of that name in a let": "let builtins = { first = 1; }; in builtins.first",
    "a default": "builtins.first or 1",
    "asked for": "if builtins ? first then builtins.first else builtins.head",
    "asked for by name": 'if builtins.hasAttr "first" builtins then builtins.first else 1',
    "asked for by a default elsewhere": "[ (builtins.first or null) builtins.first ]",
    "a computed name": "x: builtins.${x}",
    "attributes of what a builtin gives": 'builtins.fromJSON.first (builtins.getEnv "A")',
    inherited: "let inherit (builtins) head tail; in head tail",
    "a set called otherwise": "lib: lib.builtins.first",
  },
  reported: {
    "a function of the library": "builtins.first [ ] #! no Nix has a builtin 'first'",
    "a slip": "builtins.mapAttr (n: v: v) { } #! 'mapAttr'",
    "in parentheses": "(builtins).first #!",
    quoted: 'builtins."first" #!',
    "an inherited name": "let inherit (builtins) head first; in head first #! 'first'",
    "handed on under a default of something else": "x: x.a or builtins.first #!",
  },
});
