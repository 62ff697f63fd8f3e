import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../support/open-project.ts";

function project(outputs: string, files: Readonly<Record<string, string>> = {}): Project {
  return projectOf({
    "flake.nix": `{
      inputs.nixpkgs.url = "github:NixOS/nixpkgs";
      outputs = { self, nixpkgs, ... }@inputs: let inherit (nixpkgs) lib; system = "x86_64-linux"; in ${outputs};
    }`,
    ...files,
  });
}

/** The names of the machines that `pkgs.names` asks for. */
function namesOf(packages: string, files: Readonly<Record<string, string>> = {}): string[] {
  const text = `{ nixosConfigurations = lib.genAttrs (${packages}).names (name: lib.nixosSystem { }); }`;
  return project(text, files).hosts.map((host) => host.name);
}

describe("a set of packages", () => {
  const sets: readonly (readonly [string, string])[] = [
    ["import with overlays", 'import nixpkgs { inherit system; overlays = [ (final: prev: { names = [ "a" ]; }) ]; }'],
    [
      "the overlay of this flake",
      'import nixpkgs { overlays = [ (final: prev: { names = [ final.one ]; }) (final: prev: { one = "a"; }) ]; }',
    ],
    [
      "later overlays over earlier ones",
      'import nixpkgs { overlays = [ (_: _: { names = [ ]; }) (_: prev: { names = prev.names ++ [ "a" ]; }) ]; }',
    ],
    ["extend", 'nixpkgs.legacyPackages.${system}.extend (final: prev: { names = [ "a" ]; })'],
    ["appendOverlays", '(import nixpkgs { }).appendOverlays [ (final: prev: { names = [ "a" ]; }) ]'],
    [
      "an overlay that cannot be followed beside",
      'import nixpkgs { overlays = [ (_: throw "no") (_: _: { names = [ "a" ]; }) ]; }',
    ],
    [
      "an unknown overlay beside",
      'import nixpkgs { overlays = [ inputs.nur.overlays.default (_: _: { names = [ "a" ]; }) ]; }',
    ],
    [
      "lib changed by an overlay",
      'import nixpkgs { overlays = [ (_: prev: { lib = prev.lib.extend (_: _: { it = [ "a" ]; }); }) (final: _: { names = final.lib.it; }) ]; }',
    ],
    [
      "the platform",
      'let pkgs = import nixpkgs { inherit system; }; in { names = lib.optional (pkgs.stdenv.hostPlatform.isLinux && !pkgs.stdenv.isDarwin && pkgs.stdenv.hostPlatform.system == system) "a"; }',
    ],
    ["callPackage", '(import nixpkgs { }).callPackage ./x.nix { it = "a"; }'],
    [
      "callPackage with a package of an overlay",
      '(import nixpkgs { overlays = [ (_: _: { it = "a"; }) ]; }).callPackage ./x.nix { }',
    ],
    ["override of callPackage", '((import nixpkgs { }).callPackage ./x.nix { it = "b"; }).override { it = "a"; }'],
    ["newScope", '(import nixpkgs { }).newScope { it = "a"; } ./x.nix { }'],
  ];
  for (const [name, packages] of sets) {
    it(`knows what is added to it: ${name}`, () => {
      expect(namesOf(packages, { "x.nix": "{ stdenv, it }: { names = [ it ]; }" })).toEqual(["a"]);
    });
  }

  it("does not take a default where a package may stand", () => {
    const found = project("{ nixosConfigurations = (import nixpkgs { }).callPackage ./x.nix { }; }", {
      "x.nix": "{ lib, hosts ? { a = lib.nixosSystem { }; } }: hosts",
    });
    expect(found.hosts).toEqual([]);
    expect(found.unresolved.length).toBeGreaterThan(0);
  });

  it("makes machines, with its own system", () => {
    const found = project("{ nixosConfigurations.a = (import nixpkgs { inherit system; }).nixos [ ./host.nix ]; }", {
      "host.nix": "{ }",
    });
    expect(found.hosts.map(({ name, system }) => [name, system])).toEqual([["a", "x86_64-linux"]]);
    expect(found.hosts[0]?.modules.map((module) => module.file)).toEqual(["host.nix"]);
  });

  it("holds machines that only an overlay makes", () => {
    const found = project(
      `let pkgs = import nixpkgs { inherit system; overlays = import ./overlays.nix { inherit inputs; }; };
       in { nixosConfigurations = pkgs.builders.make { }; }`,
      {
        "overlays.nix":
          "{ inputs }: [ (f: p: { builders.make = { pkgs ? f }: import ./hosts.nix { inherit inputs pkgs; }; }) ]",
        "hosts.nix":
          "{ inputs, pkgs }: { box = inputs.nixpkgs.lib.nixosSystem { inherit pkgs; modules = [ ./box.nix ]; }; }",
        "box.nix": "{ }",
      },
    );
    expect(found.hosts.map((host) => host.name)).toEqual(["box"]);
    expect(found.unresolved).toEqual([]);
  });
});
