import rule from "#src/rules/flake/registry-input.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (inputs: string) => `{\n  ${inputs}\n  outputs = { ... }: { };\n}`;

testRule(rule, {
  silent: {
    "an address": flake('inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";'),
    "an address in attributes": flake('inputs.a = { type = "github"; owner = "o"; repo = "a"; };'),
    "an input that follows": flake('inputs.a.url = "github:o/a"; inputs.b.follows = "a";'),
    "an override that follows": flake('inputs.a = { url = "github:o/a"; inputs.b.follows = ""; };'),
    "an override of an override": flake('inputs.a = { url = "github:o/a"; inputs.b.inputs.c.follows = "a"; };'),
    "a path inside": flake('inputs.a.url = "./a"; inputs.b.url = "path:./b";'),
    "a computed url": flake("inputs.a.url = x;"),
    "settings of the flake itself": flake("inputs.self.submodules = true;"),
  },
  reported: {
    "a name": flake("inputs.nixpkgs.url = \"nixpkgs\"; #! input 'nixpkgs' comes from the flake registry"),
    "a name with scheme": flake('inputs.nixpkgs.url = "flake:nixpkgs"; #! the flake registry'),
    "a name with branch": flake('inputs.nixpkgs.url = "nixpkgs/nixos-unstable"; #! nixpkgs/nixos-unstable'),
    "attributes of the registry": flake('inputs.a = { type = "indirect"; id = "nixpkgs"; }; #! has no url'),
    "no url": flake("inputs.nixpkgs = { }; #! input 'nixpkgs' has no url"),
    "only overrides": flake("inputs.a.inputs.b.follows = \"\"; #! input 'a' has no url"),
    "the url of an override": flake('inputs.a = { url = "github:o/a"; inputs.b.url = "nixpkgs"; }; #! \'a/b\''),
    "a locked name": {
      source: {
        "flake.nix": flake('inputs.nixpkgs.url = "nixpkgs"; #!'),
        "flake.lock": lockText({
          nixpkgs: {
            original: { type: "indirect", id: "nixpkgs" },
            locked: { type: "github", owner: "NixOS", repo: "nixpkgs" },
          },
          root: { inputs: { nixpkgs: "nixpkgs" } },
        }),
      },
    },
  },
});
