import { describe, expect, it } from "vitest";
import { SharedPaths } from "#src/project/options/declared-paths.ts";
import { ownOptions } from "#src/project/options/own-options.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const option = (path: string) => `{ lib, ... }: { options.${path} = lib.mkOption { type = lib.types.bool; }; }`;
const { trees } = ownOptions(
  projectOf({
    "flake.nix": flakeWith({ a: "./a.nix", b: "./a.nix ./b.nix", c: "./a.nix", d: "./a.nix ./open.nix" }),
    "a.nix": option("my.a"),
    "b.nix": option("my.b.c"),
    "open.nix": "{ inputs, ... }: { options.my = inputs.x.y; }",
  }),
);

describe("trees that share what they declare", () => {
  const shared = new SharedPaths();
  const given = trees.map(({ evaluation }) => shared.of(evaluation));

  it("are those that declare the same, and leave the same open", () => {
    const [a, b, , d] = given;
    for (const other of [b, d]) expect(other?.paths).not.toBe(a?.paths);
    expect(given.map(({ isNew }) => isNew).slice(0, 2)).toEqual([true, true]);
    expect(shared.of(trees[1]?.evaluation ?? { declarations: [], openDeclarations: [] })).toEqual({
      paths: b?.paths,
      isNew: false,
    });
  });

  it("have the options that they have by themselves", () => {
    const answers = trees.map(({ declared }) => [
      declared.typeAt(["my", "a"]),
      declared.typeAt(["my", "b", "c"]),
      declared.typeAt(["my"]),
      declared.undeclaredStep(["my", "z"]),
    ]);
    const plain = { depth: 1, siblings: ["a"] };
    expect(answers).toEqual([
      ["bool", undefined, undefined, plain],
      ["bool", "bool", undefined, { depth: 1, siblings: ["a", "b"] }],
      ["bool", undefined, undefined, plain],
      ["bool", undefined, undefined, null],
    ]);
  });
});
