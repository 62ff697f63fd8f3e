import rule from "#src/rules/language/unused-attribute-default.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "an argument": "x: x.a or 1",
    "an attribute that is not there": "let x = { a = 1; }; in x.b or 1",
    "no default": "let x = { a = 1; }; in x.a",
    "a computed attribute": "y: let x = { a = 1; }; in x.${y} or 1",
    "a set with a computed name": "y: let x = { ${y} = 1; }; in x.a or 1",
    "a set that is updated": "y: let x = { a = 1; } // y; in x.a or 1",
    "a further step that is no set here": "y: let x = { a = y; }; in x.a.b or 1",
    "an inherited further step": "y: let x = { inherit (y) a; }; in x.a.b or 1",
    "an inherited set": "y: let inherit (y) x; in x.a or 1",
    "a set behind a function": "let x = y: { a = 1; }; in (x 1).a or 2",
    "the name of another scope": "let x = { a = 1; }; in x: x.a or 1",
    "a rec set that may be overridden": "rec { x = { a = 1; }; y = x.a or 2; __overrides = { x = { }; }; }",
  },
  reported: {
    "a let": "let x = { a = 1; }; in x.a or 2 #! 'a' is always there, so that its default is never taken",
    "a literal": "{ a = 1; }.a or 2 #!",
    "a literal in parentheses": "({ a = 1; }).a or 2 #!",
    "a rec set": "rec { x = { a = 1; }; y = x.a or 2; } #!",
    "a path": "let x = { a.b = 1; }; in x.a.b or 2 #! 'a.b'",
    "a set in several places": "let x.a = 1; x.b = 2; in x.b or 3 #! 'b'",
    "an inherited attribute": "y: let x = { inherit y; }; in x.y or 3 #! 'y'",
    "a value of null": "let x = { a = null; }; in x.a or 2 #!",
  },
});
