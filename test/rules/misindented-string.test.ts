import rule from "#src/rules/language/misindented-string.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "text on the next line": "''\n  a\n  b\n''",
    "one line": "''a''",
    "one line with blanks before it": "''  a''",
    "text that ends on the second line": "''a\n  ''",
    "lines without indentation": "''a\nb\n''",
    "a first line that is indented as the others": "''  a\n  b\n''",
    "a first line that is indented deeper": "''    a\n  b\n''",
    "another line without indentation": "''a\n  b\nc\n''",
    "a plain string": '"a\n  b\n"',
    "a string that goes on with another": "\"a\" + ''b\n  c\n''",
    "blanks on the first line": "''  \n  a\n''",
    "a carriage return on the first line": "''\r\n  a\r\n''",
    "an empty line": "''\n\n  a\n''",
    "an empty string": "''''",
  },
  reported: {
    "text on the first line": "''a #! text on the first line leaves 2 blanks before the others\n  b\n''",
    "a first line that is indented less": "''  a #! leaves 2 blanks\n    b\n''",
    "one blank": "''a #! leaves 1 blank before\n b\n''",
    "an interpolation on the first line": "x: ''${x} #! 4 blanks\n    b\n''",
    "an escape on the first line": "''''\\n #! 2 blanks\n  b\n''",
    "lines that begin with an interpolation": "x: ''a #! 2 blanks\n  ${x}\n''",
    "empty lines between": "''a #! 4 blanks\n\n    b\n\n    c''",
  },
});
