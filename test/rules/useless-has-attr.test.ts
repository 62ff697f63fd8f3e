import { expect, it } from "vitest";
import rule from "#src/rules/style/useless-has-attr.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a default": "x: x.a or 1",
    "another attribute": "x: if x ? a then x.b else 1",
    "another set": "x: y: if x ? a then y.a else 1",
    "the set itself": "x: if x ? a then x else 1",
    "an attribute further down": "x: if x ? a then x.a.b else 1",
    "an attribute further up": "x: if x ? a.b then x.a else 1",
    "something made of it": "x: if x ? a then x.a + 1 else 1",
    "a second condition": "x: if x ? a && x.a then x.a else 1",
    "the branches the other way round": "x: if x ? a then 1 else x.a",
    "a default of its own": "x: if x ? a then x.a or 2 else 1",
    "another computed name": "x: a: b: if x ? ${a} then x.${b} else 1",
    "a comparison with null": "x: if x.a != null then x.a else 1",
    "hasAttr, which is a function": 'x: if builtins.hasAttr "a" x then x.a else 1',
  },
  reported: {
    "a variable": {
      source: "x: d: if x ? a then x.a else d #! 'if' asks for an attribute and takes it, as 'x.a or …' does",
      fixed: "x: d: x.a or d",
    },
    "a set further down": { source: "x: if x.a ? b then x.a.b else null #!", fixed: "x: x.a.b or null" },
    "a path": { source: "x: if x ? a.b then x.a.b else null #!", fixed: "x: x.a.b or null" },
    "parentheses everywhere": { source: "x: if (((x.a) ? b)) then ((x.a).b) else (1) #!", fixed: "x: (x.a).b or (1)" },
    "quotes that mean nothing": { source: 'x: if x ? "a" then x.a else 1 #!', fixed: "x: x.a or 1" },
    "a computed name": { source: "x: a: if x ? ${a} then x.${ a } else 1 #!", fixed: "x: a: x.${ a } or 1" },
    "a result": {
      source: "f: if (f { b = 1; }) ? a then (f {b=1;}).a else 1 #! as '….… or …' does",
      fixed: "f: (f {b=1;}).a or 1",
    },
    "a call that follows": { source: "x: f: if x ? a then x.a else f 1 #!", fixed: "x: f: x.a or (f 1)" },
    "an if that follows": {
      source: "x: if x ? a then x.a else if x then 1 else 2 #!",
      fixed: "x: x.a or (if x then 1 else 2)",
    },
    "an operation that follows": { source: "x: if x ? a then x.a else 1 + 2 #!", fixed: "x: x.a or (1 + 2)" },
    "a throw": { source: 'x: if x ? a then x.a else throw "none" #!', fixed: 'x: x.a or (throw "none")' },
    "a selection that follows": { source: "x: y: if x ? a then x.a else y.b.c #!", fixed: "x: y: x.a or y.b.c" },
    "another of the kind": {
      source: "x: if x ? a then x.a else if x ? b then x.b else 1 #! #!",
      fixed: "x: x.a or (x.b or 1)",
    },
    "the question negated": { source: "x: f: if !(x ? a) then f 1 else x.a #!", fixed: "x: f: x.a or (f 1)" },
    "the question negated without parentheses": { source: "x: if !x ? a then 1 else x.a #!", fixed: "x: x.a or 1" },
    "in a string": { source: 'x: "${if x ? a then x.a else ""}" #!', fixed: 'x: "${x.a or ""}"' },
    "as an argument": { source: "f: x: f (if x ? a then x.a else [ ]) #!", fixed: "f: x: f (x.a or [ ])" },
    "over several lines": {
      source: "x: {\n  b =\n    if x ? a then #!\n      x.a\n    else\n      {\n        c = 1;\n      };\n}\n",
      fixed: "x: {\n  b =\n    x.a or {\n      c = 1;\n    };\n}\n",
    },
    "with a string that cannot move": {
      source: 'x:\nif x ? a then #!\n  x.a\nelse\n  [ "b\n    c" ]\n',
      fixed: 'x:\nx.a or [ "b\n    c" ]\n',
    },
    "a comment that would be lost, without a fix": "x:\nif x ? a then #!\n  # there\n  x.a\nelse\n  1\n",
    "a comment in what stays": {
      source: "x:\nif x ? a then x.a #!\nelse [\n  1 # one\n]\n",
      fixed: "x:\nx.a or [\n  1 # one\n]\n",
    },
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "x: [ (if x ? a then x.a else 1)" });
  expect(report.findings).toEqual([]);
});
