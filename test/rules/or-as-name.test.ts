import rule from "#src/rules/language/or-as-name.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a default": "a: a.b or 1",
    "a default behind a chain": "a: a.b or a.c or 1",
    "the name in quotes": '{ "or" = 1; }',
    "the name in quotes, selected": 'a: a."or" or 1',
    "the name in quotes, inherited": 'a: { inherit (a) "or"; }',
    "longer names": "{ order = 1; for = 2; or' = 3; }",
    "a variable, which is for another rule": "with { }; f: f or",
    "a computed name": 'a: { ${"or"} = 1; }',
    "the word in a comment and a string": '"or" # or',
  },
  reported: {
    "a binding": { source: "{ or = 1; } #! the keyword 'or' is used as a name", fixed: '{ "or" = 1; }' },
    "steps of a path": { source: "{ a.or.b.or = 1; } #! #!", fixed: '{ a."or".b."or" = 1; }' },
    "without blanks": { source: "{or=1;} #!", fixed: '{"or"=1;}' },
    "a let": { source: "let or = 1; in 2 #!", fixed: 'let "or" = 1; in 2' },
    "a selection with a default": { source: "a: a.or or 1 #!", fixed: 'a: a."or" or 1' },
    "a question": { source: "a: a ? or #!", fixed: 'a: a ? "or"' },
    "an inherited name": { source: "a: { inherit (a) b or; } #!", fixed: 'a: { inherit (a) b "or"; }' },
    "a comment beside it": { source: "{ or /* one */ = 1; } #!", fixed: '{ "or" /* one */ = 1; }' },
  },
});
