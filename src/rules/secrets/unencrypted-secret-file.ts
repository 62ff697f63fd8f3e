import type { Project } from "../../project/project.ts";
import { type PlainSecret, plainSecrets } from "../../project/secrets/stored-secrets.ts";
import { defineRule } from "../rule.ts";

const example = (content: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": "{ sops = { defaultSopsFile = ./secrets.yaml; secrets.paperless = { }; }; }\n",
  "secrets.yaml": content,
});

export default defineRule({
  id: "unencrypted-secret-file",
  summary: "File of secrets that is not encrypted",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 312 },

  why: `
What is committed in the clear is known to everybody who ever sees the repository, and Nix copies it into the store,
where every user of the machine can read it.

agenix and sops-nix fail on such a file besides, but only on the machine. Reported are files that a configuration declares as a secret or that \`secrets.nix\` lists, if they are not ciphertext of
age, sops, GPG, git-crypt or ansible-vault; the odd file out in a folder of secrets where all the others are encrypted; and
private keys (PEM, OpenSSH, age) that no passphrase protects, anywhere. Public keys, certificates, Nix files, scripts and
documentation, empty files, git submodules, and what belongs to tests, examples and templates are left alone.`,

  example: {
    bad: example("paperless: correct horse\n"),
    good: example("paperless: ENC[AES256_GCM,data:bW9jaw==]\nsops:\n    version: 3.9.0\n"),
  },

  check: {
    project(project, { report }) {
      for (const secret of plainSecrets(project)) {
        const length = project.files.text(secret.file)?.length ?? 0;
        report({
          file: secret.file,
          at: { start: 0, end: 0 },
          redact: [{ at: { start: 0, end: length } }],
          message: messageFor(project, secret),
          help: "encrypt it, and take what it holds for known: exchange it where it is used",
          ...(secret.declared
            ? { related: [{ ...placeOf(secret.declared), message: `'${secret.declared.label}' takes it` }] }
            : {}),
        });
      }
    },
  },
});

function placeOf({ place }: { place: { file: string; span: { start: number; end: number } } }) {
  return { file: place.file, at: place.span };
}

function messageFor(project: Project, { file, kind, listedIn }: PlainSecret): string {
  const path = project.pathInFlake(file);
  switch (kind) {
    case "declared":
      return `'${path}' is declared as a secret but is not encrypted`;
    case "listed":
      return `'${path}' is listed in '${project.pathInFlake(listedIn as string)}' but is not encrypted`;
    case "folder":
      return `'${path}' is not encrypted, as the other files of its folder are`;
    case "private-key":
      return `'${path}' is a private key that is not encrypted`;
  }
}
