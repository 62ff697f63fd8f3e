import { type StoredSecret, storedSecrets } from "../../project/secrets/secret-flow.ts";
import { type SecretSource, secretReads, writtenSecrets } from "../../project/secrets/secret-sources.ts";
import { defineRule } from "../rule.ts";

const example = (module: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./server.nix ]; };
  };
}
`,
  "server.nix": module,
});

export default defineRule({
  id: "secret-in-store-output",
  summary: "Secret that flows into a file of the store",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 538 },

  why: `
Every user and every process of the machine can read the store, and it is copied to caches and to other machines. A secret
gets there by ways that are not plain to see: a variable that a script interpolates, an argument of a function, an option of
your own that a module reads elsewhere.

Followed are texts written out under the name of a secret, and files of secrets that are read, through variables, sets,
functions of the same file, imported files, module arguments (\`specialArgs\`) and options of your own. The way ends in
functions that write files (\`writeText\`, \`writeShellScript\`, \`runCommand\`, …), and in options whose text is a file of
the store (\`environment.etc.*.text\`, \`systemd.services.*.script\`, \`settings\`, …). A path
(\`config.sops.secrets.x.path\`) and \`config.sops.placeholder.x\` are no secret values. What goes into an unknown function
is not followed further. A secret that is written in another file than what stores it is reported where it is written. Texts that are given to such an option directly are for \`plaintext-password\`, reads for
\`secret-read-at-evaluation\`. The value is never shown.`,

  example: {
    bad: example(
      'let\n  apiToken = "t0p-s3cret-91x";\nin\n{ systemd.services.sync.script = "sync --token ${apiToken}"; }\n',
    ),
    good: example(
      '{ config, ... }: { systemd.services.sync.script = "sync --token-file ${config.age.secrets.sync.path}"; }\n',
    ),
  },

  check: {
    project(project, { report }) {
      for (const source of [...writtenSecrets(project), ...secretReads(project)]) {
        for (const { steps, sink, hops } of storedSecrets(project, source)) {
          const last = steps.at(-1);
          // What happens in one expression is told where it stands, by the rules about passwords and reads.
          if (hops === 0 || !last) continue;
          report({
            ...mainPlace(source, last),
            message: `the secret '${source.name}' goes through ${sink} into the store`,
            help: "keep it in an encrypted file (agenix, sops-nix), and hand on the path of the decrypted one",
            flow: flowOf(steps),
            ...(source.kind === "written" ? { redact: [{ file: source.file.path, at: source.node }] } : {}),
            ...(source.storage === "locked" ? { severity: "warning" as const } : {}),
          });
        }
      }
    },
  },
});

/** Where something has to change first: the text of a secret in another file, else what stores it. */
function mainPlace({ kind, file, node }: SecretSource, last: StoredSecret["steps"][number]) {
  if (kind === "written" && file.path !== last.file) return { file: file.path, at: node };
  return { file: last.file, at: last.span };
}

function flowOf(steps: StoredSecret["steps"]) {
  return steps.map(({ file, span, message }) => ({ file, at: span, message }));
}
