import { isPasswordHashOption } from "../../knowledge/secret-options.ts";
import { constantText } from "../../parser/attribute-name.ts";
import { isMadeUpFolder } from "../../project/secrets/made-up-folder.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";
import { defineRule } from "../rule.ts";

const example = (user: string) => `{ config, ... }: { users.users.alice = { isNormalUser = true; ${user} }; }\n`;

export default defineRule({
  id: "plaintext-password-hash",
  summary: "Hash of a password written into the configuration",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
The hash is copied into the store, where every user and every process of the machine can read it and try passwords against
it for as long as they like, and it goes wherever the repository goes. \`hashedPasswordFile\` takes the path of a file that is
decrypted at activation.

Left alone are values that let nobody in by a password (\`!\`, \`*\`, \`!!\`, and hashes locked by a leading \`!\`), empty
ones, references, placeholders, and tests, examples and templates. The value is never shown.`,

  example: {
    bad: example('hashedPassword = "$y$j9T$abcdefgh$0123456789abcdef0123456789abcdef";'),
    good: example("hashedPasswordFile = config.age.secrets.alice.path;"),
  },

  check: {
    nodes: {
      Binding(node, { report }, file) {
        const path = optionPath(node);
        if (!isPasswordHashOption(path) || isMadeUpFolder(file.path)) return;
        const value = withoutProperties(node.value);
        const text = value.kind === "String" || value.kind === "IndentedString" ? constantText(value) : null;
        if (text === null || !isHash.test(text.trim())) return;
        report({
          at: node.value,
          redact: [{ at: value }],
          message: `'${path.map((step) => step ?? "*").join(".")}' shows the hash of a password to everybody`,
          help: "keep it in an encrypted file (agenix, sops-nix), and give 'hashedPasswordFile' its path",
        });
      },
    },
  },
});

/** As crypt(5) writes them: `$id$salt$hash`, or thirteen characters of DES. A leading `!` locks the account. */
const isHash = /^(?:\$[0-9a-z]+\$.{8,}|_[./0-9A-Za-z]{19}|[./0-9A-Za-z]{13})$/;
