import { describe, expect, it } from "vitest";
import { contestedPaths, isContestedIn, isLiteralAt } from "#src/project/options/contested-paths.ts";
import { flakeWith } from "../../support/flakes.ts";
import { projectOf } from "../../support/open-project.ts";

const project = projectOf({
  "flake.nix": flakeWith({
    desktop: "./on.nix ./off.nix",
    laptop: "./on.nix ./same.nix { services.d.enable = true; }",
  }),
  "on.nix": "{ services.a.enable = true; services.b.enable = true; my.name = 1; services.c.text = 1; }",
  "off.nix":
    "{ lib, ... }: { options.my.name = lib.mkOption { }; config = { services.a = { enable = false; }; my.name = 2; services.c.text = 2; services.d.enable = false; }; }",
  "same.nix": "{ services.a.enable = true; services.b.enable = true; services.a.enable = config.x; }",
  "unread.nix": "{ services.b.enable = false; }",
});
const contested = contestedPaths(project);
const pathOf = (name: string) => contested.find(({ path }) => path.join(".") === name);

describe("what is written out", () => {
  it.each([
    "true",
    "false",
    '"a"',
    "''a''",
    "0",
    "-1",
    '"a" + b',
    "1.5",
    "trues",
    "truer.x",
    "f",
    "'",
    "-a",
    "- 1",
    "x",
    "[ ]",
  ])("is told by how it begins: %s", (text) => {
    const isLiteral = /^(?:true$|false$|"|''|-?\d)/.test(text);
    expect(isLiteralAt(`a = ${text};`, { start: 4, end: 4 + text.length })).toBe(isLiteral);
  });
});

describe("contested paths", () => {
  it("are those of possible scalars that modules write with several values", () => {
    const names = contested.map(({ path }) => path.join("."));
    expect(names.filter((name) => name.startsWith("services.") || name.startsWith("my."))).toEqual([
      "services.a.enable",
      "my.name",
      "services.d.enable",
    ]);
  });

  it("count from each of their steps, since a module may begin there", () => {
    expect(pathOf("a.enable")?.path).toEqual(["a", "enable"]);
  });

  it("are contested among some files only", () => {
    const a = pathOf("services.a.enable");
    if (!a) throw new Error("not found");
    expect(isContestedIn(new Set(["on.nix", "off.nix"]), a)).toBe(true);
    expect(isContestedIn(new Set(["on.nix", "same.nix"]), a)).toBe(false);
    expect(isContestedIn(new Set(["off.nix"]), a)).toBe(false);
  });
});
