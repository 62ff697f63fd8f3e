import { expect, it } from "vitest";
import rule from "#src/rules/style/nested-with.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

const packages = "{ lib, pkgs }:\nwith lib;\n{\n  a = with pkgs; [ git vim ]; #!\n}\n";

testRule(rule, {
  silent: {
    "one with": "pkgs: with pkgs; [ git ]",
    "two beside each other": "pkgs: [ (with pkgs; git) (with pkgs; vim) ]",
    "two of different sets": packages.replace(" #!", ""),
    "two of different parts of a set": "lib: with lib.types; with lib.maintainers; str",
    "a part below the whole": "lib: with lib; with lib.types; str",
    "two of the same set with another between": "lib: with lib; with lib.types; with lib; str",
    "the set of an inner function": "pkgs: with pkgs; f: (pkgs: with pkgs; git)",
    "the set of an inner let": "pkgs: with pkgs; let x = 1; in let pkgs = x; in with pkgs; git",
    "a set that is computed": "f: with f 1; with f 1; git",
    "a set that the outer one may give": "lib: with lib; with types; [ (with types; str) ]",
    "a set with a default": "p: with p.a or { }; with p.a or { }; b",
    "the set in the header of the inner one": "p: with p; with (with p.q; r); s",
    "a name that only one of two sets has": "let a = { x = 1; }; b = { y = 2; }; in with a; with b; x + y",
    "a name that neither uses": "let a = { x = 1; }; b = { x = 2; y = 2; }; in with a; with b; y",
    "a name that is bound nearer": "let a = { x = 1; }; b = { x = 2; }; x = 3; in with a; with b; x",
    "a set with computed names": "k: let a = { x = 1; }; b = { ${k} = 2; }; in with a; with b; x",
  },
  reported: {
    "the same set directly inside": {
      source: "pkgs: with pkgs; [ git (with pkgs; vim) ] #! 'with pkgs' stands inside another of the same set",
      fixed: "pkgs: with pkgs; [ git (vim) ]",
    },
    "the same set far inside": {
      source: "{ pkgs }:\nwith pkgs;\n{\n  a = x: with pkgs; [ x git ]; #!\n}\n",
      fixed: "{ pkgs }:\nwith pkgs;\n{\n  a = x: [ x git ];\n}\n",
    },
    "the same part of a set": {
      source: "{ lib }:\nwith lib.types;\n{\n  a = with (lib.types); str; #!\n}\n",
      fixed: "{ lib }:\nwith lib.types;\n{\n  a = str;\n}\n",
    },
    "three of the same set": { source: "p: with p; with p; with p; a #! #!", fixed: "p: with p; a" },
    "a comment in the header, which a person has to read": {
      source: "p:\nwith p;\nwith /* again */ p; #!\na\n",
      fixed: "p:\nwith p;\na\n",
    },
    "a comment behind the header": {
      source: "p:\nwith p;\nwith p; #!\n# why\na\n",
      fixed: "p:\nwith p;\n# why\na\n",
    },
    "a name that two sets of the file have":
      "let a = { x = 1; }; b = { x = 2; }; in with a; with b; x #! 'x' is in the set of 'with b' and in that of another",
    "a name that sets written there have":
      "with { x = 1; }; with { x = 2; }; x #! 'x' is in the set of 'with { x = 2; }'",
    "names either may have, if asked": {
      source: packages.replace("#!", "#! 'git' and 'vim' may come from 'with pkgs' or from another around it"),
      options: { unproven: true },
    },
    "many names either may have, if asked": {
      source: "a: b: with a; with b; [ c d e f g ] #! 'c', 'd', 'e' and 2 more may come from 'with b'",
      options: { unproven: true },
    },
    "only names that the set of the file may have, if asked": {
      source: "a: with a; with { c = 1; }; [ c d ] #! 'c' may come from",
      options: { unproven: true },
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "p: with p; [ (with p; a)" });
  expect(report.findings).toEqual([]);
});
