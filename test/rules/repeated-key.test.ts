import { expect, it } from "vitest";
import rule from "#src/rules/style/repeated-key.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "one binding": "{ foo.bar = 1; }",
    "two bindings": "{ foo.bar = 1; foo.baz = 2; }",
    "one set": "{ foo = { a = 1; b = 2; c = 3; }; }",
    "bindings of a rec set": "rec { foo.x = foo.y; foo.y = 2; foo.z = 3; }",
    "bindings of a let": "let a.x = 1; a.y = 2; a.z = 3; in a",
    "bindings with others between": "{ foo.a = 1; bar = 1; foo.b = 2; bla = 2; foo.c = 3; }",
    "bindings with an inherit between": "x: { foo.a = 1; inherit x; foo.b = 2; foo.c = 3; }",
    "the same name further down": "{ a.foo = 1; b.foo = 2; c.foo = 3; }",
    "computed names": "x: { ${x}.a = 1; ${x}.b = 2; ${x}.c = 3; }",
    "the inputs of a flake": {
      "flake.nix": "{ inputs.a.url = 1; inputs.b.url = 2; inputs.c.url = 3; outputs = { self }: { }; }",
    },
    "the parts of a flake's input": {
      "flake.nix":
        "{ inputs = { a.url = 1; a.inputs.b.follows = 2; a.inputs.c.follows = 3; }; outputs = { self }: { }; }",
    },
    "a file that a tool wrote": "# Do not modify this file!\n{ a.x = 1; a.y = 2; a.z = 3; }",
    "a higher threshold": { source: "{ a.x = 1; a.y = 2; a.z = 3; }", options: { threshold: 4 } },
  },
  reported: {
    "three bindings": "{ foo.bar = 1; foo.baz.\"hello\" = 1; foo.again = 1; } #! 'foo' begins 3 bindings in a row",
    "more than three": "{ foo.a.b1 = 1; foo.a.b2 = 2; foo.a.b3 = 3; foo.a.b4 = 4; foo.a.b5 = 5; } #! 'foo' begins 5",
    "inputs of something else": "{ inputs.a = 1; inputs.b = 2; inputs.c = 3; } #! 'inputs' begins 3",
    "a quoted name": '{ "a b".x = 1; "a b".y = 2; "a b".z = 3; } #! \'a b\' begins 3',
    "a set among them": "{ foo = { a = 1; }; foo.b = 2; foo.c = 3; } #! 'foo' begins 3",
    "two groups": "{ a.x = 1; a.y = 2; a.z = 3; b.x = 1; b.y = 2; b.z = 3; } #! 'a' begins 3 #! 'b' begins 3",
    "a lower threshold": { source: "{ a.x = 1; a.y = 2; } #! 'a' begins 2", options: { threshold: 2 } },
    "bindings with others between, if asked": {
      source: "{ foo.a = 1; bar = 1; foo.b = 2; bla = 2; foo.c = 3; } #! 'foo' begins 3 bindings of this set",
      options: { adjacent: false },
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "{ a.x = 1; a.y = 2; a.z = [ 1; }" });
  expect(report.findings).toEqual([]);
});
