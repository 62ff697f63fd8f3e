import { storedSecrets } from "../../project/secrets/secret-flow.ts";
import { type SecretSource, secretReads } from "../../project/secrets/secret-sources.ts";
import { defineRule } from "../rule.ts";

const example = (value: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ config, ... }: { services.paperless.${value}; }\n`,
});

export default defineRule({
  id: "secret-read-at-evaluation",
  summary: "File of a secret that is read while Nix evaluates",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 538 },

  why: `
What Nix reads while it evaluates becomes a part of the configuration, and so of the store, where every user and every
process of the machine can read it. A decrypted file (\`config.age.secrets.x.path\`, \`/run/secrets/x\`) is not even there when
the system is built, and a flake may not read it. Give services the path of the file instead, or let sops-nix fill in a
template (\`config.sops.placeholder.x\`).

Reported are \`readFile\`, \`fileContents\`, \`importJSON\` and \`importTOML\` of such paths, of unencrypted files of the
repository that lie in a folder of secrets or are named like one, and, as a warning, of files that git-crypt opens in a
checkout. Ciphertext of age, sops and GPG, public keys, scripts and Nix files are left alone, and so are tests, examples and
templates. Where the value can be followed to what stores it, the way is shown.`,

  example: {
    bad: example("settings.PAPERLESS_SECRET_KEY = builtins.readFile config.age.secrets.paperless.path"),
    good: example("environmentFile = config.age.secrets.paperless.path"),
  },

  check: {
    project(project, { report }) {
      for (const source of secretReads(project)) {
        const [stored] = storedSecrets(project, source);
        report({
          file: source.file.path,
          at: source.node,
          message: messageFor(source),
          help: "give a program the path of the decrypted file, or let sops-nix fill in a template",
          ...(stored ? { flow: stored.steps.map(({ span, ...step }) => ({ ...step, at: span })) } : {}),
          ...(source.storage === "locked" ? { severity: "warning" as const } : {}),
        });
      }
    },
  },
});

function messageFor({ name, storage }: SecretSource): string {
  switch (storage) {
    case "decrypted":
      return `'${name}' is read while Nix evaluates, so that the secret ends up in the store`;
    case "plain":
      return `the unencrypted secret '${name}' is read while Nix evaluates, and ends up in the store`;
    case "locked":
      return `the secret '${name}', which git-crypt opens, is read while Nix evaluates, and ends up in the store`;
  }
}
