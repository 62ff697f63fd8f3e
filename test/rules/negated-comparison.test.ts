import rule from "#src/rules/style/negated-comparison.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "comparisons that are not negated": `a != b || a == c && !d`,
    "a negation on one side": `(!a) == b && c == !d`,
    orders: `!(a < b) && !(a >= b)`,
    "other negations": `!(a && b) || !(f (a == b)) || !(a ? b)`,
    "a negation that is compared": `!a == b`,
  },

  reported: {
    equality: { source: `!(a == b) #! a '==' is negated`, fixed: `a != b` },
    inequality: { source: `! (a.b != f c) #! a '!=' is negated`, fixed: `a.b == f c` },
    "twice in parentheses": { source: `!((a == b)) #!`, fixed: `a != b` },
    "beside a looser operator": { source: `a && !(b == c) -> !(d != e) #! #!`, fixed: `a && b != c -> d == e` },
    "in a comparison, which needs the parentheses": { source: `c == !(a == b) #!`, fixed: `c == (a != b)` },
    "in a negation, which needs the parentheses": { source: `!!(a == b) #!`, fixed: `a == b` },
    "in an argument": { source: `f (!(a == b)) #!`, fixed: `f (a != b)` },
    "where words would become one": {
      source: `if!(a == b)then!(c==./d)else e #! #!`,
      fixed: `if a != b then c!=./d else e`,
    },
    "on lines of its own": {
      source: `{
  a = !( #!
    b
    == c
  );
}`,
      fixed: `{
  a = (
    b
    != c
  );
}`,
    },
    "a comment in between, without a fix": `!(/* why */ a == b) #!`,
  },
});
