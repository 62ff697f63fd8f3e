import rule from "#src/rules/language/cursed-or.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a default": "a: a.b or 1",
    "a default behind a longer path": 'a: a.b."c".${a} or 1',
    "a default in a list": "a: [ a.b or 1 2 ]",
    "a default of a default": "a: a.b or a.c or 1",
    "an attribute of that name": '{ "or" = 1; }',
    "a selection of that name": "a: a.or",
    "a selection of that name with a default": "a: a.or or 1",
    "a name that starts with it": "f: order: f order",
    "the word in a string": '"a or b"',
    "a name that nothing defines, which another rule tells": "f: f or 1",
  },
  reported: {
    "a call": "let \"or\" = 1; f = x: x; in f or #! 'or' is an argument here, and gives no default",
    "in a list": "with { }; [ 1 or 2 ] #! 'or'",
    "further arguments": "with { }; f: f or 1 #! 'or'",
    "an argument of an argument": "with { }; f: map f or [ ] #! 'or'",
    "behind a default": "with { }; f: f.a or f or #! 'or'",
    "on a line of its own": "with { };\nf:\nf\n  or #! 'or'\n",
  },
});
