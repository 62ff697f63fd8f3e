import { expect, it } from "vitest";
import { rolesInProject } from "#src/project/functions/function-roles.ts";
import type { Project } from "#src/project/project.ts";
import { rolesByHead } from "../../support/function-roles.ts";
import { projectOf } from "../../support/open-project.ts";

const host = (modules: string, more = "") => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs, ... }@inputs:
    {
      nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
        system = "x86_64-linux";
        modules = [ ${modules} ];
      };
      ${more}
    };
}
`;

function rolesIn(project: Project, path: string): Record<string, string> {
  const file = project.nixFile(path);
  if (!file) throw new Error(`no file '${path}'`);
  return rolesByHead(file, rolesInProject(project, file));
}

it("calls modules what the module system calls, also where their form is another", () => {
  const project = projectOf({
    "flake.nix": host("(import ./made.nix 1) ./odd.nix ({ a, ... }: { })"),
    "made.nix": "x: { b, ... }: { }",
    "odd.nix": "{ c, ... }: import ./values.nix c",
    "values.nix": "d: { }",
  });
  expect(rolesIn(project, "flake.nix")).toEqual({ "{ self, nixpkgs, ... }@inputs": "outputs", "{ a, ... }": "module" });
  expect(rolesIn(project, "made.nix")).toEqual({ x: "plain", "{ b, ... }": "module" });
  expect(rolesIn(project, "odd.nix")).toEqual({ "{ c, ... }": "module" });
  expect(rolesIn(project, "values.nix")).toEqual({ d: "plain" });
});

it("knows overlays, packages and the modules that other flakes may import", () => {
  const project = projectOf({
    "flake.nix": host(
      "({ nixpkgs.overlays = [ (import ./overlay.nix) ]; })",
      `overlays.default = import ./mine.nix;
      nixosModules.default = import ./module.nix;
      packages.x86_64-linux.tool = nixpkgs.legacyPackages.x86_64-linux.callPackage ./tool.nix { };`,
    ),
    "overlay.nix": "a: b: { }",
    "mine.nix": "c: d: { }",
    "module.nix": "{ e, ... }: { }",
    "tool.nix": "{ stdenv }: stdenv.mkDerivation { }",
  });
  expect(rolesIn(project, "mine.nix")).toEqual({ c: "overlay", d: "overlay" });
  expect(rolesIn(project, "module.nix")).toEqual({ "{ e, ... }": "module" });
  expect(rolesIn(project, "tool.nix")).toEqual({ "{ stdenv }": "package" });
});

it("follows outputs into the file that holds them", () => {
  const project = projectOf({
    "flake.nix": "{ outputs = import ./outputs.nix; }",
    "outputs.nix": "{ self, ... }: { lib = self; }",
  });
  expect(rolesIn(project, "outputs.nix")).toEqual({ "{ self, ... }": "outputs" });
});

it("does not know what is read in two ways, or handed on", () => {
  const project = projectOf({
    "flake.nix": host("./both.nix", "lib = { f = import ./handed.nix; g = import ./both.nix { }; };"),
    "both.nix": "{ a, ... }: { }",
    "handed.nix": "{ b, ... }: { }",
  });
  expect(rolesIn(project, "both.nix")).toEqual({ "{ a, ... }": "module" });
  expect(rolesIn(project, "handed.nix")).toEqual({ "{ b, ... }": "unknown" });
});

it("does not know a module whose formals somebody looked at", () => {
  const project = projectOf({
    "flake.nix": host("(let f = import ./seen.nix; in if builtins.functionArgs f ? a then f else { })"),
    "seen.nix": "{ a, ... }: { }",
  });
  expect(rolesIn(project, "seen.nix")).toEqual({ "{ a, ... }": "unknown" });
});

it("guesses by form only what nothing leads to", () => {
  const project = projectOf({
    "flake.nix": host("./a.nix"),
    "a.nix": "{ ... }: { }",
    "lost.nix": "{ lib, ... }: { services.x.enable = lib.mkDefault true; }",
  });
  expect(rolesIn(project, "lost.nix")).toEqual({ "{ lib, ... }": "module" });
});

it("sees the call behind parentheses around an import, too", () => {
  const project = projectOf({
    "flake.nix": host("{ }", "lib.f = ((import ./values.nix)) { a = 1; };"),
    "values.nix": "{ a, ... }: { }",
  });
  expect(rolesIn(project, "values.nix")).toEqual({ "{ a, ... }": "plain" });
});
