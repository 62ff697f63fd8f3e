import rule from "#src/rules/flake/foreign-nixpkgs.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (url: string, mark = "") => `{\n  inputs.a.url = "${url}";${mark}\n  outputs = { ... }: { };\n}`;

testRule(rule, {
  silent: {
    "the original": flake("github:NixOS/nixpkgs/nixos-unstable"),
    "the original in other letters": flake("github:nixos/nixpkgs"),
    "the original over git": flake("git+https://github.com/NixOS/nixpkgs?ref=master"),
    "a channel": flake("https://channels.nixos.org/nixos-25.05/nixexprs.tar.xz"),
    "the registry's": flake("nixpkgs"),
    "something else": flake("github:o/nixpkgs-fmt"),
    "an owner the option names": {
      source: flake("github:Me/nixpkgs"),
      options: { owners: ["NixOS", "me"] },
    },
    "one that follows": '{ inputs.a.follows = "b/nixpkgs"; outputs = { ... }: { }; }',
  },
  reported: {
    "a fork": flake("github:me/nixpkgs", " #! 'a' is the nixpkgs of 'me'"),
    "a fork over git": flake("git+ssh://git@github.com/me/nixpkgs.git", " #! of 'me'"),
    "a fork elsewhere": flake("git+https://example.org/me/nixpkgs", " #! of 'me'"),
    "the original if the option does not name it": {
      source: flake("github:NixOS/nixpkgs", " #! of 'nixos'"),
      options: { owners: ["me"] },
    },
  },
});
