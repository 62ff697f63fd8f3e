import { describe, expect, it } from "vitest";
import type { Host, ModuleTree } from "#src/project/hosts/host.ts";
import { moduleTexts } from "#src/project/modules/module-texts.ts";
import { passedArguments } from "#src/project/modules/passed-arguments.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

function projectWith(module: string, files: Readonly<Record<string, string>> = {}) {
  return projectOf({ "flake.nix": flakeWith({ laptop: "./laptop.nix" }), "laptop.nix": module, ...files });
}

function givenTo(module: string) {
  const project = projectWith(module);
  const tree = project.hosts[0] as ModuleTree;
  return { given: tree.evaluation?.givenArguments, passed: passedArguments(tree, project.flake) };
}

describe("the arguments of modules", () => {
  it("are what the class has, and what modules define", () => {
    const { given, passed } = givenTo("{ lib, config, ... }: { _module.args = lib.mkIf config.x { host = 1; }; }");
    expect(given?.defined).toEqual(new Set(["host"]));
    expect(passed?.has("host") && passed.has("utils") && passed.has("pkgs")).toBe(true);
    expect(passed?.has("osConfig")).toBe(false);
  });

  it.each([
    "{ config, ... }: { _module.args = config.x; }",
    "{ config, ... }: { config = config.x // { }; }",
    "{ lib, config, ... }: lib.mkMerge config.x",
    "{ config, ... }: { config._module = config.x; }",
    "{ imports = [ ./missing.nix ]; }",
    "{ modulesPath, ... }: { imports = [ modulesPath <other> ]; }",
  ])("may be more than are seen in %s", (module) => {
    expect(givenTo(module).passed).toBe(null);
  });

  it("of a home are not those of its host", () => {
    const project = projectWith(
      "{ home-manager.extraSpecialArgs.a = 1; _module.args.b = 2; home-manager.users.me = { }; }",
    );
    const given = project.hosts[0]?.users[0]?.evaluation?.givenArguments;
    expect([given?.special, given?.isComplete]).toEqual([new Set(["a"]), true]);
    expect(given?.defined.has("b")).toBe(false);
  });

  it("of a home are not known if those of its host may give more", () => {
    const project = projectWith(
      "{ config, ... }: { home-manager.extraSpecialArgs = config.x; home-manager.users.me = { }; }",
    );
    expect(project.hosts[0]?.users[0]?.evaluation?.givenArguments.isSpecialKnown).toBe(false);
  });
});

describe("the texts of modules", () => {
  it("are files, imported files and what is written in place, each once with all that use it", () => {
    const project = projectOf({
      "flake.nix": flakeWith({
        a: "./m.nix ({ ... }: { x = 1; })",
        b: "./m.nix { home-manager.users.me = import ./h.nix; }",
      }),
      "m.nix": "{ lib, ... }: let y = 1; in { z = y; }",
      "h.nix": "{ w = 1; }",
    });
    const texts = moduleTexts(project).map(({ file, lambda, set, uses }) => [
      file.path,
      lambda !== null,
      set !== null,
      uses.map(({ host }) => host.name).join(),
    ]);
    expect(texts).toEqual([
      ["m.nix", true, true, "a,b"],
      ["flake.nix", true, true, "a"],
      ["flake.nix", false, true, "b"],
      ["h.nix", false, true, "b"],
    ]);
  });
});

describe("the default of an option", () => {
  const defaultsIn = (options: string) => {
    const project = projectWith(`{ lib, config, ... }: { options.my = ${options}; }`);
    return (project.hosts[0] as Host).declarations.map(({ path, default: given }) => [
      path.join("."),
      given && [given.place && project.nixFile(given.place.file)?.source.slice(given.place.span), given.literal],
    ]);
  };

  it("is told with the expression that gives it, through helpers and updates", () => {
    expect(
      defaultsIn(`let make = default: lib.mkOption { inherit default; }; in {
        a = lib.mkOption { default = 1 + 2; };
        b = make "x";
        c = lib.mkEnableOption "c" // { default = true; };
      }`),
    ).toEqual([
      ["my.a", ["1 + 2", 3]],
      ["my.b", ['"x"', "x"]],
      ["my.c", ["true", true]],
    ]);
  });

  it("may lie in a library, be unknown, or lack", () => {
    expect(
      defaultsIn(
        '{ a = lib.mkEnableOption "a"; b = lib.mkOption { default = config.x; }; c = lib.mkOption { default = [ ]; }; d = lib.mkOption { }; }',
      ),
    ).toEqual([
      ["my.a", [null, false]],
      ["my.b", ["config.x", undefined]],
      ["my.c", ["[ ]", undefined]],
      ["my.d", null],
    ]);
  });
});

describe("what modules may define unseen", () => {
  it.each([
    ["{ config, ... }: { my = config.x; }", true],
    ["{ config, ... }: { my.port = config.x; }", true],
    ["{ config, ... }: { my.port.below = config.x; }", false],
    ["{ config, ... }: { my.other = config.x; }", false],
    ["{ config, ... }: { my.${config.x} = 1; }", true],
  ])("in %s: %s", (module, expected) => {
    expect(projectWith(module).hosts[0]?.evaluation?.mayHide(["my", "port"])).toBe(expected);
  });
});
