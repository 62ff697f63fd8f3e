import rule from "#src/rules/syntax/undefined-variable.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "names of the base environment": "[ true null map toString builtins __head derivation placeholder ]",
    "builtins of later versions": "[ break __warn __convertHash __readFileType ]",
    "a name any with may give": "pkgs: with pkgs; [ hello ]",
    "a name an outer with may give": "pkgs: lib: with pkgs; with lib; [ hello (x: { inherit y; }) ]",
    __curPos: "__curPos.file",
    "a formal used in another's default": "{ a ? b, b ? 1 }: a",
    "the name at the @ in a default": "{ a ? args.b, ... }@args: a",
    "an empty let above": "x: let in x",
    "a name of a rec set in its own inherit source": "rec { inherit (a) b; a = { b = 1; }; }",
    "a set joined with an earlier rec": "{ a = rec { x = 1; }; a.y = x; }",
    "operators that are not shadowed": "[ (-1) (1 - 2) (1 * 2) (1 / 2) (1 < 2) <nixpkgs> ]",
    "attribute names": "x: x.foo.bar or (x ? baz)",
    "the quoted name of a let": 'let "a" = 1; in a',
    "any attribute of builtins": "builtins.noSuchThing",
    "a mark that a program replaces": "{ inventory = __INVENTORY_EXPR__; }",
    "a damaged file": "let a = 1 in b + c",
    "a broken let whose names nobody knows": "let a = { ; in foo",
  },
  reported: {
    "a builtin's misspelt inner name": "__headd [ 1 ] #! '__headd' is not defined",
    "no definition anywhere": "{ lib, ... }: wobbledyflop #! 'wobbledyflop' is not defined",
    "a slip of the finger": {
      source: "{ config, ... }: {\n  a = confg.b; #! 'confg' is not defined\n  c = 1;\n}\n",
      fixed: "{ config, ... }: {\n  a = config.b;\n  c = 1;\n}\n",
    },
    "operators of other languages": {
      source: "a: b:\na\n  or #! 'or' is not defined\n  b\n  and #! 'and' is not defined\n  a\n",
      fixed: "a: b:\na\n  ||\n  b\n  &&\n  a\n",
    },
    "a word for an operator where none can stand": "a: not a #! 'not' is not defined",
    "a builtin without its prefix": {
      source: "x: head x #! 'head' is not defined",
      fixed: "x: builtins.head x",
    },
    "several uses of one name once, mended all": {
      source: "{ pkgs }: [\n  pgks.a #! 'pgks' is not defined\n  pgks.b\n]\n",
      fixed: "{ pkgs }: [\n  pkgs.a\n  pkgs.b\n]\n",
    },
    "an inherited name": "x: { inherit wobbledyflop; } #! 'wobbledyflop' is not defined",
    "a plain inherit in a let, of a name the let itself gives":
      "let inherit wobbledyflop; in wobbledyflop #! is not defined",
    "the set of a with": "{ ... }: with wobbledyflop; a #! 'wobbledyflop' is not defined",
    "a name of a plain set": "{ wobbledyflop = 1; b = wobbledyflop; } #! is not defined",
    "a rec that an earlier set makes plain": "{ a.y = 1; a = rec { wobbledyflop = 1; z = wobbledyflop; }; } #!",
    "inside a string": 'x: "${wobbledyflop}" #! is not defined',
    "a computed attribute name": "x: { ${wobbledyflop} = x; } #! is not defined",
  },
});
