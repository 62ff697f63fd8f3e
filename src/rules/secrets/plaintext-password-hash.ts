import { isPasswordHash, isPasswordHashOption } from "../../knowledge/secret-options.ts";
import { constantText } from "../../parser/attribute-name.ts";
import { handedHashes } from "../../project/secrets/handed-hashes.ts";
import { isMadeUpFolder } from "../../project/secrets/made-up-folder.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";
import { defineRule } from "../rule.ts";

const example = (user: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./users.nix ]; };
  };
}
`,
  "users.nix": `{ config, ... }: { users.users.alice = { isNormalUser = true; ${user} }; }\n`,
});

export default defineRule({
  id: "plaintext-password-hash",
  summary: "Hash of a password written into the configuration",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "medium", cwe: 522 },

  why: `
The hash is copied into the store, where every user and every process of the machine can read it and try passwords against
it for as long as they like, and it goes wherever the repository goes. \`hashedPasswordFile\` takes the path of a file that is
decrypted at activation.

Of accounts, hashes are also found where a variable, a function or another file hands them to the option, if evaluation says
that the one text is its value. Left alone are values that let nobody in by a password (\`!\`, \`*\`, \`!!\`, and hashes locked by a leading \`!\`), empty
ones, placeholders, other references, and tests, examples and templates. The value is never shown.`,

  example: {
    bad: example('hashedPassword = "$y$j9T$abcdefgh$0123456789abcdef0123456789abcdef";'),
    good: example("hashedPasswordFile = config.age.secrets.alice.path;"),
  },

  check: {
    nodes: {
      Binding(node, { report }, file) {
        const value = withoutProperties(node.value);
        const text = value.kind === "String" || value.kind === "IndentedString" ? constantText(value) : null;
        if (text === null || !isPasswordHash(text)) return;
        const path = optionPath(node);
        if (!isPasswordHashOption(path) || isMadeUpFolder(file.path)) return;
        report({
          at: node.value,
          redact: [{ at: value }],
          message: messageFor(path),
          help,
        });
      },
    },
    project(project, { report }) {
      for (const { literal, option, definition } of handedHashes(project)) {
        report({
          file: literal.file,
          at: literal.span,
          redact: [{ at: literal.span }],
          message: messageFor(option),
          help,
          related: [{ file: definition.file, at: definition.span, message: "the option is given it here" }],
        });
      }
    },
  },
});

const help = "keep it in an encrypted file (agenix, sops-nix), and give 'hashedPasswordFile' its path";

function messageFor(option: readonly (string | null)[]): string {
  return `'${option.map((step) => step ?? "${…}").join(".")}' shows the hash of a password to everybody`;
}
