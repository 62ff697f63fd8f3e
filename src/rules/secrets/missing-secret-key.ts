import type { Project } from "../../project/project.ts";
import { type MissingKey, missingKeys } from "../../project/secrets/sops-keys.ts";
import { defineRule } from "../rule.ts";

const example = (key: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": `{ sops = { defaultSopsFile = ./secrets.yaml; secrets.${key} = { }; }; }\n`,
  "secrets.yaml": `paperless: ENC[AES256_GCM,data:bW9jaw==,type:str]
sops:
    mac: ENC[AES256_GCM,data:bW9jaw==,type:str]
    version: 3.9.0
`,
});

export default defineRule({
  id: "missing-secret-key",
  summary: "Secret of sops-nix whose key is not in its encrypted file",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
sops-nix looks each secret up in its file when the configuration is built (\`validateSopsFiles\`), or when it is activated,
and fails if the key is not there. The key was renamed or never added, the secret is misspelt, or another file is meant.

A key is what \`sops.secrets.<name>.key\` says, or the name; \`a/b\` is \`b\` within \`a\`. Judged are files of the
repository in YAML and JSON, whose keys sops leaves readable, in machines and in homes. The rule stays silent where the file
or the key is not known, is missing as a whole (\`missing-secret-file\`), or is no file of sops; where the whole file is
meant (\`key = ""\`, formats \`binary\`, \`dotenv\` and \`ini\`); where modules could not be followed, which may say more;
under conditions; and for git submodules.`,

  example: { bad: example("paperles"), good: example("paperless") },

  check: {
    project(project, { report }) {
      for (const missing of missingKeys(project)) {
        const { declaration, file, nearest } = missing;
        const place = declaration.fields.get("key")?.place ?? declaration.place;
        report({
          file: place.file,
          at: place.span,
          message: messageFor(project, missing),
          help: helpFor(missing),
          related: [
            nearest
              ? { file, at: nearest.span, message: `'${nearest.key}' is here` }
              : { file, at: { start: 0, end: 0 }, message: "the file it is taken from" },
          ],
        });
      }
    },
  },
});

function messageFor(project: Project, { secret, file, key, isGroup }: MissingKey): string {
  const path = project.pathInFlake(file);
  const label = `sops.secrets.${secret.name}`;
  if (isGroup) return `'${label}' takes the key '${key}' of '${path}', which holds other keys and no text`;
  return `'${label}' takes the key '${key}', which '${path}' does not have`;
}

function helpFor({ isGroup, nearest, key }: MissingKey): string {
  if (nearest) return `did you mean '${nearest.key}'?`;
  return isGroup
    ? `name one of them: key = "${key}/…"`
    : "add it with sops, or say with 'key' or 'sopsFile' what is meant";
}
