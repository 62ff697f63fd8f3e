import { judgeSecret } from "../../knowledge/secret-options.ts";
import { tokensIn } from "../../knowledge/token-forms.ts";
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import type { Attribute, Binding, Node } from "../../parser/syntax.ts";
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
  id: "plaintext-password",
  summary: "Password or key written into the configuration in plain text",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",
  security: { severity: "high", cwe: 798 },

  why: `
What stands in a Nix file is copied into the store, where every user and every process of the machine can read it, and
goes wherever the repository goes. A secret belongs in a file that is decrypted at activation (agenix, sops-nix), and
the option that takes a file (\`hashedPasswordFile\`, \`passwordFile\`, \`environmentFile\`) belongs in the configuration.

Known options of NixOS and home-manager are checked, and options below \`services\`, \`networking\`, \`programs\`, … whose
name says password, passphrase, token, secret, psk, private or API key. The rule stays silent on empty strings, on
references and interpolations, on names that end in File, Path or Command, on placeholders that another program replaces
(\`@TOKEN@\`, \`\${VAR}\`, \`!secret\`, \`{env.X}\`) on values that are no secret by themselves (\`unused\`, \`xxx\`),
in sets that name columns or fields (\`columns.secret = "secret"\`), beside the path of a socket (\`host = "/run/postgresql"\`), and for names yet to be filled in (\`users.users.your-name\`).
What has the form of a well-known token is told by \`known-token\`. Tests, examples and templates are left out. A well-known default such as \`changeme\`, and a password of a virtual-machine variant, is a warning. The value is never
shown.`,

  example: {
    bad: example('initialPassword = "correct horse";'),
    good: example("hashedPasswordFile = config.age.secrets.alice.path;"),
  },

  check: {
    nodes: {
      Binding(node, { report }, file) {
        const value = withoutProperties(node.value);
        const text = value.kind === "String" || value.kind === "IndentedString" ? constantText(value) : null;
        if (text === null) return;
        const path = optionPath(node);
        const verdict = judgeSecret(path, text);
        if (verdict === "harmless" || isMadeUpFolder(file.path) || tokensIn(text).length > 0 || goesThroughSocket(node))
          return;
        report({
          at: node.value,
          redact: [{ at: value }],
          message: `'${path.map((step) => step ?? "${…}").join(".")}' holds a secret in plain text`,
          help: "keep it in an encrypted file (agenix, sops-nix) and use the option that takes a file",
          ...(verdict === "weak" || isOfVirtualMachine(node) ? { severity: "warning" as const } : {}),
        });
      },
    },
  },
});

/** A module that is given to `virtualisation.vmVariant` or its like, also as a function. */
function isOfVirtualMachine(binding: Binding): boolean {
  for (let node: Node | null = binding.parent; node; node = node.parent) {
    if (node.kind !== "Binding") continue;
    if (node.path.attributes.some((attribute) => /vmVariant/i.test(staticAttributeName(attribute) ?? ""))) return true;
  }
  return false;
}

/** A database behind a socket knows its users by the system's accounts: the password beside its path is never compared. */
function goesThroughSocket({ parent }: Binding): boolean {
  if (parent?.kind !== "AttrSet") return false;
  return parent.entries.some((entry) => {
    if (entry.kind !== "Binding" || entry.path.attributes.length !== 1) return false;
    const name = staticAttributeName(entry.path.attributes[0] as Attribute);
    const value = withoutProperties(entry.value);
    const text = value.kind === "String" ? constantText(value) : null;
    return /^(?:db_?)?host(?:name)?$/i.test(name ?? "") && /^\/\S/.test(text ?? "");
  });
}
