import rule from "#src/rules/style/literal-concatenation.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a literal and something else": `[ a ] ++ b ++ c // { d = 1; } // e`,
    "literals of an option or a call": `[ (f [ a ] ++ [ b ]) (g { a = 1; } // { b = 2; }) ]`,
    "empty ones, which other rules tell": `[ ] ++ [ a ] ++ [ ]`,
    "a recursive set": `rec { a = 1; } // { b = 2; } // rec { c = 3; }`,
    "a computed name": `{ a = 1; } // { \${b} = 2; }`,
    "the same name": `{ a = 1; } // { a = 2; }`,
    "the same set, which would be merged": `{ a.b = 1; } // { a.c = 2; }`,
    "the same inherited name": `{ inherit a; } // { inherit (b) c a; }`,
    "a literal in parentheses": `([ a ]) ++ (with b; [ c ])`,
    "a comment between the two": `[ a ] /* for the desktop */ ++ [ b ]`,
    "a comment that names a group": `[
  a # for the laptop
]
++ [
  # for the desktop
  b
]`,
  },

  reported: {
    "two lists": { source: `[ a ] ++ [ b c ] #! two literal lists`, fixed: `[ a b c ]` },
    "two sets": { source: `{ a.b = 1; } // { inherit c; } #! two literal sets`, fixed: `{ a.b = 1; inherit c; }` },
    "three lists, and more": { source: `[ a ]++[ b ] ++ [ (c d) ] ++ e #! #!`, fixed: `[ a b (c d) ] ++ e` },
    "three that do not fit on one line together": {
      source: `[ "${"a".repeat(40)}" ]\n++ [ "${"b".repeat(40)}" ] #!\n++ [ "${"c".repeat(20)}" ] #!`,
      fixed: `[ "${"a".repeat(40)}" "${"b".repeat(40)}" ]\n++ [ "${"c".repeat(20)}" ]`,
    },
    "behind something else": { source: `e // { a = 1; } // { b = 2; } // f #!`, fixed: `e // { a = 1; b = 2; } // f` },
    "on lines of their own": {
      source: `{
  a = [
    b
  ]
  ++ [ #!
    c

    d
  ];
  e = {
    f = 1; # why
    g = 2;
  } // { #!
    h = 3;
  };
}`,
      fixed: `{
  a = [
    b
    c

    d
  ];
  e = {
    f = 1; # why
    g = 2;
    h = 3;
  };
}`,
    },
    "laid out in different ways, without a fix": `{
  a = [ b ] ++ [ #!
    c
  ];
  d = [
    e
  ] ++ [ f ]; #!
  g = [
    h ] ++ [ #!
      i
    ];
}`,
    "lists too long for one line, without a fix": `[ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ]
++ [ bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ] #!`,
  },
});
