import { filesWithoutRecipients } from "../../project/secrets/stored-secrets.ts";
import { defineRule } from "../rule.ts";

const example = (listed: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": "{ age.secrets.paperless.file = ./secrets/paperless.age; }\n",
  "secrets/paperless.age": "age-encryption.org/v1\n-> X25519 mock\n",
  "secrets/secrets.nix": `{ "${listed}.age".publicKeys = [ "age1mock" ]; }\n`,
});

export default defineRule({
  id: "secret-without-recipients",
  summary: "Encrypted file for which no rule says who may decrypt it",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "low", cwe: 284 },

  why: `
agenix takes the recipients of a file from \`secrets.nix\`, sops from the \`creation_rules\` of the nearest \`.sops.yaml\`.
A file that is not there can be neither edited nor rekeyed: it keeps its old recipients when a machine is added, or when
a key is revoked.

Reported are files that a configuration declares (\`age.secrets.<name>.file\`, \`sopsFile\`, \`defaultSopsFile\`). The
rule stays silent where there is no such list, where a part of it is computed and not known, for agenix-rekey, which needs
none, and for git submodules.`,

  example: { bad: example("paperles"), good: example("paperless") },

  check: {
    project(project, { report }) {
      const told = new Set<string>();
      for (const { file, rules } of filesWithoutRecipients(project)) {
        if (told.has(file.file)) continue;
        told.add(file.file);
        const path = project.pathInFlake(file.file);
        report({
          file: file.place.file,
          at: file.place.span,
          message: `no rule in '${project.pathInFlake(rules.file)}' says who may decrypt '${path}'`,
          help: `add a rule for it to ${project.pathInFlake(rules.file)}, and encrypt it anew`,
        });
      }
    },
  },
});
