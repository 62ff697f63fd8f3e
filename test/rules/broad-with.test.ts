import { expect, it } from "vitest";
import rule from "#src/rules/style/broad-with.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a list": "{ pkgs, ... }: { environment.systemPackages = with pkgs; [ git vim ]; }",
    "a value": "{ lib, ... }: { type = with lib.types; nullOr str; }",
    maintainers: "{ lib }: { meta.maintainers = with lib.maintainers; [ somebody ]; }",
    "a part of a module": "{ lib, ... }: { config = with lib; mkIf true { a = mkForce 1; }; }",
    "a binding of a let": "{ pkgs }: let tools = with pkgs; [ git ]; in { inherit tools; }",
    "a file that is one list": "pkgs: with pkgs; [ git vim ]",
    "a file that is one call": "pkgs: with pkgs; callPackage ./a.nix",
    "a file that is one call with nothing": "pkgs: with pkgs; callPackage ./a.nix { }",
    "a file that is one value": "lib: with lib.types; nullOr str",
    "a with that gives nothing": "{ lib }: with lib; { a = 1; }",
    "a set that is allowed": { source: "{ lib }: with lib; { a = mkIf; }", options: { allowed: ["lib"] } },
    "a part of a set that is allowed": {
      source: "{ lib }: with lib.types; { a = str; }",
      options: { allowed: ["lib.types"] },
    },
  },
  reported: {
    "a module": "{ lib, ... }:\nwith lib; #! 'with lib' stands over the whole file\n{\n  a = mkIf true 1;\n}\n",
    "a module below a let": "{ lib, ... }:\nlet a = 1; in\nwith lib; #!\n{\n  b = mkIf true a;\n}\n",
    "a let below it": "{ lib, ... }:\nwith lib; #!\nlet\n  a = mkIf true 1;\nin\n{\n  inherit a;\n}\n",
    "two of them": "{ lib, pkgs }: with lib; with pkgs; { a = mkIf true git; } #! 'with lib' #! 'with pkgs'",
    "a shell": "with import <nixpkgs> { }; mkShell { packages = [ git ]; } #! 'with import <nixpkgs> { }'",
    "a derivation": "{ pkgs }: with pkgs; stdenv.mkDerivation { name = \"a\"; } #! 'with pkgs'",
    "a set that another joins": "{ lib }: with lib; { a = mkIf; } // { b = 1; } #!",
    "a file without a function": "with builtins; { a = head [ 1 ]; } #!",
    "another set than the one allowed": {
      source: "{ lib }: with lib; { a = mkIf; } #!",
      options: { allowed: ["lib.types"] },
    },
  },
});

it("says what to inherit", async () => {
  const { report } = await runRule(rule, { "test.nix": "{ lib }: with lib; { b = mkIf; a = mkForce; c = mkIf; }" });
  expect(report.findings.map(({ help }) => help)).toEqual(["inherit what is used: 'inherit (lib) mkForce mkIf;'"]);
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "{ lib }: with lib; { a = mkIf; b = [ 1 }" });
  expect(report.findings).toEqual([]);
});
