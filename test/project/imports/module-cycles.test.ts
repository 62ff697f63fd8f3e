import { expect, it } from "vitest";
import { moduleCycles } from "#src/project/imports/module-cycles.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

/** The cycles that can be reached from a.nix, each as the files it leads through. */
function cyclesFrom(files: Readonly<Record<string, string>>): string[] {
  const project = projectOf({ "flake.nix": flakeWith({}), ...files });
  return moduleCycles(["a.nix"], project).map((cycle) => cycle.map(({ from }) => from).join(" → "));
}

it("begins a cycle at the file of it that is reached first", () => {
  const files = {
    "a.nix": "{ imports = [ ./b.nix ]; }",
    "b.nix": "let x = 1; in { lib, ... }: { imports = [ ./c.nix ]; }",
    "c.nix": "{ pkgs, ... }: with pkgs; { imports = [ ./b.nix ]; }",
  };
  expect(cyclesFrom(files)).toEqual(["b.nix → c.nix"]);
});

it("follows files that are called for the module they give", () => {
  const files = { "a.nix": "args: { imports = [ (import ./b.nix args) ]; }", "b.nix": "a: { imports = [ ./a.nix ]; }" };
  expect(cyclesFrom(files)).toEqual(["a.nix → b.nix"]);
});

it("follows neither parts of what a file gives nor lists that are computed", () => {
  const files = {
    "a.nix": "{ imports = [ (import ./b.nix).one ] ++ map (x: x) [ ./b.nix ]; }",
    "b.nix": "{ imports = [ ./a.nix ]; }",
  };
  expect(cyclesFrom(files)).toEqual([]);
});

it("goes through no file that is damaged", () => {
  expect(cyclesFrom({ "a.nix": "{ imports = [ ./b.nix ]; }", "b.nix": "{ imports = [ ./a.nix ]; x = ; }" })).toEqual(
    [],
  );
});
