import rule from "#src/rules/language/nested-optional-list.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a single thing": "{ lib, c, x, ... }: lib.optional c x",
    optionals: "{ lib, c, x, ... }: lib.optionals c [ x ]",
    "a list by name": "{ lib, c, x, ... }: lib.optional c x",
    "a set with a list": "{ lib, c, ... }: lib.optional c { a = [ 1 ]; }",
    "a call with a list": "{ lib, c, f, ... }: lib.optional c (f [ 1 ])",
    "another function of that name": "{ cfg, c, ... }: cfg.optional c [ 1 ]",
    "a local function of that name": "let optional = c: x: x; in optional true [ 1 ]",
    flattened: "{ lib, c, ... }: lib.flatten (lib.optional c [ 1 ])",
    "flattened together": "{ lib, c, ... }: lib.concatLists ([ [ 1 ] ] ++ lib.optional c [ 2 ])",
    "an element of a list": "{ lib, c, ... }: [ (lib.optional c [ 1 ]) [ 2 ] ]",
    "joined with lists of lists": "{ lib, c, ... }: [ [ 1 2 ] ] ++ lib.optional c [ 3 4 ]",
    "joined in front of lists of lists": "{ lib, c, x, ... }: lib.optional c [ 3 4 ] ++ x ++ [ ([ 1 2 ]) ]",
    mapped: "{ lib, c, ... }: map (x: x) (lib.optional c [ 1 2 ])",
    "put through a pipe": "{ lib, c, ... }: lib.optional c [ 1 ] |> lib.flatten",
    "a list as the condition": "{ lib, c, ... }: lib.optional (c == [ ]) 1",
  },
  reported: {
    "by selection": {
      source: "{ lib, c, ... }: [ 1 ] ++ lib.optional c [ 2 3 ] #! 'optional' with a list gives a list in a list",
      fixed: "{ lib, c, ... }: [ 1 ] ++ lib.optionals c [ 2 3 ]",
    },
    "by the library's part": {
      source: "{ lib, c, ... }: { a = lib.lists.optional c [ 2 3 ]; } #!",
      fixed: "{ lib, c, ... }: { a = lib.lists.optionals c [ 2 3 ]; }",
    },
    "of the packages' library": {
      source: "{ pkgs, c, ... }: pkgs.lib.optional c [ 2 ] #!",
      fixed: "{ pkgs, c, ... }: pkgs.lib.optionals c [ 2 ]",
    },
    "by with": {
      source: "{ lib, c, ... }: with lib; optional c [ 2 ] #!",
      fixed: "{ lib, c, ... }: with lib; optionals c [ 2 ]",
    },
    "by with, the other name being taken": "{ lib, c, optionals, ... }: with lib; optional c [ 2 ] #!",
    inherited: "{ lib, c, ... }: let inherit (lib) optional; in optional c [ 2 ] #!",
    "in parentheses": {
      source: "{ lib, c, ... }: (lib.optional c ([ 2 ])) ++ [ 1 ] #!",
      fixed: "{ lib, c, ... }: (lib.optionals c ([ 2 ])) ++ [ 1 ]",
    },
    "as imports": {
      source: "{ lib, c, ... }: { imports = [ ./a.nix ] ++ lib.optional c [ ./b.nix ]; } #!",
      fixed: "{ lib, c, ... }: { imports = [ ./a.nix ] ++ lib.optionals c [ ./b.nix ]; }",
    },
  },
});
