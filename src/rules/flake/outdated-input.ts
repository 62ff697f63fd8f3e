import { lastModifiedOf } from "../../project/flake/locked-revision.ts";
import { defineRule } from "../rule.ts";

const example = (lastModified: number) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
  outputs = { nixpkgs, ... }: { lib = nixpkgs.lib; };
}
`,
  "flake.lock": `{
  "nodes": {
    "nixpkgs": {
      "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "d7600c775f877cd87b4f5a831c28aa94137377aa", "lastModified": ${lastModified} },
      "original": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "ref": "nixos-unstable" }
    },
    "root": { "inputs": { "nixpkgs": "nixpkgs" } }
  },
  "root": "root",
  "version": 7
}
`,
});

const day = 24 * 60 * 60 * 1000;

export default defineRule({
  id: "outdated-input",
  summary: "Input that was not updated for a long time",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  security: { severity: "low", cwe: 1104 },
  precision: "high",

  why: `
Security updates reach a machine only when flake.lock is updated. Of a repository that changes every day, such as
nixpkgs, the date of the locked revision tells when that was.

Checked are the flake's own inputs of the repositories that the option \`repositories\` names; a quiet library may be
years old and still the newest there is. Inputs that flake.nix pins to one revision are left alone. \`--now DATE\` takes
another day for today.`,

  example: { bad: example(1_740_000_000), good: example(1_760_000_000) },

  options: {
    days: { type: "integer", default: 30, describe: "How old an input may be" },
    repositories: {
      type: "strings",
      default: ["nixpkgs", "nixpkgs-weekly", "home-manager", "nix-darwin"],
      describe: "Names of the repositories to check, whoever owns them",
    },
  },

  check: {
    lock(lock, { options, report }, flake) {
      for (const { name, nameSpan, reference } of flake.inputs) {
        const entry = lock.root.inputs.get(name);
        const { identity, locked } = entry?.node ?? {};
        if (!entry?.node || entry.follows || reference?.rev !== undefined) continue;
        if (!options.repositories.includes(identity?.split("/").at(-1) ?? "")) continue;
        const seconds = lastModifiedOf(locked ?? null);
        if (seconds === null) continue;
        const days = Math.floor((flake.now.getTime() - seconds * 1000) / day);
        if (days <= options.days) continue;
        report({
          at: lock.spanOf(entry.node.key),
          message: `'${name}' is locked at a revision that is ${days} days old`,
          help: `run 'nix flake update ${name}'`,
          related: [{ file: flake.file.path, at: nameSpan, message: `'${name}' is declared here` }],
        });
      }
    },
  },
});
