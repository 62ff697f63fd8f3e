import { partlyEncryptedFiles } from "../../project/secrets/sops-files.ts";
import { defineRule } from "../rule.ts";

const example = (value: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": "{ sops = { defaultSopsFile = ./secrets.yaml; secrets.paperless = { }; }; }\n",
  "secrets.yaml": `paperless: ${value}
sops:
    mac: ENC[AES256_GCM,data:bW9jaw==,type:str]
    unencrypted_suffix: _unencrypted
    version: 3.9.0
`,
});

export default defineRule({
  id: "partly-encrypted-secret-file",
  summary: "Value in the clear in a file that sops has encrypted",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 312 },

  why: `
Somebody added the value with an editor instead of \`sops\`: it is known to everybody who ever sees the repository, and sops
can no longer decrypt the file, so that sops-nix fails on the machine for all secrets that are in it.

Judged are files in YAML, JSON, dotenv and ini with the part that sops writes. Left alone are values that this part leaves
in the clear (\`unencrypted_suffix\`, \`encrypted_regex\`, …), empty ones, comments, files in which comments decide what is
encrypted, those of tests, examples and templates, and git submodules. The value is never shown. A file without any
encryption is told by \`unencrypted-secret-file\`.`,

  example: { bad: example("correct horse"), good: example("ENC[AES256_GCM,data:bW9jaw==,type:str]") },

  check: {
    project(project, { report }) {
      for (const [file, [first, ...others]] of partlyEncryptedFiles(project)) {
        if (!first) continue;
        const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
        report({
          file,
          at: first.keySpan,
          redact: [first, ...others].map(({ span }) => ({ at: span })),
          message: `'${first.key}'${more} stands in the clear in '${project.pathInFlake(file)}', which sops has encrypted`,
          help: "take it for known: exchange it where it is used, and put the new one in with sops",
          related: others.slice(0, 3).map(({ key, keySpan }) => ({ at: keySpan, message: `so does '${key}'` })),
        });
      }
    },
  },
});
