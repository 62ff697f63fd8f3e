import rule from "#src/rules/style/empty-set-update.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "sets with attributes": `{ a = 1; } // { b = 2; } // rec { c = d; }`,
    "an empty set that is not merged": `{ a = { }; b = f { } // c; d = [ ] ++ e; g = { } == h; }`,
    "a function of nothing": `({ }: a) // b`,
    "a set whose attributes are commented out": `{
  a = b // {
    # c = 1;
  };
}`,
    "a comment beside the set": `{ a = { } /* what all share */ // b; }`,
    "a comment on its line": `{
  a = b
    // { }; # more to come
}`,
    "one of several that are built alike": `{
  a = { c = 1; } // common;
  b = { } // common;
}`,
    "one of several of which others are bare": `{ "/" = { }; "/home" = { } // snapshots; }`,
    "a set that goes over lines, to be filled": `{
} // a`,
    "the head of lines that begin with the operator": `{ }
// optionalAttrs a { }
// optionalAttrs b { }`,
  },

  reported: {
    "behind a set": { source: `a.b // { } #! an empty set is merged`, fixed: `a.b` },
    "before a set": { source: `{ } // f a #!`, fixed: `f a` },
    "on both sides": { source: `{} // {} #!`, fixed: `{}` },
    "in the middle": { source: `a // { } // b // c #!`, fixed: `a // b // c` },
    "in parentheses": { source: `f (a // ({ })) #!`, fixed: `f (a)` },
    "where words would become one": { source: `if a then{}//b else c//{}//d #! #!`, fixed: `if a then b else c// d` },
    "on lines of their own": {
      source: `{
  a = {
    b = 1;
  }
  // { } #!
  // c;
}`,
      fixed: `{
  a = {
    b = 1;
  }
  // c;
}`,
    },
  },
});
