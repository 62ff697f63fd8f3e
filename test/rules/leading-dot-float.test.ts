import rule from "#src/rules/language/leading-dot-float.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a float with its zero": "0.5",
    "a float that ends in its dot": "1.",
    "an integer": "5",
    "a selection": "a: a.b",
    "a path": "./.5",
    "a number in a string": '".5"',
    "an ellipsis": "{ ... }: 1",
    "a float in a comment": "1 # .5",
    "a float of which another number takes the dot": "1.5e3",
    "a hidden file": "[ ./.5 .5/a ]",
    "an attribute that is a number in quotes": 'a: a."5"',
  },
  reported: {
    alone: { source: ".5 #! float '.5' begins with its dot", fixed: "0.5" },
    "with an exponent": { source: "{ a = .5e3; } #! '.5e3'", fixed: "{ a = 0.5e3; }" },
    "in a list": { source: "[.5 .25] #! #!", fixed: "[0.5 0.25]" },
    "behind a minus": { source: "-.5 #!", fixed: "-0.5" },
    "behind an operator": { source: "a: a+.5 #!", fixed: "a: a+0.5" },
    "behind a name": { source: "f: f.5 #!", fixed: "f: f 0.5" },
    "behind a selection": { source: "f: f.a.5 #!", fixed: "f: f.a 0.5" },
    "behind another number": { source: "[ 1.5.2 ] #!", fixed: "[ 1.5 0.2 ]" },
    "behind a name that ends in a minus": { source: "a-: a-.5 #!", fixed: "a-: a- 0.5" },
    "behind a keyword": { source: "if.5<1 then 1 else 2 #!", fixed: "if 0.5<1 then 1 else 2" },
  },
});
