import rule from "#src/rules/flake/stale-follows.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

/** 'a' has the input 'b', and that has 'c'. */
const lock = lockText({
  a: { github: "o/a", inputs: { b: "b", d: ["n"] } },
  b: { github: "o/b", inputs: { c: "c", nixpkgs: "n" } },
  c: { github: "o/c" },
  n: { github: "o/n" },
  plain: { github: "o/plain", flake: false },
  root: { inputs: { a: "a", n: "n", plain: "plain" } },
});
const flake = (overrides: string, url = "github:o/a") => ({
  "flake.nix": `{
  inputs.a.url = "${url}";
  inputs.n.url = "github:o/n";
  inputs.plain = { url = "github:o/plain"; flake = false; };
${overrides}
  outputs = { ... }: { };
}
`,
  "flake.lock": lock,
});
const without = (overrides: string) => ({ "flake.nix": flake(overrides)["flake.nix"].replace("\n\n", "\n") });

testRule(rule, {
  silent: {
    "an input it has": flake('  inputs.a.inputs.b.follows = "n";'),
    "an input it has that follows already": flake('  inputs.a.inputs.d.follows = "n";'),
    "an input it shall not have": flake('  inputs.a.inputs.b.follows = "";'),
    "an input of its input": flake('  inputs.a.inputs.b.inputs.c.follows = "n";'),
    "below an input that follows": flake('  inputs.a.inputs.d.inputs.x.follows = "n";'),
    "below an input that is replaced": flake(
      '  inputs.a.inputs.b = { url = "github:other/b"; inputs.x.follows = "n"; };',
    ),
    "an input that is locked as another": flake('  inputs.a.inputs.x.follows = "n";', "github:o/a/next"),
    "a path through an input": flake('  inputs.x.follows = "a/b";'),
    "a target from the registry": {
      "flake.nix": '{ inputs.x.follows = "y"; outputs = { y, ... }: { z = y; }; }',
    },
    "no lock file": { "flake.nix": flake('  inputs.a.inputs.x.follows = "n";')["flake.nix"] },
    "computed inputs": {
      "flake.nix": '{ inputs = { a.inputs.x.follows = "n"; } // y; outputs = { ... }: { }; }',
      "flake.lock": lock,
    },
  },
  reported: {
    "an input it does not have": {
      source: flake("  inputs.a.inputs.x.follows = \"n\"; #! input 'a' has no input 'x' to override"),
      fixed: without(""),
    },
    "an input its input does not have": {
      source: flake("  inputs.a.inputs.b.inputs.x.follows = \"\"; #! input 'b' has no input 'x'"),
      fixed: without(""),
    },
    "plain files have none": {
      source: flake("  inputs.plain.inputs.x.follows = \"n\"; #! input 'plain' is no flake"),
      fixed: without(""),
    },
    "a misspelt name": {
      source: flake("  inputs.a.inputs.b.inputs.nixpgks.follows = \"n\"; #! input 'b' has no input 'nixpgks'"),
      fixed: { "flake.nix": flake('  inputs.a.inputs.b.inputs.nixpkgs.follows = "n";')["flake.nix"] },
    },
    "a misspelt name beside the right one": {
      source: flake(
        '  inputs.a.inputs.b.inputs.nixpkgs.follows = "n";\n  inputs.a.inputs.b.inputs.nixpgks.follows = "n"; #! \'nixpgks\'',
      ),
      fixed: { "flake.nix": flake('  inputs.a.inputs.b.inputs.nixpkgs.follows = "n";')["flake.nix"] },
    },
    "a target the flake does not have": flake("  inputs.a.inputs.b.follows = \"m\"; #! follows 'm'"),
    "an input that follows nothing": flake("  inputs.x.follows = \"m/b\"; #! input 'x' follows 'm/b'"),
  },
});
