import rule from "#src/rules/language/overrides-attribute.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a plain set": "{ __overrides = { }; }",
    "a let": "let __overrides = { a = 1; }; in __overrides",
    "a step further down": "rec { a.__overrides = { }; }",
    "a plain set in a rec set": "rec { a = { __overrides = { }; }; }",
    "a selection": "x: rec { a = x.__overrides; }",
    "another name": "rec { overrides = { }; __functor = self: 1; }",
    "a string": 'rec { a = "__overrides"; }',
  },
  reported: {
    "a binding": "rec { a = 1; __overrides = { a = 2; }; } #! '__overrides' replaces other attributes",
    "a path": "rec { a = 1; __overrides.a = 2; } #!",
    quoted: 'rec { a = 1; "__overrides" = { a = 2; }; } #!',
    inherited: "x: rec { a = 1; inherit (x) __overrides; } #!",
    "the old form of let": "let { body = 1; __overrides = { body = 2; }; } #!",
  },
});
