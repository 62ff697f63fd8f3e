import rule from "#src/rules/style/redundant-pattern.ts";
import { testRule } from "../support/test-rule.ts";

testRule(rule, {
  silent: {
    "a parameter": "args: args",
    "formals with a name for all": "{ a, ... }@args: args a",
    "a closed set": "{ f = { }@args: args; }",
    "a name that is never used": "{ f = { ... }@args: 1; }",
    "a file that looks like a module": "{ ... }@args: { a = args; }",
    "a file of which nobody knows who calls it": "args@{ ... }: args",
    "a module in a list": "{ imports = [ ({ ... }@args: { a = args; }) ]; }",
    "a module of flake-parts": "{ perSystem = args@{ ... }: args; }",
    "a file that nix-build may be given": {
      "flake.nix": "{ outputs = { self }: { lib = import ./default.nix { }; }; }\n",
      "default.nix": "{ ... }@args: args\n",
    },
  },
  reported: {
    "a name behind the braces": {
      source: "{ f = { ... }@args: args; } #! 'args' alone takes the same: the braces name nothing",
      fixed: "{ f = args: args; }",
    },
    "a name before the braces": { source: "{ f = args @ {...}: args; } #! 'args'", fixed: "{ f = args: args; }" },
    "a name that its body would be glued to": {
      source: "{ f = args@{ ... }:args; } #! 'args'",
      fixed: "{ f = args: args; }",
    },
    "a head behind a colon": { source: "{ f = a:{ ... }@args: args; } #! 'args'", fixed: "{ f = a: args: args; }" },
    "the outputs of a flake": {
      source: { "flake.nix": "{ outputs = { ... }@inputs: inputs; } #! 'inputs'\n" },
      fixed: { "flake.nix": "{ outputs = inputs: inputs; }\n" },
    },
    "a file that is imported and called": {
      source: {
        "flake.nix": "{ outputs = { self }: { lib = import ./a.nix { }; }; }\n",
        "a.nix": "{ ... }@args: args #! 'args'\n",
      },
      fixed: { "a.nix": "args: args\n" },
    },
    "a head with a comment, without a fix": { source: "{ f = { /* any */ ... }@args: args; } #! 'args'" },
  },
});
