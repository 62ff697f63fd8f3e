import { describe, expect, it } from "vitest";
import { guessedRole, standingRole } from "#src/scopes/function-role.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { rolesByHead } from "../support/function-roles.ts";
import { parser } from "../support/parser.ts";

const parse = (text: string, path = "a.nix") => NixFile.parse(parser, new SourceFile(path, text));

function standing(text: string, path?: string): Record<string, string> {
  const file = parse(text, path);
  return rolesByHead(file, { of: (lambda) => standingRole(lambda, file) ?? "unknown" });
}

function guessed(text: string): string {
  const file = parse(text);
  const roles = rolesByHead(file, { of: (lambda) => guessedRole(lambda, file) });
  return Object.values(roles)[0] ?? "none";
}

describe("where a function stands", () => {
  it("calls what is called in place plain", () => {
    expect(standing("(x: x) 1")).toEqual({ x: "plain" });
    expect(standing("((({ a }: a)) { a = 1; })")).toEqual({ "{ a }": "plain" });
  });

  it("calls a function plain whose name is used in calls only", () => {
    expect(standing("let f = { a, ... }: a; in f { }")).toEqual({ "{ a, ... }": "plain" });
    expect(standing("let f = { a, ... }: a; in [ (f { }) f ]")).toEqual({ "{ a, ... }": "unknown" });
    expect(standing("let f = { a, ... }: a; in 1")).toEqual({ "{ a, ... }": "unknown" });
    expect(standing("{ f = { a, ... }: a; }")).toEqual({ "{ a, ... }": "unknown" });
  });

  it("wants a call with as many arguments for the functions below", () => {
    expect(standing("let f = a: { b }: b; in f 1 { b = 2; }")).toEqual({ a: "plain", "{ b }": "plain" });
    expect(standing("let f = a: { b, ... }: b; in { imports = [ (f 1) ]; }")).toEqual({
      a: "plain",
      "{ b, ... }": "unknown",
    });
  });

  it("knows who calls a function once, and who with more", () => {
    expect(standing("map ({ a, ... }: a) [ ]")).toEqual({ "{ a, ... }": "plain" });
    expect(standing("lib.mapAttrs (n: { a, ... }: a) { }")).toEqual({ n: "plain", "{ a, ... }": "plain" });
    expect(standing("map (n: { a, ... }: a) [ ]")).toEqual({ n: "plain", "{ a, ... }": "unknown" });
    expect(standing("lib.genAttrs [ ] (n: n)")).toEqual({ n: "plain" });
    expect(standing("f ({ a, ... }: a)")).toEqual({ "{ a, ... }": "unknown" });
  });

  it("finds modules in lists and under names that hold modules", () => {
    const head = "{ pkgs, ... }";
    for (const text of [
      `{ imports = [ ./a.nix (${head}: { }) ]; }`,
      `{ modules = [ ./a.nix ] ++ lib.optional x (${head}: { }); }`,
      `{ perSystem = ${head}: { }; }`,
      `{ nixosModules.default = ${head}: { }; }`,
      `{ flake.homeModules = { a = ${head}: { }; }; }`,
      `{ home-manager.users.ada = ${head}: { }; }`,
      `lib.types.submodule (${head}: { })`,
    ]) {
      expect(standing(text), text).toEqual({ [head]: "module" });
    }
  });

  it("finds overlays by their names, their list and their set", () => {
    expect(standing("final: prev: { }")).toEqual({ final: "overlay", prev: "overlay" });
    expect(standing("self: (super: { })")).toEqual({ self: "overlay", super: "overlay" });
    expect(standing("{ nixpkgs.overlays = [ (a: b: { }) ]; }")).toEqual({ a: "overlay", b: "unknown" });
    expect(standing("{ overlays.default = a: b: { }; }")).toEqual({ a: "overlay", b: "unknown" });
    expect(standing("final: { }")).toEqual({ final: "unknown" });
  });

  it("finds packages and the outputs of a flake", () => {
    expect(standing("pkgs.callPackage ({ stdenv }: 1) { }")).toEqual({ "{ stdenv }": "package" });
    const outputs = "{ outputs = { self }: { }; }";
    expect(standing(outputs, "flake.nix")).toEqual({ "{ self }": "outputs" });
    expect(standing(outputs, "a.nix")).toEqual({ "{ self }": "unknown" });
    expect(standing("{ lib.outputs = { self }: { }; }", "flake.nix")).toEqual({ "{ self }": "unknown" });
  });
});

describe("the form of a file", () => {
  it("is that of a module if an open function gives a set", () => {
    expect(guessed("{ lib, ... }: { a = 1; }")).toBe("module");
    expect(guessed("{ lib, ... }: let a = 1; in lib.mkIf true { }")).toBe("module");
    expect(guessed("{ lib }: { a = 1; }")).toBe("unknown");
    expect(guessed("{ lib, ... }: lib.foo")).toBe("unknown");
  });

  it("is that of a package if a function builds one", () => {
    expect(guessed("{ stdenv }: stdenv.mkDerivation { }")).toBe("package");
    expect(guessed("{ rustPlatform, ... }: rustPlatform.buildRustPackage (final: { })")).toBe("package");
    expect(guessed("{ lib }: lib.foo { }")).toBe("unknown");
  });

  it("says nothing of a function inside, or without formals", () => {
    expect(guessed("[ ({ lib, ... }: { a = 1; }) ]")).toBe("unknown");
    expect(guessed("x: { a = 1; }")).toBe("unknown");
  });
});
