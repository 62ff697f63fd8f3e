import rule from "#src/rules/syntax/duplicate-formal.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "different names": "{ a, b }: a b",
    "a name at the @": "args@{ a, b }: args",
    "a name of an outer function": "{ a }: { a }: a",
    "a plain argument that hides another": "a: a: a",
    "a name in a default": "{ a, b ? a }: b",
    "a name and a formal in another function": "(a: a) ({ a }: a)",
    "a mistake of another kind": "{ a, b }: [ a",
  },
  reported: {
    "a name twice": "{ a, b, a }: a #! argument 'a' is taken twice",
    "on different lines": "{\n  a,\n  b,\n  a, #! argument 'a'\n}:\na",
    "with defaults": "{ a ? 1, a ? 2 }: a #! 'a'",
    "the name before the @": "a@{ a }: a #! argument 'a' is taken twice",
    "the name behind the @": "{ a }@a: a #! argument 'a' is taken twice",
    "three times": "{ a, a, a }: a #! 'a' #! 'a'",
  },
});
