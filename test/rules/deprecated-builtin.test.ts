import rule from "#src/rules/language/deprecated-builtin.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "the new names": "{ lib, pkgs }: [ lib.literalExpression lib.types.str pkgs.stdenv.hostPlatform.system ]",
    "another lib": 'let lib = { mdDoc = x: x; }; in lib.mdDoc "a"',
    "a lib that is computed": "x: let lib = x.lib // { }; in lib.mdDoc",
    "a lib of another flake": "{ inputs, ... }: inputs.home-manager.lib.mdDoc",
    "other sets with such names": "{ config, cfg, ... }: [ config.system cfg.zip config.types.string ]",
    "a system that is given": "{ pkgs, system, ... }: with pkgs; system",
    "a with of several sets": "{ lib, pkgs, ... }: with pkgs; with lib; zip",
    "a package of that name": "{ pkgs, ... }: [ pkgs.zip (with pkgs; zip) ]",
    "a default": "{ lib, pkgs, ... }: [ (lib.mdDoc or (x: x)) (pkgs.system or null) ]",
    "asked for": '{ lib, ... }: if lib ? literalExpression then lib.literalExpression "a" else lib.literalExample "a"',
    "asked for by a default": "{ lib, ... }: lib.literalExpression or lib.literalExample",
    "options named like that": "{ lib, ... }: { system = 1; types.string = lib.types.str; }",
    "the library of Nilla": "{ lib }: lib.options.create { type = lib.types.list.of lib.types.string; }",
    "another toPath": "{ toPath }: toPath ./a",
    "further attributes": "{ pkgs, ... }: pkgs.foo.system",
    "longer names": "{ pkgs, ... }: pkgs.system-config-printer",
    "a function argument of another kind": "{ types, literalExample, mdDoc }: [ types.string literalExample mdDoc ]",
    "a set with such names": "{ lib, ... }: { mdDoc = 1; literalExample = 2; zip = lib.zipAttrsWith; }",
    "a path of an option": "{ config, ... }: config.nixpkgs.system",
    "the system of stdenv": "{ pkgs, ... }: [ pkgs.stdenv.system pkgs.stdenv.hostPlatform.system ]",
    "the system by a name that is bound": '{ pkgs, ... }: let system = "x"; in with pkgs; system',
    "the library of another set": "{ haskell, ... }: haskell.lib.crossLists",
    "a lib that a function gives": "f: (f { }).lib.mdDoc",
    "a computed name": "{ lib, ... }: x: lib.${x}.string",
    "a name in a string": "{ lib, ... }: ''lib.mdDoc builtins.toPath''",
  },
  reported: {
    "beside a type whose name begins alike": {
      source: "{ lib }: [ (lib.types.attrsOf lib.types.string) ] #! 'lib.types.string'",
      fixed: "{ lib }: [ (lib.types.attrsOf lib.types.str) ]",
    },
    "a builtin that is handed on": "paths: map builtins.toPath paths #! 'builtins.toPath' is deprecated",
    "a builtin": "x: builtins.toPath x #! 'builtins.toPath' is deprecated",
    "a builtin behind underscores": "x: __toPath x #! 'builtins.toPath'",
    "a builtin by with": "x: with builtins; toPath x #! 'builtins.toPath'",
    "an inherited builtin": "let inherit (builtins) toPath; in toPath #! 'builtins.toPath'",
    "a function that does nothing": {
      source: "{ lib, ... }: { description = lib.mdDoc \"a\"; } #! 'lib.mdDoc' is deprecated",
      fixed: '{ lib, ... }: { description = "a"; }',
    },
    "a renamed function": {
      source: "{ lib, ... }: lib.literalExample ''a'' #! 'lib.literalExample' is deprecated",
      fixed: "{ lib, ... }: lib.literalExpression ''a''",
    },
    "by the library's part": {
      source: "{ lib, ... }: lib.options.literalExample #! deprecated",
      fixed: "{ lib, ... }: lib.options.literalExpression",
    },
    "by with": {
      source: "{ lib, ... }: with lib; [ (mdDoc ''a'') (literalExample ''b'') ] #! 'lib.mdDoc' #! 'lib.literalExample'",
      fixed: "{ lib, ... }: with lib; [ (''a'') (literalExpression ''b'') ]",
    },
    "by with, the new name being taken": "{ lib, literalExpression, ... }: with lib; literalExample #! deprecated",
    "inherited, where it is bound": "{ lib, ... }: let inherit (lib) mdDoc; in [ mdDoc (mdDoc 1) ] #! 'lib.mdDoc'",
    "a type": {
      source: "{ lib, ... }: lib.types.string #! 'lib.types.string' is deprecated",
      fixed: "{ lib, ... }: lib.types.str",
    },
    "a type by with": {
      source: "{ lib, ... }: with lib.types; listOf string #! 'lib.types.string'",
      fixed: "{ lib, ... }: with lib.types; listOf str",
    },
    "the library of stdenv": "{ stdenv, ... }: stdenv.lib.optional #! 'stdenv.lib' is deprecated",
    "the library of stdenv in packages": "{ pkgs, ... }: pkgs.stdenv.lib.mdDoc #! 'pkgs.stdenv.lib' is deprecated",
    "the system of packages": {
      source: "{ pkgs, inputs, ... }: inputs.a.packages.\"${pkgs.system}\".b #! 'pkgs.system' is deprecated",
      fixed: '{ pkgs, inputs, ... }: inputs.a.packages."${pkgs.stdenv.hostPlatform.system}".b',
    },
    "the system of an overlay": {
      source: "final: prev: { a = final.system; } #! 'final.system'",
      fixed: "final: prev: { a = final.stdenv.hostPlatform.system; }",
    },
    "the system, inherited": {
      source: "{ pkgs, ... }: { inherit (pkgs) system; } #! 'pkgs.system'",
      fixed: "{ pkgs, ... }: { inherit (pkgs.stdenv.hostPlatform) system; }",
    },
    "the system, inherited from a package set of another name": {
      source: "final: prev: { a = import final.path { inherit (final) system; }; } #! 'final.system' is deprecated",
      fixed: "final: prev: { a = import final.path { inherit (final.stdenv.hostPlatform) system; }; }",
    },
    "the system, inherited among others": "{ pkgs, ... }: { inherit (pkgs) config system; } #!",
    "the packages of a flake": {
      source: "nixpkgs: s: nixpkgs.legacyPackages.${s}.system #! 'pkgs.system'",
      fixed: "nixpkgs: s: nixpkgs.legacyPackages.${s}.stdenv.hostPlatform.system",
    },
    "imported packages": {
      source: "let pkgs = import <nixpkgs> { }; in pkgs.lib.nixpkgsVersion #! 'pkgs.lib.nixpkgsVersion'",
      fixed: "let pkgs = import <nixpkgs> { }; in pkgs.lib.version",
    },
    "the imported library": {
      source: "let lib = import <nixpkgs/lib>; in lib.replaceChars #!",
      fixed: "let lib = import <nixpkgs/lib>; in lib.replaceStrings",
    },
    "the library of an input": {
      source: "{ inputs, ... }: inputs.nixpkgs-unstable.lib.cartesianProductOfSets #!",
      fixed: "{ inputs, ... }: inputs.nixpkgs-unstable.lib.cartesianProduct",
    },
    "the scope of any package set": {
      source: "final: prev: prev.gnome.overrideScope' (a: b: { }) #! 'prev.gnome.overrideScope'' is deprecated",
      fixed: "final: prev: prev.gnome.overrideScope (a: b: { })",
    },
  },
});
