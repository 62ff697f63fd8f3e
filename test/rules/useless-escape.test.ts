import rule from "#src/rules/language/useless-escape.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "escapes with a meaning": 'x: "\\n \\r \\t \\" \\\\ \\$ \\${x}"',
    "a line that goes on": '"a\\\nb"',
    "a line that goes on behind a carriage return": '"a\\\r\nb"',
    "two backslashes": '"\\\\.nix"',
    "a dollar that needs none": '"\\$HOME"',
    "a brace that would begin an interpolation": '"$\\{x}"',
    "an indented string": "''\\. \\d ''\\. ''",
    "a string without any": '"a.b"',
    "a backslash in a comment": '1 # "\\."',
    "a string in an indented string": "''\"\\.\"''",
    "a path": "./a.b",
  },
  reported: {
    "a dot": { source: "\"\\.nix\" #! '\\.' is no escape of Nix: it is just '.'", fixed: '".nix"' },
    "several in one string": {
      source: '"^\\d+\\.\\d+$" #! and 2 more escapes do nothing either',
      fixed: '"^d+.d+$"',
    },
    "two in one string": { source: '"\\(\\)" #! and one more escape', fixed: '"()"' },
    "beside those with a meaning": { source: '"\\\\\\.\\n" #!', fixed: '"\\\\.\\n"' },
    "a quote": { source: '"it\\\'s" #!', fixed: '"it\'s"' },
    "a brace": { source: '"\\{x}" #!', fixed: '"{x}"' },
    "before an interpolation": { source: 'x: "\\-${x}" #!', fixed: 'x: "-${x}"' },
    "in a string within a string": { source: '"${"\\."}" #!', fixed: '"${"."}"' },
    "in the name of an attribute": { source: '{ "a\\.b" = 1; } #!', fixed: '{ "a.b" = 1; }' },
    "a character beyond the first plane": { source: '"\\😀" #!', fixed: '"😀"' },
  },
});
