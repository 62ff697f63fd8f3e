import { expect, it } from "vitest";
import rule from "#src/rules/dead-code/empty-inherit.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a name": "a: { inherit a; }",
    "a name from a set": "a: { inherit (a) b; }",
    "a quoted name": 'a: { inherit "a"; }',
    "names in a let": "a: let inherit (a) b; in b",
    "names on lines of their own": "a: {\n  inherit (a)\n    # the name\n    b\n    ;\n}",
    "an attribute called inherited": "{ inherited = 1; }",
  },
  reported: {
    "no name": { source: "{ inherit; } #! 'inherit;' inherits no name", fixed: "{ }" },
    "no name from a set": {
      source: "lib: {\n  inherit (lib); #! 'inherit (lib);' inherits no name\n  a = 1;\n}\n",
      fixed: "lib: {\n  a = 1;\n}\n",
    },
    "in a let": { source: "let inherit; in 1 #!", fixed: "let in 1" },
    "in a let with other bindings": {
      source: "x:\nlet\n  inherit (x); #!\n\n  a = 1;\nin\na\n",
      fixed: "x:\nlet\n  a = 1;\nin\na\n",
    },
    "in an old-style let": { source: "let { inherit; body = 1; } #!", fixed: "let { body = 1; }" },
    "in a rec set": { source: "rec { a = 1; inherit (a); b = a; } #!", fixed: "rec { a = 1; b = a; }" },
    "two in a row": { source: "x: { inherit; inherit (x); } #! #!", fixed: "x: { }" },
    "a comment behind stays": {
      source: "lib: {\n  inherit (lib) #!\n    ; # none yet\n  a = 1;\n}\n",
      fixed: "lib: {\n  # none yet\n  a = 1;\n}\n",
    },
    "names that were commented out stay": {
      source:
        "lib: {\n  inherit (lib) #! 'inherit (…);' inherits no name\n    # mkIf\n    # mkForce\n    ;\n  a = 1;\n}\n",
      fixed: "lib: {\n  # mkIf\n  # mkForce\n  a = 1;\n}\n",
    },
    "a source that is long": { source: "{ inherit (import ./a.nix { b = 1; }); } #! 'inherit (…);'", fixed: "{ }" },
    "in a set in a string": { source: '"${{ inherit; }.a or "b"}" #!', fixed: '"${{ }.a or "b"}"' },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "{ inherit (x" });
  expect(report.findings).toEqual([]);
});
