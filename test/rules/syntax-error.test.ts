import rule from "#src/rules/syntax/syntax-error.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a plain set": "{ a = 1; }",
    "a trailing comma in the arguments": "{\n  a,\n  b,\n}:\na b",
    "an inherit without names": "{ inherit; }",
    "a dotted name and a quoted one": '{ a."b.c".${d} = 1; }',
    "an undefined name, which is not syntax": "foo",
    "an attribute written twice, which is not syntax": "{ a = 1; a = 2; }",
    "an interpolated path": "x: ./${x}/y",
    "a comment behind the expression": "1 # one",
  },
  reported: {
    "a semicolon is missing": {
      source: "{\n  a = 1 #!\n  b = 2;\n}\n",
      fixed: "{\n  a = 1;\n  b = 2;\n}\n",
    },
    "two mistakes in two places": "{\n  a = [ 1 2; #!\n  b = {\n    c = ;  #!\n  };\n}\n",
    "an empty file": "#!",
    "comparisons in a chain": "1 == 2 == 3 #!",
  },
});
