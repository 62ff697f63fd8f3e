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
      for (const { option, name, place } of unusedSecrets(project)) {
        report({
          file: place.file,
          at: place.span,
          message: `nothing reads the secret '${option}.${name}'`,
          help: "remove it, with its encrypted file and its recipients",
        });
      }
    },
  },
});
