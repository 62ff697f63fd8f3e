import { secretFilesInStore } from "../../project/secrets/secret-files.ts";
import { defineRule } from "../rule.ts";

const example = (value: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ config, ... }: { services.paperless.passwordFile = ${value}; }\n`,
  "secrets/paperless": "not to be read by everybody\n",
});

export default defineRule({
  id: "secret-file-in-store",
  summary: "Unencrypted secret file that a path copies into the store",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 538 },

  why: `
An option that takes the file of a secret keeps the secret out of the store only if it is given a path on the machine,
as a string. A Nix path (\`./key\`, also as \`"\${./key}"\`) is copied into the store first, where everybody can read it;
and the file stands unencrypted in the repository besides.

Reported are path literals to files that exist and are not encrypted, given to options named like \`passwordFile\`,
\`secretFile\`, \`tokenFile\`, \`privateKeyFile\`, \`credentialsFile\`, \`keyFile\`, and to \`source\` if the file lies in a
folder of secrets. Ciphertext of age, sops, GPG and git-crypt, public keys and certificates, and the declarations of
agenix and sops-nix are left alone.`,

  example: { bad: example("./secrets/paperless"), good: example("config.age.secrets.paperless.path") },

  check: {
    project(project, { report }) {
      for (const { place, option, target } of secretFilesInStore(project)) {
        report({
          file: place.file,
          at: place.span,
          message: `'${option}' copies the unencrypted secret '${project.pathInFlake(target)}' into the store`,
          help: "encrypt the file (agenix, sops-nix) and give the option the path of the decrypted one",
        });
      }
    },
  },
});
