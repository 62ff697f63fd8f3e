import rule from "#src/rules/language/legacy-let.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "let … in": "let a = 1; in a",
    "let … in with a set as body": "let a = 1; in { body = a; }",
    "an empty let … in": "let in { }",
    "a rec set with a body": "(rec { a = 1; body = a; }).body",
    "a name that starts with let": "letter: { body = letter; }",
  },
  reported: {
    "the body last": {
      source: "let { a = 1; body = a; } #! old form",
      fixed: "let a = 1; in a",
    },
    "over several lines": {
      source: "{\n  x = let { #! old form\n    a = 1; # one\n    body = {\n      b = a;\n    };\n  };\n}\n",
      fixed: "{\n  x = let\n    a = 1; # one\n  in {\n      b = a;\n    };\n}\n",
    },
    "without blanks": { source: "let{a=1;body=a;} #! old form", fixed: "let a=1;in a" },
    "the body first": { source: "let { body = a; a = 1; } #! old form", fixed: "(rec { body = a; a = 1; }).body" },
    "a body that others read": {
      source: "let { a = body; body = 1; } #! old form",
      fixed: "(rec { a = body; body = 1; }).body",
    },
    "as an argument": { source: "f: f let { body = 1; } #! old form", fixed: "f: f (rec { body = 1; }).body" },
    "in a list": { source: "[ let { body = 1; } ] #! old form", fixed: "[ (rec { body = 1; }).body ]" },
    "selected from": { source: "let { body = { }; }.a or 1 #! old form", fixed: "(rec { body = { }; }).body.a or 1" },
    "a dotted body": { source: "let { body.a = 1; } #! old form", fixed: "(rec { body.a = 1; }).body" },
    "an inherited body": { source: "body: let { inherit body; } #!", fixed: "body: (rec { inherit body; }).body" },
    "a computed name": { source: "x: let { ${x} = 1; body = 2; } #!", fixed: "x: (rec { ${x} = 1; body = 2; }).body" },
    "a comment behind the body": {
      source: "let { #! old form\n  body = 1; # one\n}\n",
      fixed: "(rec {\n  body = 1; # one\n}).body\n",
    },
    "no body": "let { a = 1; } #! 'let { … }' has no 'body'",
    "no body, for it is empty": "let { } #! 'let { … }' has no 'body'",
    "one in another": {
      source: "let { body = let { body = 1; }; } #! old form #! old form",
      fixed: "let in let in 1",
    },
  },
});
