import { describe, expect, it } from "vitest";
import { isSkippedByDeadnix } from "#src/scopes/deadnix-comments.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "../support/parser.ts";

/** Of the names of a text's declarations, those that deadnix is told to skip. */
function skipped(text: string): string[] {
  const { tree, scopes } = NixFile.parse(parser, new SourceFile("a.nix", text));
  return scopes.definitions.filter(({ nameSpan }) => isSkippedByDeadnix(nameSpan, tree)).map(({ name }) => name);
}

describe("a comment for deadnix", () => {
  it("is for the line below, not for the next one", () => {
    expect(skipped("let\n  # deadnix: skip\n  tmp = 1; old = 2;\n  next = 3;\nin 4")).toEqual(["tmp", "old"]);
  });

  it("may stand above the let, the function, and the inherit", () => {
    expect(skipped("# deadnix: skip\nlet tmp = 1; in 2")).toEqual(["tmp"]);
    expect(skipped("# deadnix: skip\nfinal: prev:\nlast: 1")).toEqual(["final", "prev"]);
    expect(skipped("# deadnix: skip\n{ pkgs, lib }: 1")).toEqual(["pkgs", "lib"]);
    expect(skipped("lib: let\n  # deadnix: skip\n  inherit (lib) id const;\nin 1")).toEqual(["id", "const"]);
  });

  it("may stand before a declaration on its line", () => {
    expect(skipped("let /* deadnix: skip */ tmp = 1; in 2")).toEqual(["tmp"]);
  });

  it("is far away with a line between, and says nothing in other words", () => {
    expect(skipped("# deadnix: skip\n# for the tests\nlet tmp = 1; in 2")).toEqual([]);
    expect(skipped("# deadnix: skip\n\nlet tmp = 1; in 2")).toEqual([]);
    expect(skipped("# deadnix finds this\nlet tmp = 1; in 2")).toEqual([]);
  });
});
