import type { Project } from "../../project/project.ts";
import { type StaleFile, staleFiles } from "../../project/secrets/stale-recipients.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const example = (recipients: readonly string[]) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": "{ sops = { defaultSopsFile = ./secrets.yaml; secrets.paperless = { }; }; }\n",
  "secrets.yaml": `paperless: ENC[AES256_GCM,data:bW9jaw==,type:str]
sops:
    age:
${recipients.map((name) => `        - recipient: age1${name}\n`).join("")}    mac: ENC[AES256_GCM,data:bW9jaw==,type:str]
    version: 3.9.0
`,
  ".sops.yaml": `keys:
  - &ada age1ada
  - &server age1server
creation_rules:
  - path_regex: secrets\\.yaml$
    key_groups:
      - age: [*ada, *server]
`,
});

export default defineRule({
  id: "stale-recipients",
  summary: "File of sops that is encrypted for others than its rule names",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "medium", cwe: 284 },

  why: `
A key that is added to \`.sops.yaml\` later cannot decrypt the files that exist, so that a new machine comes up without its
secrets; one that is taken out can decrypt them still. sops looks there when it makes a file, and never again by itself:
\`sops updatekeys\` brings a file up to its rule.

Compared are the keys of age and PGP in the part that sops writes into the file with those of the first creation rule that
matches its path. The rule stays silent where keys of a cloud or of Vault are used, or several groups of keys; where more
than one \`.sops.yaml\` stands above the file, or it is not understood; where file and rule have nobody in common, or a later rule fits the file; in tests,
examples and templates, and in git submodules.`,

  example: { bad: example(["ada"]), good: example(["ada", "server"]) },

  check: {
    project(project, { report }) {
      for (const stale of staleFiles(project)) {
        const [left] = stale.left;
        report({
          file: stale.file,
          at: left && stale.missing.length === 0 ? left.span : stale.place.span,
          message: messageFor(project, stale),
          help: helpFor(project, stale),
          related: [{ file: stale.rule.file, at: stale.rule.span, message: "the rule for it" }],
        });
      }
    },
  },
});

function messageFor(project: Project, { file, missing, left, rule }: StaleFile): string {
  const path = `'${project.pathInFlake(file)}'`;
  const config = `'${project.pathInFlake(rule.file)}'`;
  const lacks = `is not encrypted for ${list(missing.map(({ name, key }) => name ?? shortened(key)))}`;
  const keeps = `is still encrypted for ${list(left.map(({ key }) => shortened(key)))}`;
  if (left.length === 0) return `${path} ${lacks}, as ${config} says`;
  if (missing.length === 0) return `${path} ${keeps}, which its rule in ${config} does not name`;
  return `${path} ${lacks}, as ${config} says, but ${keeps}`;
}

function helpFor(project: Project, { file, left }: StaleFile): string {
  const update = `run 'sops updatekeys ${project.pathInFlake(file)}'`;
  return left.length === 0
    ? update
    : `${update}; if a key was lost, exchange the secrets: their history stays readable`;
}

function list(names: readonly string[]): string {
  return listNames(names.map((name) => `'${name}'`));
}

/** Enough of a public key to find it. */
function shortened(key: string): string {
  return key.length > 24 ? `${key.slice(0, 12)}…${key.slice(-6)}` : key;
}
