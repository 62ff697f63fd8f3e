import { expect, it } from "vitest";
import rule from "#src/rules/syntax/duplicate-attribute.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "different names": "{ a = 1; b = 2; }",
    "one name in two sets": "{ a = { x = 1; }; b = { x = 1; }; }",
    "paths that share their beginning": "{ a.b = 1; a.c = 2; }",
    "a literal and a path into it": "{ a = { b = 1; }; a.c = 2; }",
    "two literals that share nothing": "{ a = { b = 1; }; a = { c = 2; }; }",
    "literals in parentheses": "{ a = ({ b = 1; }); a = { c = 2; }; }",
    "a path into the depth of an earlier literal": "{ a = { b.x = 1; }; a.b.y = 2; }",
    "computed names": 'x: { ${x} = 1; ${x} = 2; "${x}" = 3; }',
    "a computed name and a static one": '{ "${"a"}" = 1; a = 2; }',
    "a name in a let and in its body": "let a = 1; in { a = 2; b = a; }",
    "a name that a nested rec gives again": "rec { a = rec { a = 1; }; }",
    "a file that cannot be parsed": "{ a = 1; a = ; }",
  },
  reported: {
    "a name twice": "{\n  a = 1;\n  a = 2; #! attribute 'a' is defined twice\n}",
    "a name three times": "{\n  a = 1;\n  a = 2; #! 'a'\n  a = 3; #! 'a'\n}",
    "a path twice": "{\n  a.b = 1;\n  a.b = 2; #! attribute 'a.b' is defined twice\n}",
    "a path through a value": "{\n  a = 1;\n  a.b = 2; #! attribute 'a' is defined twice\n}",
    "a path through an inherited name": "x: {\n  inherit (x) a;\n  a.b = 2; #! attribute 'a' is defined twice\n}",
    "an inherited name": "a: {\n  inherit a;\n  a = 2; #! attribute 'a' is defined twice\n}",
    "a name twice in a let": "let\n  a = 1;\n  a = 2; #! attribute 'a' is defined twice\nin\na",
    "a name twice in an old-style let": "let {\n  body = 1;\n  body = 2; #! attribute 'body' is defined twice\n}",
    "a quoted name": "{\n  a = 1;\n  \"a\" = 2; #! attribute 'a' is defined twice\n}",
    "a constant in an interpolation": "{\n  a = 1;\n  ${\"a\"} = 2; #! attribute 'a' is defined twice\n}",
    "in sets that are merged": "{\n  a = { b = 1; };\n  a = { b = 2; }; #! attribute 'a.b' is defined twice\n}",
    "what only old versions refuse": "{\n  a.b.y = 2;\n  a = { b.x = 1; }; #! attribute 'a.b' is merged in a way\n}",
  },
});

it("is only a note where today's Nix merges", async () => {
  const severityOf = async (value: string) => {
    const { report } = await runRule(rule, { "test.nix": value });
    return report.findings.map(({ severity }) => severity);
  };
  expect(await severityOf("{ a.b.y = 2; a = { b.x = 1; }; }")).toEqual(["note"]);
  expect(await severityOf("{ a.b.y = 2; a = { b.y = 1; }; }")).toEqual(["error"]);
});
