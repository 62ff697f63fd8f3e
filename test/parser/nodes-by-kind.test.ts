import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodesOf } from "#src/parser/nodes-by-kind.ts";
import type { Node } from "#src/parser/syntax.ts";
import { walk } from "#src/parser/walk.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { nixProgram } from "../support/nix-programs.ts";
import { parser } from "../support/parser.ts";

const kinds = ["Apply", "Binding", "HasAttr", "Inherit", "Path", "Select", "String"] as const;

describe("nodes of a kind", () => {
  it("are those that a walk meets, in its order", () => {
    fc.assert(
      fc.property(nixProgram, (text) => {
        const tree = parser.parse(new SourceFile("a.nix", text));
        for (const kind of kinds) {
          const met: Node[] = [];
          if (tree.root) walk(tree.root, (node) => void (node.kind === kind && met.push(node)));
          expect(nodesOf(tree, kind)).toEqual(met);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are none where there is no expression", () => {
    expect(nodesOf(parser.parse(new SourceFile("a.nix", "")), "Select")).toEqual([]);
  });
});
