import { describe, expect, it } from "vitest";
import type { FlakeInput } from "#src/project/flake/flake.ts";
import { followEdit } from "#src/project/flake/override-edit.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { flakeOf } from "../../support/read-flake.ts";

/** Inputs in short: `name=url`, `name>follows`, `name!` for plain source, overrides in brackets. */
function inputsOf(inputs: string): string {
  const flake = flakeOf(`{ ${inputs} outputs = { ... }: { }; }`);
  return flake.inputs.map(short).join(" ") + (flake.inputsAreLiteral ? "" : " …");
}

function short({ name, url, follows, isFlake, overrides, isLiteral }: FlakeInput): string {
  const source = url ? `=${url.value}` : follows ? `>${follows.value}` : "";
  const below = overrides.length > 0 ? `[${overrides.map(short).join(" ")}]` : "";
  return `${name}${source}${isFlake ? "" : "!"}${below}${isLiteral ? "" : "…"}`;
}

describe("inputs", () => {
  it.each([
    ['inputs.a.url = "u";', "a=u"],
    ['inputs = { a.url = "u"; b = { url = "v"; }; };', "a=u b=v"],
    ['inputs.a = { url = "u"; flake = false; };', "a=u!"],
    ['inputs.a.url = "u"; inputs.a.flake = false;', "a=u!"],
    ['inputs.a.url = "u"; inputs = { b.url = "v"; }; inputs.a.inputs.x.follows = "b";', "a=u[x>b] b=v"],
    ['inputs.a = { url = "u"; inputs.x.follows = "b/c"; inputs.y.follows = ""; };', "a=u[x>b/c y>]"],
    ['inputs.a = { url = "u"; inputs = { x.follows = "b"; }; };', "a=u[x>b]"],
    ['inputs.a = { url = "u"; }; inputs.a.inputs.b.inputs.c.follows = "d";', "a=u[b[c>d]]"],
    ['inputs.a = { url = "u"; inputs.b = { url = "v"; inputs.c.follows = "d"; }; };', "a=u[b=v[c>d]]"],
    ['inputs."a b".url = "u"; "inputs"."c".url = "v";', "a b=u c=v"],
    ['inputs.a.url = "u\\"\\n\\${x}";', 'a=u"\n${x}'],
    ["inputs.a.url = github:o/r;", "a=github:o/r"],
    ['inputs.a.follows = "b/c";', "a>b/c"],
    ["inputs.a = { };", "a"],
    ['inputs.self.submodules = true; inputs.a.url = "u";', "a=u"],
    ["", ""],
  ])("%s", (text, expected) => expect(inputsOf(text)).toBe(expected));

  it.each([
    ["inputs = import ./inputs.nix;", " …"],
    ['inputs = { a.url = "u"; } // { b.url = "v"; };', " …"],
    ['inputs.${"x" + "y"}.url = "u"; inputs.a.url = "v";', "a=v …"],
    ['inputs = { inherit (x) a; b.url = "u"; };', "a… b=u …"],
    ["inputs.a = import ./a.nix;", "a…"],
    ['inputs.a = { url = "u"; inputs = x; };', "a=u…"],
    ['inputs.a = { url = "u" + "v"; };', "a"],
    ['inputs.a = { url = "${x}"; };', "a"],
  ])("leaves out what is computed: %s", (text, expected) => expect(inputsOf(text)).toBe(expected));

  it("refers to where they come from", () => {
    const flake = flakeOf(`{
      inputs.a.url = "github:o/r/main";
      inputs.b = { type = "github"; owner = "o"; repo = "r"; };
      inputs.c.inputs.x.follows = "a";
      inputs.d.follows = "a";
      inputs.e.url = "path:./e";
      inputs.f.url = "\${x}";
      inputs.g = { url = "github:o/r"; ref = "dev"; };
      outputs = { ... }: { };
    }`);
    expect(flake.inputs.map((input) => input.reference)).toEqual([
      { type: "github", owner: "o", repo: "r", ref: "main" },
      { type: "github", owner: "o", repo: "r" },
      { type: "indirect", id: "c" },
      null,
      null,
      null,
      { type: "github", owner: "o", repo: "r", ref: "dev" },
    ]);
  });

  it("stand where each of their bindings stands", () => {
    const text = '{ inputs.a.url = "u"; inputs = { b.url = "v"; a.flake = false; }; inherit (x) y; }';
    const flake = flakeOf(text);
    const declarations = flake.inputs[0]?.declarationSpans?.map(({ start, end }) => text.slice(start, end));
    expect(declarations).toEqual(['inputs.a.url = "u";', "a.flake = false;"]);
    expect(flakeOf("{ inputs = { inherit (x) a; }; }").inputs[0]?.declarationSpans).toBeNull();
  });
});

describe("outputs", () => {
  const outputsOf = (outputs: string) => {
    const flake = flakeOf(`{ outputs = ${outputs}; }`);
    const found = flake.outputs;
    return found && [found.formals.map(({ name }) => name).join(" "), found.hasEllipsis, found.setName];
  };

  it("are read off their function", () => {
    expect(outputsOf("{ self, nixpkgs }: { }")).toEqual(["self nixpkgs", false, null]);
    expect(outputsOf("{ self, ... }@inputs: { }")).toEqual(["self", true, "inputs"]);
    expect(outputsOf("inputs@{ ... }: { }")).toEqual(["", true, "inputs"]);
    expect(outputsOf("(inputs: { })")).toEqual(["", true, "inputs"]);
    expect(outputsOf("import ./outputs.nix")).toBeNull();
  });

  it.each([
    ["{ x }: 1", "{  }: 1"],
    ["{ x, ... }: 1", "{ ... }: 1"],
    ["{ self, x }: 1", "{ self }: 1"],
    ["{ self, x, }: 1", "{ self, }: 1"],
    ["{ x, self }: 1", "{ self }: 1"],
    ["{ self, x, ... }: 1", "{ self, ... }: 1"],
    ["{ self\n, x\n, y\n, ...\n}: 1", "{ self\n, y\n, ...\n}: 1"],
    ["{\n  self,\n  x,\n  ...\n}: 1", "{\n  self,\n  ...\n}: 1"],
  ])("lose an argument tidily: %j", (outputs, expected) => {
    const text = `{ outputs = ${outputs}; }`;
    const span = flakeOf(text).outputs?.formals.find(({ name }) => name === "x")?.removalSpan;
    expect(span && applyEdits(text, [{ ...span, file: "flake.nix", text: "" }])).toBe(`{ outputs = ${expected}; }`);
  });
});

describe("an override is added in the style of the file", () => {
  it.each([
    [
      "below a dotted line",
      '{\n  inputs.home.url = "u";\n  inputs.b.url = "v";\n}',
      '{\n  inputs.home.url = "u";\n  inputs.home.inputs.pkgs.follows = "pkgs";\n  inputs.b.url = "v";\n}',
    ],
    [
      "below a dotted line inside inputs, behind its comment",
      '{\n  inputs = {\n\thome.url = "u"; # mine\n  };\n}',
      '{\n  inputs = {\n\thome.url = "u"; # mine\n\thome.inputs.pkgs.follows = "pkgs";\n  };\n}',
    ],
    [
      "behind the last override",
      '{\n  inputs.home.inputs.x.follows = "y";\n  inputs.home.url = "u";\n}',
      '{\n  inputs.home.inputs.x.follows = "y";\n  inputs.home.inputs.pkgs.follows = "pkgs";\n  inputs.home.url = "u";\n}',
    ],
    [
      "inside the input's own set",
      '{\n  inputs.home = {\n    url = "u";\n  };\n}',
      '{\n  inputs.home = {\n    url = "u";\n    inputs.pkgs.follows = "pkgs";\n  };\n}',
    ],
    [
      "inside its set of overrides",
      '{\n  inputs.home = {\n    url = "u";\n    inputs = {\n      x.follows = "y";\n    };\n  };\n}',
      '{\n  inputs.home = {\n    url = "u";\n    inputs = {\n      x.follows = "y";\n      pkgs.follows = "pkgs";\n    };\n  };\n}',
    ],
    [
      "on one line",
      '{ inputs.home.url = "u"; }',
      '{ inputs.home.url = "u"; inputs.home.inputs.pkgs.follows = "pkgs"; }',
    ],
    [
      "in a set on one line",
      '{\n  inputs.home = { url = "u"; };\n}',
      '{\n  inputs.home = { url = "u"; inputs.pkgs.follows = "pkgs"; };\n}',
    ],
    ["in an empty set", "{ inputs.home = { }; }", '{ inputs.home = { inputs.pkgs.follows = "pkgs"; }; }'],
    [
      "in quotes where the name needs them",
      '{ inputs."home".url = "u"; }',
      '{ inputs."home".url = "u"; inputs.home.inputs.pkgs.follows = "pkgs"; }',
    ],
    [
      "with the file's line ends",
      '{\r\n  inputs.home.url = "u";\r\n}',
      '{\r\n  inputs.home.url = "u";\r\n  inputs.home.inputs.pkgs.follows = "pkgs";\r\n}',
    ],
    [
      "below a url on its own line",
      '{\n  inputs.home.url =\n    "u";\n}',
      '{\n  inputs.home.url =\n    "u";\n  inputs.home.inputs.pkgs.follows = "pkgs";\n}',
    ],
  ])("%s", (_, text, expected) => {
    const flake = flakeOf(text);
    const edit = followEdit(flake, flake.inputs.find(({ name }) => name === "home") as FlakeInput, ["pkgs"], "pkgs");
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });
});

describe("flake.lock beside it", () => {
  it("is read with it", () => {
    const lock = '{"version": 7, "root": "root", "nodes": {"root": {}}}';
    expect(flakeOf({ "flake.nix": "{ }", "flake.lock": lock }).lock?.version).toBe(7);
  });
  it("may be missing, or broken", () => {
    expect(flakeOf("{ }")).toMatchObject({ lock: null, hasLockFile: false, lockProblem: null });
    const broken = flakeOf({ "flake.nix": "{ }", "flake.lock": "{" });
    expect(broken).toMatchObject({ lock: null, hasLockFile: true, lockProblem: { isSyntax: true } });
  });
});

it("overrides nested ten thousand deep are not read to the end", () => {
  const path = Array.from({ length: 10_000 }, () => "inputs.a").join(".");
  expect(flakeOf(`{ ${path}.follows = "b"; }`).inputs[0]?.isLiteral).toBe(false);
});

it("a flake.nix that says a program writes it is generated", () => {
  expect(flakeOf("# DO-NOT-EDIT. Written by a tool.\n{ }").isGenerated).toBe(true);
  expect(flakeOf("# My flake\n{ /* do not edit */ }").isGenerated).toBe(false);
});

it("a flake.nix that is no set has nothing", () => {
  expect(flakeOf("x: x")).toMatchObject({ inputs: [], attributes: [], outputs: null });
});
