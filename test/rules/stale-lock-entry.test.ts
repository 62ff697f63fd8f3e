import rule from "#src/rules/flake/stale-lock-entry.ts";
import { lockText } from "../support/lock-text.ts";
import { testRule } from "../support/test-rule.ts";

const lock = lockText({ a: { github: "o/a" }, b: { github: "o/b" }, root: { inputs: { a: "a", b: "b" } } });
const flake = (inputs: string, outputs = "{ ... }: { }") => ({
  "flake.nix": `{ ${inputs} outputs = ${outputs}; }`,
  "flake.lock": lock,
});
const a = 'inputs.a.url = "github:o/a";';

testRule(rule, {
  silent: {
    "both declared": flake(`${a} inputs.b.url = "github:o/b";`),
    "one from the registry": flake(a, "{ b, ... }: { x = b; }"),
    "computed inputs": flake("inputs = import ./inputs.nix;"),
    "a computed name among inputs": flake(`inputs = { a.url = "github:o/a"; \${x} = { }; };`),
    "outputs from a file, which may take more": flake(a, "import ./outputs.nix"),
    "no lock file": `{ ${a} outputs = { ... }: { }; }`,
    "an input's own input": {
      "flake.nix": `{ ${a} outputs = { ... }: { }; }`,
      "flake.lock": lockText({
        a: { github: "o/a", inputs: { b: "b" } },
        b: { github: "o/b" },
        root: { inputs: { a: "a" } },
      }),
    },
  },
  reported: {
    "one that was removed": { source: flake(a), at: { "flake.lock": [[34, "pins 'b'"]] } },
    "all removed": {
      source: flake(""),
      at: {
        "flake.lock": [
          [33, "pins 'a'"],
          [34, "pins 'b'"],
        ],
      },
    },
  },
});
