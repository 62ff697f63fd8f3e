import rule from "#src/rules/style/empty-list-concatenation.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "lists with elements": `[ 1 2 ] ++ [ 3 4 ]`,
    "an empty list that is not added": `{ a = [ ]; b = [ ] == c; d = f [ ] ++ e; g = { } // h; }`,
    "a list of an empty list": `[ [ ] ] ++ a`,
    "a list whose elements are commented out": `{
  a = [
    # "one"
  ] ++ b;
  c = d ++ [ /* later */ ];
}`,
    "a comment beside the list": `{
  a =
    [ ] # the hosts, once there are some
    ++ b;
  c = d
    # the rest
    ++ [ ];
}`,
    "a comment on its line": `{ a = b ++ [ ]; /* more to come */ }`,
    "one of several that are built alike": `{
  "a.age".publicKeys = users ++ [ ];
  "b.age".publicKeys = users ++ [ host ];
}`,
    "a list that goes over lines, to be filled": `{
  a = b ++ [
  ];
}`,
    "the head of a line that begins with the operator": `[ ]
++ optional a b`,
    "the head of lines that begin with the operator": `[ ]
++ optional a b
++ optional c d`,
    "what would be read otherwise": `a + [ ] ++ !b`,
  },

  reported: {
    "before a list": { source: `[ ] ++ [ 1 ] #! an empty list is added`, fixed: `[ 1 ]` },
    "behind a list": { source: `f x ++ [] #!`, fixed: `f x` },
    "on both sides": { source: `[ ] ++ [ ] #!`, fixed: `[ ]` },
    "three of them": { source: `[] ++ [] ++ [] #! #!`, fixed: `[]` },
    "in the middle": { source: `a ++ [ ] ++ b ++ c #!`, fixed: `a ++ b ++ c` },
    "in parentheses": { source: `f (a ++ ([ ])) == ([ ] ++ b) #! #!`, fixed: `f (a) == (b)` },
    "where words would become one": {
      source: `if a then[]++b else c++[]++ ./d #! #!`,
      fixed: `if a then b else c++ ./d`,
    },
    "on lines of their own": {
      source: `{
  a =
    f b [
      c
    ]
    ++ g
    ++ [ ]; #!
}`,
      fixed: `{
  a =
    f b [
      c
    ]
    ++ g;
}`,
    },
  },
});
