import rule from "#src/rules/style/bool-comparison.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "comparisons of something else": `a == b || a != null || a == "true" || a == 1`,
    "what may be no boolean": `[ (a == true) (false != b) (c.d == false) (f a == true) (a.b or true == true) ]`,
    "an option": `{ config, ... }: { a = config.b.enable == true; }`,
    "a function of the library with too few arguments": `{ lib }: lib.hasPrefix "a" == true`,
    "a function that only has the name": `{ lib, hasPrefix }: hasPrefix "a" "b" == true`,
    "a 'true' that is something else": `let true = 1; in (a ? b) == true`,
    "a name that a set gives": `rec { a = true; b = a == true; }`,
    "a name that is passed": `{ a ? true }: a == true`,
    "an order": `(a && b) < true`,
  },

  reported: {
    "literals on both sides": {
      source: `[
  (true == true) #! compared with 'true'
  (true == false) #! compared with 'false'
  (false == true) #!
  (true != true) #!
]`,
      fixed: `[
  (true)
  (!true)
  (false)
  (!true)
]`,
    },
    "a test for an attribute": {
      source: `[
  (a ? b == true) #!
  (false == m ? n) #!
  (a ? b != false) #!
  (true != a ? b) #!
]`,
      fixed: `[
  (a ? b)
  (!(m ? n))
  (a ? b)
  (!(a ? b))
]`,
    },
    "comparisons and logic": {
      source: `[
  ((a == b) == true) #!
  ((a && b) == false) #!
  (a < b == false) #!
  (!a == false) #!
  (true!=!a) #!
  (c -> (a -> b) != false) #!
]`,
      fixed: `[
  ((a == b))
  (!(a && b))
  (!(a < b))
  (a)
  (a)
  (c -> (a -> b))
]`,
    },
    "calls that give a boolean": {
      source: `{ lib, a }: [
  (builtins.isString a == true) #!
  (lib.hasPrefix "x" a == false) #!
  (isNull a != true) #!
]`,
      fixed: `{ lib, a }: [
  (builtins.isString a)
  (!lib.hasPrefix "x" a)
  (!isNull a)
]`,
    },
    "a name bound to a boolean": {
      source: `let a = b == c; in if a == true then 1 else 2 #!`,
      fixed: `let a = b == c; in if a then 1 else 2`,
    },
    "where words would become one": {
      source: `if true==(a&&b)then 1 else if(a ? b)==false&&c then 2 else 3 #! #!`,
      fixed: `if (a&&b)then 1 else if!(a ? b) &&c then 2 else 3`,
    },
    "on lines of its own": {
      source: `{
  a =
    b ? c #!
    == false;
}`,
      fixed: `{
  a =
    !(b ? c);
}`,
    },
    "a comment in between, without a fix": `a ? b == /* really */ true #!`,
  },
});
