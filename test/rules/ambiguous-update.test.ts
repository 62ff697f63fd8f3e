import rule from "#src/rules/language/ambiguous-update.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "blanks on both sides": "a: b: a // b",
    "an operator at the end of a line": "a: b: a //\nb",
    "an operator at the start of a line": "a: b: a\n// b",
    "a tab": "a: b: a\t//\tb",
    "a path": "a/b",
    "a path with an interpolation and two slashes": "x: ./${x}//b",
    "a URL": '"https://example.org"',
    "a division": "a: b: a / b",
    "other operators without blanks": "a: b: (a==b)&&(a!=b)",
    "two slashes in a comment": "1 # a//b",
  },
  reported: {
    "two names": { source: "a: b: a//b #! '//' without blanks", fixed: "a: b: a // b" },
    "two sets": { source: "{ }//{ } #!", fixed: "{ } // { }" },
    "no blank before it": { source: "a: b: a// b #!", fixed: "a: b: a // b" },
    "no blank behind it": { source: "a: b: a //b #!", fixed: "a: b: a // b" },
    "a path on the right": { source: "a: a//./b #!", fixed: "a: a // ./b" },
    "a chain": { source: "a: b: a//b//{ c = a//b; } #! #! #!", fixed: "a: b: a // b // { c = a // b; }" },
    "a comment before it": { source: "a: b: a/* one *///b #!", fixed: "a: b: a/* one */ // b" },
    "a line end behind it": { source: "a: b: a// #!\nb", fixed: "a: b: a //\nb" },
  },
});
