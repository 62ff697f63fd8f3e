import { expect, it } from "vitest";
import { importCycles } from "#src/project/imports/import-cycles.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

/** The cycles among files, each as the files it leads through. */
function cyclesOf(files: Readonly<Record<string, string>>): string[] {
  const project = projectOf({ "flake.nix": flakeWith({}), ...files });
  return importCycles(Object.keys(files), project).map((cycle) => cycle.map(({ from }) => from).join(" → "));
}

it("tells a cycle once, whichever of its files is asked about first", () => {
  const files = { "a.nix": "import ./b.nix", "b.nix": "import ./c.nix", "c.nix": "(import ./a.nix).x" };
  expect(cyclesOf(files)).toEqual(["a.nix → b.nix → c.nix"]);
  expect(cyclesOf({ "z.nix": "import ./a.nix", ...files })).toEqual(["a.nix → b.nix → c.nix"]);
});

it("tells each of two cycles", () => {
  expect(cyclesOf({ "a.nix": "import ./a.nix", "b.nix": "import ./b.nix + 1" })).toEqual(["a.nix", "b.nix"]);
});

it("counts arguments, so that a function that is only named needs nothing", () => {
  expect(cyclesOf({ "a.nix": "x: import ./b.nix", "b.nix": "y: import ./a.nix y" })).toEqual([]);
  expect(cyclesOf({ "a.nix": "x: import ./b.nix x", "b.nix": "y: import ./a.nix y" })).toEqual(["a.nix → b.nix"]);
});

it("goes through no file that is damaged", () => {
  expect(cyclesOf({ "a.nix": "import ./b.nix", "b.nix": "{ x = ; } // import ./a.nix" })).toEqual([]);
});
