import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/empty-let.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a binding": "let a = 1; in a",
    "an inherited name": "x: let inherit (x) a; in a",
    "an inherit without names": "let inherit; in 1",
    "an inherit from a set without names": "x: let inherit (x); in 1",
    "an old-style let": "let { body = 1; }",
  },
  reported: {
    "nothing bound": { source: "let in 1 #! 'let … in' binds nothing", fixed: "1" },
    "over several lines": { source: "{ a }:\nlet #!\nin\n{\n  b = a;\n}\n", fixed: "{ a }:\n{\n  b = a;\n}\n" },
    "with comments": {
      source: "x:\n  let #!\n    # a = 1;\n  in\n  # the body\n  x\n",
      fixed: "x:\n  # a = 1;\n  # the body\n  x\n",
    },
    "below an equals sign": {
      source:
        "f: {\n  a =\n    let #!\n    in\n    f {\n      b = 1;\n    };\n  c =\n    let #!\n    in\n    f 1;\n}\n",
      fixed: "f: {\n  a = f {\n    b = 1;\n  };\n  c = f 1;\n}\n",
    },
    "one in another": { source: "let in let in 1 #! #!", fixed: "1" },
    "with a block comment": { source: "let /* none */ in 1 #!", fixed: "/* none */\n1" },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "let in [ 1" });
  expect(report.findings).toEqual([]);
});
