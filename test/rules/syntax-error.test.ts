import rule from "#src/rules/syntax/syntax-error.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a snippet with a blank": { "emacs/templates/shell.nix": "{ pkgs }: [\n  $0\n]\n" },
    "a snippet with an escaped interpolation": { "templates/a.nix": "{ x }: {\n  a.\\${x} = 1;\n}\n" },
    "a plain set": "{ a = 1; }",
    "a trailing comma in the arguments": "{\n  a,\n  b,\n}:\na b",
    "an inherit without names": "{ inherit; }",
    "a dotted name and a quoted one": '{ a."b.c".${d} = 1; }',
    "an undefined name, which is not syntax": "foo",
    "an attribute written twice, which is not syntax": "{ a = 1; a = 2; }",
    "an interpolated path": "x: ./${x}/y",
    "a comment behind the expression": "1 # one",
    "an argument taken twice, which has a rule of its own": "{ a, a }: a",
    "a computed name in a let, which has a rule of its own": "x: let ${x} = 1; in 1",
    "a number out of range, which has a rule of its own": "98765432109876543210",
  },
  reported: {
    "a template without blanks": { source: { "templates/a.nix": "{ a = ; #!\n}\n" } },
    "a blank elsewhere": { source: { "modules/a.nix": "[\n  $0 #!\n]\n" } },
    "a semicolon is missing": {
      source: "{\n  a = 1 #!\n  b = 2;\n}\n",
      fixed: "{\n  a = 1;\n  b = 2;\n}\n",
    },
    "two mistakes in two places": "{\n  a = ; #!\n  b = {\n    c = ; #!\n  };\n}\n",
    "an empty file": "#!",
    "comparisons in a chain": "1 == 2 == 3 #!",
    "a chain beside a mistake that has a rule of its own": "{ a, a }:\n1 == 2 == 3 #!",
  },
});
