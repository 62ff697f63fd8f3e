import { inputIdentity } from "../../project/flake/input-identity.ts";
import { defineRule } from "../rule.ts";

const example = (owner: string) => `{
  inputs.nixpkgs.url = "github:${owner}/nixpkgs/nixos-unstable";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`;

export default defineRule({
  id: "foreign-nixpkgs",
  summary: "Nixpkgs from somebody else's repository",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  security: { severity: "low", cwe: 829 },
  precision: "high",

  why: `
A fork of nixpkgs is code that runs as root on every machine, reviewed by whoever keeps the fork, built by no public
build farm, and updated when its owner finds the time. Sometimes that is what one wants; it should not happen by
accident.

Checked are the flake's own inputs whose repository is called \`nixpkgs\`. The option \`owners\` names those you trust.`,

  example: { bad: example("somebody"), good: example("NixOS") },

  options: {
    owners: {
      type: "strings",
      default: ["NixOS"],
      describe: "Owners of nixpkgs to accept; case makes no difference",
    },
  },

  check: {
    flake(flake, { options, report }) {
      const accepted = new Set(options.owners.map((owner) => owner.toLowerCase()));
      for (const input of flake.inputs) {
        if (input.follows) continue;
        const [owner, repository] = (inputIdentity(flake, input) ?? "")
          .replace(/^[^:]*:/, "")
          .split("/")
          .slice(-2);
        if (repository !== "nixpkgs" || owner === undefined || accepted.has(owner)) continue;
        report({
          at: input.url?.span ?? input.nameSpan,
          message: `'${input.name}' is the nixpkgs of '${owner}'`,
          help: `use github:NixOS/nixpkgs, or add '${owner}' to the rule's option 'owners'`,
        });
      }
    },
  },
});
