import { missingRecipients } from "../../project/secrets/missing-recipients.ts";
import { defineRule } from "../rule.ts";

const example = (recipients: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.agenix.url = "github:ryantm/agenix";
  outputs = { nixpkgs, agenix, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ agenix.nixosModules.default ./server.nix ]; };
  };
}
`,
  "server.nix": `{ age.secrets.backup.file = ./secrets/backup.age; age.secrets.mail.file = ./secrets/mail.age; }
`,
  "secrets/backup.age": "age-encryption.org/v1\n-> ssh-ed25519\n",
  "secrets/mail.age": "age-encryption.org/v1\n-> ssh-ed25519\n",
  "secrets/secrets.nix": `let
  laptop = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH8BqRV1p0do";
  server = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPUE2K8ANjXt";
in
{
  "backup.age".publicKeys = [ ${recipients} ];
  "mail.age".publicKeys = [ server ];
}
`,
});

export default defineRule({
  id: "missing-recipient",
  summary: "Secret of agenix that is not encrypted for a machine that declares it",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
agenix decrypts the secret with the key of the machine when the system is activated. If the file is not encrypted for that
key, this fails, and what needs the secret does not start. It happens when a module with a secret is given to another
machine, and nobody thinks of \`secrets.nix\`.

The key of a machine is the one that \`secrets.nix\` calls by the name of the configuration, and that some other secret is
encrypted for. The rule stays silent where that name or the recipients are not known, where \`age.identityPaths\` names other
keys, in homes, and where a condition decides that is not known.`,

  example: { bad: example("laptop"), good: example("laptop server") },

  check: {
    project(project, { report }) {
      for (const { declaration, file, rule, key } of missingRecipients(project)) {
        const { host } = declaration.scope;
        report({
          file: rule.file,
          at: rule.span,
          message: `'${project.pathInFlake(file)}' is not encrypted for '${host.name}', which declares it as '${declaration.name}'`,
          help: `add '${host.name}' to its publicKeys, and run 'agenix --rekey'`,
          related: [
            { file: declaration.place.file, at: declaration.place.span, message: `'${host.name}' declares it here` },
            { file: key.file, at: key.span, message: `the key of '${host.name}'` },
          ],
        });
      }
    },
  },
});
