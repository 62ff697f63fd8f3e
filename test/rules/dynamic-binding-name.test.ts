import rule from "#src/rules/syntax/dynamic-binding-name.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a computed name in a set": "x: { ${x} = 1; }",
    "a computed name in a recursive set": "x: rec { ${x} = 1; }",
    "a computed step behind the first": "x: let a.${x} = 1; in a",
    "a quoted name in a let": 'let "a" = 1; in a',
    "a constant in an interpolation": 'let ${"a"} = 1; in a',
    "a constant in parentheses": 'let ${("a")} = 1; in a',
    "a quoted name that is inherited": '{ inherit ({ }) "a" ${"b"}; }',
    "a selection": "s: x: s.${x}",
    "a mistake of another kind": "let a = 1 in a",
  },
  reported: {
    "in a let": "x:\nlet\n  ${x} = 1; #! a 'let' cannot define a computed name\nin\n1",
    "in a let, quoted": 'x: let "${x}" = 1; in 1 #! computed name',
    "in a let, as the first step": "x: let ${x}.a = 1; in 1 #! computed name",
    "an inherited name": "x: { inherit ${x}; } #! 'inherit' cannot take a computed name",
    "a name that is inherited from a set": 'x: { inherit (x) a "b${x}"; } #! computed name',
    "each of them": "x: let ${x} = 1; inherit (x) ${x}; in 1 #! 'let' #! 'inherit'",
  },
});
