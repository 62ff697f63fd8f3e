import { defineRule } from "../rule.ts";

const nixpkgs = `    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa" },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    }`;
const utils = `    "utils": {
      "locked": { "type": "github", "owner": "numtide", "repo": "flake-utils", "rev": "11707dc2f618dd54ca8739b309ec4fc024de578b" },
      "original": { "type": "github", "owner": "numtide", "repo": "flake-utils" }
    },
`;

const example = (utilsNode: string, rootInputs: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
  "flake.lock": `{
  "nodes": {
${utilsNode}${nixpkgs},
    "root": { "inputs": { ${rootInputs} } }
  },
  "root": "root",
  "version": 7
}
`,
});

export default defineRule({
  id: "stale-lock-entry",
  summary: "Entry of flake.lock for an input that flake.nix does not have",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
flake.lock still pins an input that flake.nix does not declare any more, so the two files were not committed together:
the next command that may write flake.lock changes it on every machine, and one that may not write fails. Mostly
\`nix flake lock\` was not run after the input was removed.

Silent where inputs are computed, so that not all names are known.`,

  example: {
    bad: example(utils, '"nixpkgs": "nixpkgs", "utils": "utils"'),
    good: example("", '"nixpkgs": "nixpkgs"'),
  },

  check: {
    lock(lock, { report }, flake) {
      if (!flake.inputsAreLiteral || flake.outputs === null) return;
      // An undeclared argument of outputs comes from the registry and is locked too.
      const taken = [...flake.inputs, ...flake.outputs.formals].map(({ name }) => name);
      const known = new Set([...taken, "self"]);
      for (const name of lock.root.inputs.keys()) {
        if (known.has(name)) continue;
        report({
          at: lock.spanOf("root", name),
          message: `flake.lock pins '${name}', which flake.nix does not declare`,
          help: "run 'nix flake lock' and commit flake.lock",
          related: flake.inputsSpan
            ? [{ file: flake.file.path, at: flake.inputsSpan, message: "the inputs are declared here" }]
            : [],
        });
      }
    },
  },
});
