import rule from "#src/rules/dead-code/unused-at-name.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a name that the body reads": "args@{ a, ... }: args",
    "a name that is read by attribute": "{ a, ... }@args: args.b",
    "a name that a default reads": "args@{ a ? args.b, ... }: a",
    "a name that is inherited from": "{ ... }@args: { inherit (args) a; }",
    "a name in a 'with'": "args@{ ... }: with args; a",
    "a name that starts with an underscore": "_args@{ a, ... }: a",
    "formals without a name": "{ a, ... }: a",
    "a parameter": "args: 1",
    "a name that deadnix is told to skip": "# deadnix: skip\nargs@{ a, ... }: a\n",
    "a name below one that deadnix is told to skip, on its line": "{\n  a,\n  ...\n}\n# deadnix: skip\n@args:\na\n",
    "a name in a string with an interpolation": `{ ... }@args: "\${args.a}"`,
  },
  reported: {
    "a name before": {
      source: "args@{ a, ... }: a #! 'args' stands for all that is passed, but is never used",
      fixed: "{ a, ... }: a",
    },
    "a name behind": { source: "{ a }@args: a #! 'args'", fixed: "{ a }: a" },
    "a name with blanks around the '@'": { source: "x: { a } @ args : a x #! 'args'", fixed: "x: { a } : a x" },
    "a name with blanks before the formals": { source: "(args @ { a }: a) #! 'args'", fixed: "({ a }: a)" },
    "a name below the formals": {
      source: "{\n  a,\n  ...\n}@args: #! 'args'\na\n",
      fixed: "{\n  a,\n  ...\n}:\na\n",
    },
    "a name on a line of its own": {
      source: "args@ #! 'args'\n{ a, ... }:\na\n",
      fixed: "{ a, ... }:\na\n",
    },
    "a comment beside it, which stays": {
      source: "args /* all */ @{ a, ... }: a #! 'args'",
      fixed: " /* all */ { a, ... }: a",
    },
    "a name that a function inside has again": {
      source: "args@{ a }: args: args #! 'args'",
      fixed: "{ a }: args: args",
    },
    "each of several": {
      source: "a@{ ... }: #! 'a'\nb@{ ... }: #! 'b'\n1\n",
      fixed: "{ ... }:\n{ ... }:\n1\n",
    },
    "a name of no formals at all": { source: "{ }@args: 1 #! 'args'", fixed: "{ }: 1" },
  },
});
