import type { Project } from "../../project/project.ts";
import { encryptedRemains } from "../../project/secrets/encrypted-remains.ts";
import type { SecretDeclaration } from "../../project/secrets/secret-declarations.ts";
import { unusedSecrets } from "../../project/secrets/unused-secrets.ts";
import { defineRule } from "../rule.ts";

const example = (use: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ config, ... }: {
  age.secrets.paperless-password.file = ./secrets/paperless-password.age;
  services.paperless.passwordFile = ${use};
}
`,
});

export default defineRule({
  id: "unused-secret",
  summary: "Secret that nothing reads",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A secret that is declared is decrypted on the machine at every boot and at every switch. If nothing reads it any more, it
is only one more place it can leak from, and one more file to rekey.

A secret counts as read if its name stands anywhere else in a Nix file, or in any other file of the repository that is
not encrypted; if a file reads secrets by computed names; or if its declaration says more than where it comes from (\`path\`,
\`owner\`, \`mode\`, \`neededForUsers\`, \`restartUnits\`, …), since something outside of Nix is then meant to read it.`,

  example: { bad: example('"/etc/paperless"'), good: example("config.age.secrets.paperless-password.path") },

  check: {
    project(project, { report }) {
      for (const secret of unusedSecrets(project)) {
        const { option, name, place } = secret;
        report({
          file: place.file,
          at: place.span,
          message: `nothing reads the secret '${option}.${name}'`,
          help: helpFor(project, secret),
        });
      }
    },
  },
});

/** Other secrets share the file of sops, and some the very text. */
function helpFor(project: Project, secret: SecretDeclaration): string {
  const remains = encryptedRemains(project, secret);
  if (remains === null) return "remove the declaration, and what is encrypted for it alone";
  const { key, sharedWith } = remains;
  const file = project.pathInFlake(remains.file);
  if (sharedWith !== null) return `remove the declaration, and keep '${file}': '${sharedWith}' needs it`;
  if (key !== null) return `remove the declaration, and the key '${key}' from '${file}'`;
  if (secret.option !== "age.secrets") return `remove it, with its encrypted file '${file}'`;
  return `remove it, with its encrypted file '${file}' and its recipients`;
}
