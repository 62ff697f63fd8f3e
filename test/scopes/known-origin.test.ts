import { describe, expect, it } from "vitest";
import type { Expression } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { knownOrigin, libraryName } from "#src/scopes/known-origin.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

/** The expression that a text gives the attribute `it`, and the file around it. */
function subject(text: string): { expression: Expression; file: NixFile } {
  const file = NixFile.parse(parser, new SourceFile("test.nix", text));
  let expression: Expression | undefined;
  if (file.tree.root) {
    walk(file.tree.root, (node) => {
      if (node.kind !== "Binding") return;
      const [first] = node.path.attributes;
      if (first?.kind === "Identifier" && first.name === "it") expression = node.value;
    });
  }
  if (!expression) throw new Error("the text gives no 'it'");
  return { expression, file };
}

function origin(text: string): string {
  const { expression, file } = subject(text);
  const found = knownOrigin(expression, file.scopes);
  return found ? [found.source, ...found.path.map((step) => step ?? "?")].join(".") : "unknown";
}

function library(text: string): string | null {
  const { expression, file } = subject(text);
  return libraryName(expression, file.scopes);
}

describe("knownOrigin", () => {
  it.each([
    ["an argument", "{ lib, ... }: { it = lib.a.b; }", "lib.a.b"],
    ["the library of packages", "{ pkgs, ... }: { it = pkgs.lib.a; }", "lib.a"],
    ["an overlay's packages", "final: prev: { it = prev.a; }", "pkgs.a"],
    ["a builtin", "{ it = builtins.head; }", "builtins.head"],
    ["a builtin without prefix", "{ it = __head; }", "builtins.head"],
    ["a flake's packages", "nixpkgs: s: { it = nixpkgs.legacyPackages.${s}.a; }", "pkgs.a"],
    ["an input's library", "{ inputs, ... }: { it = inputs.nixpkgs-stable.lib.a; }", "lib.a"],
    ["imported packages", "{ it = (import <nixpkgs> { }).a; }", "pkgs.a"],
    ["packages imported from an input", "nixpkgs: { it = (import nixpkgs { }).lib.a; }", "lib.a"],
    ["the imported library", "{ it = (import <nixpkgs/lib>).a; }", "lib.a"],
    ["a name bound to it", "{ pkgs }: let l = pkgs.lib; in { it = l.a; }", "lib.a"],
    ["a name bound to itself further out", "{ lib }: let inherit lib; in { it = lib.a; }", "lib.a"],
    ["an inherited name", "{ lib }: let inherit (lib) types; in { it = types.str; }", "lib.types.str"],
    ["a name by with", "{ lib }: with lib.types; { it = str; }", "lib.types.str"],
    ["a computed name", "{ lib }: x: { it = lib.${x}; }", "lib.?"],
  ])("finds %s", (_, text, expected) => expect(origin(text)).toBe(expected));

  it.each([
    ["an argument named like a method of every object", "{ constructor, toString }: { it = constructor.lib; }"],
    ["an argument of another name", "{ cfg }: { it = cfg.lib; }"],
    ["a set of the file's own", "let lib = { a = 1; }; in { it = lib.a; }"],
    ["what is computed", "{ lib }: let l = lib // { }; in { it = l.a; }"],
    ["another input", "{ inputs }: { it = inputs.home-manager.lib.a; }"],
    ["a selection with a default", "{ lib }: { it = lib.a or 1; }"],
    ["one of several withs", "{ lib, pkgs }: with lib; with pkgs; { it = a; }"],
    ["what a call gives", "{ lib }: { it = lib.a 1; }"],
    ["a name bound to itself", "let lib = lib; in { it = lib.a; }"],
    ["a path into a name", "let lib.a = 1; in { it = lib.a; }"],
  ])("does not know %s", (_, text) => expect(origin(text)).toBe("unknown"));
});

describe("libraryName", () => {
  it("leaves out the part of the library that the library itself offers", () => {
    expect(library("{ lib }: { it = lib.lists.optional; }")).toBe("optional");
    expect(library("{ lib }: { it = lib.types.str; }")).toBe("types.str");
  });

  it("is nothing for the library as a whole, for packages and for computed names", () => {
    expect(library("{ lib }: { it = lib; }")).toBeNull();
    expect(library("{ pkgs }: { it = pkgs.optional; }")).toBeNull();
    expect(library("{ lib }: x: { it = lib.${x}; }")).toBeNull();
  });
});
