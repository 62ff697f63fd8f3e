import { describe, expect, it } from "vitest";
import { commentsBeside, removalSpans } from "#src/project/flake/declaration-text.ts";
import { applyEdits } from "#src/source/text-edit.ts";
import { flakeOf } from "../../support/read-flake.ts";

/** The comments beside the input 'x'. */
function beside(text: string): string[] {
  const flake = flakeOf(text);
  const spans = flake.inputs.find(({ name }) => name === "x")?.declarationSpans ?? [];
  return commentsBeside(flake.file.tree, spans).map((comment) => comment.text.trim());
}

/** The text without the input 'x'. */
function without(text: string): string {
  const flake = flakeOf(text);
  const spans = flake.inputs.find(({ name }) => name === "x")?.declarationSpans ?? [];
  const edits = removalSpans(flake.file.tree, spans).map((span) => ({ ...span, file: "flake.nix", text: "" }));
  return applyEdits(text, edits);
}

describe("comments beside a declaration", () => {
  it.each([
    ["above", '{\n  # one\n  # two\n  inputs.x.url = "u";\n}', ["two", "one"]],
    ["above, in brackets", '{\n  /* one\n     two */\n  inputs.x.url = "u";\n}', ["one\n     two"]],
    ["behind", '{\n  inputs.x.url = "u"; # one\n}', ["one"]],
    ["inside", '{\n  inputs.x = { # one\n    url = "u"; # two\n    # three\n  };\n}', ["one", "two", "three"]],
    ["before it on its line", '{\n  /* one */ inputs.x.url = "u";\n}', ["one"]],
    ["not behind a blank line", '{\n  # one\n\n  inputs.x.url = "u";\n}', []],
    ["not on the line below", '{\n  inputs.x.url = "u";\n  # one\n}', []],
    ["not behind the binding above", '{\n  inputs.a.url = "v"; # one\n  inputs.x.url = "u";\n}', []],
    ["not above the binding above", '{\n  # one\n  inputs.a.url = "v";\n  inputs.x.url = "u";\n}', []],
    ["with line ends of two characters", '{\r\n  # one\r\n  inputs.x.url = "u"; # two\r\n}', ["one", "two"]],
  ])("%s", (_, text, expected) => expect(beside(text)).toEqual(expected));
});

describe("removing a declaration", () => {
  it.each([
    [
      "takes its lines",
      '{\n  inputs.a.url = "v";\n  inputs.x.url = "u";\n  inputs.b.url = "w";\n}',
      '{\n  inputs.a.url = "v";\n  inputs.b.url = "w";\n}',
    ],
    [
      "takes the comment behind it",
      '{\n  inputs.x.url = "u"; # mine\n  inputs.b.url = "w";\n}',
      '{\n  inputs.b.url = "w";\n}',
    ],
    [
      "keeps a comment above that may be a heading",
      '{\n  # all\n  inputs.x.url = "u";\n  inputs.b.url = "w";\n}',
      '{\n  # all\n  inputs.b.url = "w";\n}',
    ],
    [
      "takes a comment above that is its own",
      '{\n  # mine\n  inputs.x.url = "u";\n\n  inputs.b.url = "w";\n}',
      '{\n  inputs.b.url = "w";\n}',
    ],
    [
      "leaves one blank line of two",
      '{\n  inputs.a.url = "v";\n\n  inputs.x.url = "u";\n\n  inputs.b.url = "w";\n}',
      '{\n  inputs.a.url = "v";\n\n  inputs.b.url = "w";\n}',
    ],
    [
      "leaves no blank line before the end",
      '{\n  inputs.a.url = "v";\n\n  inputs.x.url = "u";\n}',
      '{\n  inputs.a.url = "v";\n}',
    ],
    [
      "on a shared line takes the blank before",
      '{ inputs.a.url = "v"; inputs.x.url = "u"; }',
      '{ inputs.a.url = "v"; }',
    ],
    [
      "takes all its pieces",
      '{\n  inputs.x.url = "u";\n  inputs.x.flake = false;\n  inputs.b.url = "w";\n}',
      '{\n  inputs.b.url = "w";\n}',
    ],
    [
      "with line ends of two characters",
      '{\r\n  inputs.x.url = "u";\r\n  inputs.b.url = "w";\r\n}',
      '{\r\n  inputs.b.url = "w";\r\n}',
    ],
    ["in a file without a last line end", '{ inputs.x.url = "u"; }', "{ }"],
  ])("%s", (_, text, expected) => expect(without(text)).toBe(expected));
});
