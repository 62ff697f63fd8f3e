import { defineRule } from "../rule.ts";

const example = (inputs: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
${inputs}
  outputs = { nixpkgs, disko, ... }: { lib = { inherit nixpkgs disko; }; };
}
`;

export default defineRule({
  id: "undeclared-input",
  summary: "Argument of outputs that inputs does not declare",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix looks an argument of \`outputs\` that is no declared input up in the flake registry: a list on the network, which
every user and every machine may have another version of. Who reads flake.nix cannot see where the code comes from, and
a misspelt name gives "cannot find flake 'flake:…' in the flake registries".

Silent where inputs are computed, so that not all names are known.`,

  example: {
    bad: example(""),
    good: example('  inputs.disko.url = "github:nix-community/disko";'),
  },

  check: {
    flake(flake, { report }) {
      if (!flake.inputsAreLiteral) return;
      const declared = new Set(flake.inputs.map(({ name }) => name));
      for (const { name, span } of flake.outputs?.formals ?? []) {
        if (name === "self" || declared.has(name)) continue;
        const { lock } = flake;
        const isLocked = lock?.root.inputs.has(name) === true;
        report({
          at: span,
          message: `'${name}' is no declared input: Nix takes it from the flake registry`,
          help: `declare 'inputs.${name}.url', or remove the argument`,
          related:
            lock && isLocked
              ? [{ file: lock.path, at: lock.spanOf("root", name), message: "what the registry gave is locked here" }]
              : [],
        });
      }
    },
  },
});
