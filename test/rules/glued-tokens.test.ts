import rule from "#src/rules/language/glued-tokens.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "blanks between arguments": 'f: x: f "a" 1 x.y',
    "a set as argument": "f: f{ }",
    "a list as argument": "f: f[ 1 ]",
    "an argument in parentheses": 'f: f("a")',
    "a function in parentheses": "f: x: (f)x",
    "an argument behind a set": "f: f{ }1",
    "a search path": "import<nixpkgs>{ }",
    "elements in brackets": "[[1]{ }(2)]",
    "strings with an operator": 'f: "a"+"b"+f',
    "a comment between two": '[ "a"/* one */"b" ]',
    "elements on lines of their own": '[\n  "a"\n  "b"\n]',
    "a selection and its default": 'a: a.b or"c"',
    "a minus in a name": "a-1: a-1",
    "a path with an interpolation": "a: ./${a}b",
    floats: "[ 1.5 1. 0.5e3 ]",
  },
  reported: {
    "a name behind a digit": {
      source: "with { }; 0a #! no blank between '0' and 'a': the second is an argument of the first",
      fixed: "with { }; 0 a",
    },
    "a number in another base": { source: "with { }; [ 0x10 ] #! two elements", fixed: "with { }; [ 0 x10 ]" },
    "a float with zeros before it": { source: "00.5 #! '00' and '.5'", fixed: "00 .5" },
    "an exponent without digits": { source: "with { }; 1.5e #! '1.5' and 'e'", fixed: "with { }; 1.5 e" },
    "an attribute of a number": { source: "with { }; [ 1.a ] #! '1.' and 'a'", fixed: "with { }; [ 1. a ]" },
    "a version": { source: "[ 1.5.2 ] #! no blank between '1.5' and '.2': they are two elements", fixed: "[ 1.5 .2 ]" },
    "a name behind a string": {
      source: "f: x: f \"a\"x #! between a string and 'x': they are two arguments",
      fixed: 'f: x: f "a" x',
    },
    "strings in a list": { source: '[ "a""b" ] #! between a string and a string', fixed: '[ "a" "b" ]' },
    "a chain": { source: 'f: f"1"2 #! #!', fixed: 'f: f "1" 2' },
    "a number behind a selection": { source: "x: [ x.a.5 ] #! between 'a' and '.5'", fixed: "x: [ x.a .5 ]" },
    "a name behind a computed one": { source: "x: x.${x}x #! between '${…}' and 'x'", fixed: "x: x.${x} x" },
    "a string behind a path": { source: '[ ./a"b" ] #! between a path and a string', fixed: '[ ./a "b" ]' },
    "a URL behind a number": { source: "0a:b #! between '0' and a URL", fixed: "0 a:b" },
  },
});
