import rule from "#src/rules/style/negated-literal.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "literals and other negations": `{ a = true; b = !c; d = !(true && e); f = !g.true; h = -true; }`,
    "a name bound to a literal": `let debug = true; in !debug`,
    "a 'true' that is something else": `let true = false; in !true`,
    "a comment in between": `!(true /* for now */)`,
  },

  reported: {
    "the literals": {
      source: `[ (!true) (! false) ] #! '!true' is 'false' #! '!false' is 'true'`,
      fixed: `[ (false) (true) ]`,
    },
    "in parentheses": { source: `{ a = !(true); } #!`, fixed: `{ a = false; }` },
    twice: { source: `!!true #!`, fixed: `true` },
    "where words would become one": {
      source: `if!true then!(true)else!false #! #! #!`,
      fixed: `if false then false else true`,
    },
    "beside an operator": { source: `a&&!true||b #!`, fixed: `a&& false ||b` },
  },
});
