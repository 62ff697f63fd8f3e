import rule from "#src/rules/flake/non-literal-input.ts";
import { testRule } from "../support/test-rule.ts";

const outputs = "outputs = { ... }: { };";

testRule(rule, {
  silent: {
    "a string": `{ description = "x"; ${outputs} }`,
    "a string in parentheses": `{ description = (("x")); ${outputs} }`,
    "a string of several lines": `{ description = ''\n x\n''; ${outputs} }`,
    "a computed name that is none": `{ inputs.\${"a"}.url = "github:o/a"; ${outputs} }`,
    "true and false": `{ inputs.a = { url = "github:o/a"; flake = false; inputs.b.flake = (true); }; ${outputs} }`,
    "an unquoted url": `{ inputs.a.url = github:o/a; ${outputs} }`,
    "a path": `{ inputs.a.url = ./a; ${outputs} }`,
    "settings of several kinds": `{ nixConfig = { cores = 1; a.b = true; extra-substituters = [ "x" ''y'' ]; }; ${outputs} }`,
    "a recursive set without references": `rec { inputs = rec { a.url = "github:o/a"; }; ${outputs} }`,
    "a set in parentheses": `({ inputs.a.url = "github:o/a"; ${outputs} })`,
    "computed outputs": "{ outputs = let x = 1; in _: { lib = x + 1; }; }",
    "what Nix refuses for another reason": `{ description = 1; ${outputs} }`,
  },
  reported: {
    "an interpolated description": `{
      description = "a\${"b"}"; #! 'description' is an interpolated string
      ${outputs}
    }`,
    "strings put together": `{ description = "a" + "b"; ${outputs} } #! an operation`,
    "inputs from another file": `{ inputs = import ./inputs.nix; ${outputs} } #! 'inputs' is a function call`,
    "inputs from let": `{ inputs = let a = { }; in a; ${outputs} } #! a 'let'`,
    "an inherited input": `{
      inputs = {
        inherit (import ./inputs.nix) nixpkgs; #! 'inputs.nixpkgs' is inherited
      };
      ${outputs}
    }`,
    "a computed name": `{ inputs = { \${"a" + "b"} = { }; }; ${outputs} } #! a set with computed names`,
    "a url by reference": `rec {
      x = "github:o/a";
      inputs.a.url = x; #! 'inputs.a.url' is a variable
      ${outputs}
    }`,
    "a negated switch": `{ inputs.a.flake = !true; ${outputs} } #! 'inputs.a.flake' is an operation`,
    "a switch out of a set": `{ inputs.a.flake = builtins.true; ${outputs} } #! taken from a set`,
    "an interpolated setting in a list": `{ nixConfig.x = [ "a" "b\${"c"}" ]; ${outputs} } #! computed elements`,
    "a let round everything": `let x = 1; in { ${outputs} } #! flake.nix is a 'let', and no attribute set`,
    "a function round everything": `{ pkgs }: { ${outputs} } #! no attribute set`,
  },
});
