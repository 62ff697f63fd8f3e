import { describe, expect, it } from "vitest";
import { NameUses } from "#src/project/options/name-uses.ts";
import { ownOptions } from "#src/project/options/own-options.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const module = `{ lib, inputs, config, ... }: {
  options.my.a = { b = lib.mkOption { }; open = inputs.x.y; };
  options.services.own.c = lib.mkOption { };
  options.nixpkgs.d = lib.mkOption { };
  config.my = lib.mkMerge [ { a.b.inside = 1; e = config.x; } (lib.mkIf false { f.g = 1; }) ];
}`;

function treeOf() {
  const project = projectOf({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module });
  const { trees, roots } = ownOptions(project);
  return { roots, tree: trees[0] };
}

describe("options of the repository's own", () => {
  it("have a first name that nobody else declares", () => {
    expect(treeOf().roots).toEqual(new Set(["my"]));
  });

  it("end where a path leaves what is declared, unless more may be declared there", () => {
    const declared = treeOf().tree?.declared;
    expect(declared?.undeclaredStep(["my", "a", "c", "d"])).toEqual({ depth: 2, siblings: ["b", "open"] });
    expect(declared?.undeclaredStep(["my", "a", "open", "d"])).toBe(null);
    expect(declared?.undeclaredStep(["my", "a", "b", "inside"])).toBe(null);
    expect(declared?.undeclaredStep(["my", "a"])).toBe(null);
    expect(declared?.optionOf(["my", "a", "b", "inside"])?.path).toEqual(["my", "a", "b"]);
    expect(declared?.countOf("services")).toBe(1);
  });

  it("are defined where a module gives them anything, whatever conditions say", () => {
    const { tree } = treeOf();
    const defined = tree?.evaluation.definedPaths((path) => tree.declared.optionOf(path) === null);
    expect(defined?.paths.map((path) => path.join("."))).toEqual(["my", "my.a", "my.a.b", "my.e", "my.f", "my.f.g"]);
    expect(defined?.open).toEqual([{ path: ["my", "e"], names: null }]);
  });
});

describe("uses of names", () => {
  const uses = (text: string, asked?: readonly string[]) => {
    const file = projectOf({ "flake.nix": text }).nixFile("flake.nix");
    const names = new NameUses(asked && new Set(asked));
    if (file) names.add(file);
    return names;
  };

  it("tell an alias from a set that is handed on", () => {
    expect(uses("c: let cfg = c.my.a; in cfg.b").mayRead(["my", "a", "x"])).toBe(false);
    expect(uses("c: let cfg = c.my.a; in cfg.${c}").mayRead(["my", "a", "x"])).toBe(true);
    expect(uses("c: let cfg = c.my.a; in f cfg").mayRead(["my", "a", "x"])).toBe(true);
  });

  it("tell what is set below what", () => {
    const names = uses("{ my.a.enable = 1; x = map { loose = 1; enable = 1; }; options.my.b.c = 1; }");
    expect(names.maySet(["my", "a", "enable"])).toBe(true);
    expect(names.maySet(["my", "b", "enable"])).toBe(false);
    expect(names.maySet(["my", "b", "loose"])).toBe(true);
    expect(names.maySet(["my", "b", "c"])).toBe(false);
  });

  it("are the same where it is known which will be asked for", () => {
    const text =
      "{ my = { a.enable = 1; b = { enable = 1; }; }; x = map { loose = 1; }; c = with y; { d.e = cfg.f; }; }";
    for (const [outer, name] of [
      ["a", "enable"],
      ["b", "enable"],
      ["x", "loose"],
      ["d", "e"],
      ["c", "d"],
      ["my", "f"],
    ]) {
      const option = ["my", outer as string, name as string];
      expect(uses(text, [name as string]).maySet(option)).toBe(uses(text).maySet(option));
      expect(uses(text, [name as string]).mayRead(option)).toBe(uses(text).mayRead(option));
    }
  });
});
