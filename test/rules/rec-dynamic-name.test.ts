import rule from "#src/rules/language/rec-dynamic-name.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a computed name in a plain set": "x: { ${x} = 1; }",
    "a computed string in a plain set": 'x: { "a${x}" = 1; }',
    "static names": 'rec { a = 1; "b c" = a; }',
    "a constant in braces": 'rec { ${"a"} = 1; b = a; }',
    "a computed name further down the path": "x: rec { a.${x} = 1; }",
    "a computed name in a set inside": "x: rec { a = { ${x} = 1; }; }",
    "a computed selection": "x: rec { a = { }; b = a.${x}; }",
    "inherited names": "x: rec { inherit x; inherit (x) y; }",
  },
  reported: {
    "a name in braces": "x: rec { ${x} = 1; } #! the computed name '${x}' is not visible in its 'rec' set",
    "an interpolated string": 'x: rec { "a-${x}" = 1; } #! not visible',
    "the first step of a path": "x: rec { ${x}.a = 1; } #! not visible",
    "a long one": "x: rec { ${builtins.concatStringsSep \"-\" [ x x ]} = 1; } #! the computed name '${…}'",
    several: "x: rec {\n  ${x} = 1; #!\n  b = 2;\n  ${b} = 1; #!\n}",
  },
});
