import rule from "#src/rules/flake/undeclared-input.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const nixpkgs = 'inputs.nixpkgs.url = "github:NixOS/nixpkgs";';

testRule(rule, {
  silent: {
    "a declared input": `{ ${nixpkgs} outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; }; }`,
    "the flake itself": `{ ${nixpkgs} outputs = { self, nixpkgs }: { x = self; y = nixpkgs; }; }`,
    "the whole set": `{ ${nixpkgs} outputs = inputs: { lib = inputs.nixpkgs.lib; }; }`,
    "a declared input without url": "{ inputs.nixpkgs = { }; outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; }; }",
    "an input that follows": `{ ${nixpkgs} inputs.b.follows = "nixpkgs"; outputs = { nixpkgs, b, ... }: { x = [ nixpkgs b ]; }; }`,
    "computed inputs": "{ inputs = import ./inputs.nix; outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; }; }",
    "outputs from a file": `{ ${nixpkgs} outputs = import ./outputs.nix; }`,
    "a name of the whole set": `{ ${nixpkgs} outputs = { nixpkgs, ... }@inputs: { x = [ inputs nixpkgs ]; }; }`,
  },
  reported: {
    "an argument nobody declares": `{
      ${nixpkgs}
      outputs = {
        nixpkgs,
        disko, #! 'disko' is no declared input
        ...
      }: { x = [ nixpkgs disko ]; };
    }`,
    "a misspelt one": `{ ${nixpkgs} outputs = { nixpgks, ... }: { lib = nixpgks.lib; }; } #! 'nixpgks'`,
    "no inputs at all": "{ outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; }; } #! 'nixpkgs'",
    "one with a default, which Nix asks the registry for too":
      "{ outputs = { nixpkgs ? null, ... }: { lib = nixpkgs.lib; }; } #! 'nixpkgs'",
    "one that is locked": {
      source: {
        "flake.nix": "{ outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; }; } #! 'nixpkgs'",
        "flake.lock": lockText({ nixpkgs: { github: "NixOS/nixpkgs" }, root: { inputs: { nixpkgs: "nixpkgs" } } }),
      },
    },
  },
});
