import { expect, it } from "vitest";
import rule from "#src/rules/style/redundant-builtins-prefix.ts";
import { runRule } from "../support/run-rule.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "no prefix": "map toString [ 1 ]",
    "a name that needs it": "builtins.attrNames { }",
    "a name that is bound around it": "let map = 1; in builtins.map",
    "a name that an argument has": "{ map }: builtins.map map",
    "a name of the rec set": "rec { import = builtins.import; }",
    "other builtins": "builtins: builtins.map",
    "a set of that name below another": "lib: lib.builtins.map",
    "a question for an old Nix": "builtins.fetchTree or null",
    "another question for an old Nix": "builtins ? fetchTree",
    "a quoted name": 'builtins."map"',
    "a name that an inherit needs": "{ inherit (builtins) toString; }",
    "a constant": "builtins.true",
    "builtins itself": "builtins.builtins.head",
    "a name inherited from other builtins": "builtins: let inherit (builtins) map; in map",
    "an inherited name that is bound around it": "map: let inherit (builtins) map; in map",
    "an inherited name that needs it": "let inherit (builtins) head; in head",
    "a name behind underscores": "__head [ 1 ]",
  },
  reported: {
    "a function": { source: "builtins.map (x: x) [ ] #! 'builtins.map' is 'map'", fixed: "map (x: x) [ ]" },
    "a function as an argument": { source: "map builtins.toString [ ] #!", fixed: "map toString [ ]" },
    "a name that a with has too": { source: "p: with p; builtins.map #!", fixed: "p: with p; map" },
    "a name that is bound elsewhere": {
      source: "[ (let map = 1; in map) builtins.map ] #!",
      fixed: "[ (let map = 1; in map) map ]",
    },
    "no blanks": { source: "[builtins.map(builtins.import)] #! #!", fixed: "[map(import)]" },
    "a name inherited in a let, without a fix":
      "let inherit (builtins) head toString; in toString head #! 'toString' is there without being inherited",
    "a comment between, without a fix": "builtins /* of Nix */ .map #!",
  },
});

it("is silent in a file that cannot be parsed", async () => {
  const { report } = await runRule(rule, { "test.nix": "[ (builtins.map" });
  expect(report.findings).toEqual([]);
});
