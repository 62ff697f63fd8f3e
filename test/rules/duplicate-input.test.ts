import rule from "#src/rules/flake/duplicate-input.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const flake = (a: string, b: string, more = "") => ({
  "flake.nix": `{\n  inputs.a.url = "github:${a}";\n  inputs.b.url = "github:${b}"; ${more}\n  outputs = { ... }: { };\n}\n`,
  "flake.lock": lockText({ a: { github: a }, b: { github: b }, root: { inputs: { a: "a", b: "b" } } }),
});
/** Both 'x' and 'y' have a copy of o/c. */
const spread = {
  "flake.nix": '{\n  inputs.x.url = "github:o/x"; inputs.y.url = "github:o/y";\n  outputs = { ... }: { };\n}\n',
  "flake.lock": lockText({
    x: { github: "o/x", inputs: { c: "c" } },
    y: { github: "o/y", inputs: { c: "c_2" } },
    c: { github: "o/c" },
    c_2: { github: "o/c" },
    root: { inputs: { x: "x", y: "y" } },
  }),
};

testRule(rule, {
  silent: {
    "two repositories": flake("o/a", "o/b"),
    "two branches": flake("NixOS/nixpkgs/nixos-25.05", "NixOS/nixpkgs/nixos-unstable"),
    "two rolling branches": flake("NixOS/nixpkgs/nixpkgs-unstable", "NixOS/nixpkgs/nixos-unstable"),
    "kept apart, as a comment says": {
      ...flake("o/a/main", "o/a/main"),
      "flake.nix": `{
  inputs.a.url = "github:o/a/main";
  # pinned, whatever the one above is set to
  inputs.c.url = "github:o/c";
  inputs.b.url = "github:o/a/main";
  outputs = { ... }: { };
}
`,
    },
    "a fork": flake("o/nixpkgs", "NixOS/nixpkgs"),
    "built with other inputs": flake("o/a/main", "o/a/main", 'inputs.b.inputs.nixpkgs.follows = "a";'),
    "one that follows": {
      "flake.nix": '{ inputs.a.url = "github:o/a"; inputs.b.follows = "a"; outputs = { ... }: { }; }',
      "flake.lock": lockText({ a: { github: "o/a" }, root: { inputs: { a: "a", b: ["a"] } } }),
    },
    "copies of inputs' inputs": spread,
    "no lock file": '{ inputs.a.url = "github:o/a"; inputs.b.url = "github:o/a"; outputs = { ... }: { }; }',
  },
  reported: {
    "the same branch twice": {
      source: {
        ...flake("o/a/main", "o/a/main", "#! input 'b' is the same branch of github:o/a as 'a', but locked at 622e2e2"),
      },
    },
    "the same revision twice": {
      source: {
        "flake.nix": `{
          inputs.a.url = "github:o/a";
          inputs.b.url = "github:o/a"; #! input 'b' is the same branch of github:o/a as 'a'
          outputs = { ... }: { };
        }`,
        "flake.lock": lockText({
          a: { github: "o/a", locked: { rev: "1".repeat(40) } },
          b: { github: "o/a", locked: { rev: "1".repeat(40) } },
          root: { inputs: { a: "a", b: "b" } },
        }),
      },
    },
    "copies of inputs' inputs, if asked for": {
      source: {
        ...spread,
        "flake.nix": spread["flake.nix"].replace('/y";', '/y"; #! flake.lock has github:o/c 2 times: x/c at'),
      },
      options: { transitive: true },
    },
  },
});
