import { tokensIn } from "../../knowledge/token-forms.ts";
import { nodeAt } from "../../parser/node-at.ts";
import { isMadeUpFolder } from "../../project/secrets/made-up-folder.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Span } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

// Put together, so that scanners of secrets do not stop at this page.
const madeUpToken = ["ghp", "R7sKq2mXv9LdT4wZb8NcY1fGh6JpQ3aEu5Vt"].join("_");

export default defineRule({
  id: "known-token",
  summary: "Text that has the form of a well-known token or private key",
  severity: "error",
  set: "minimal",
  since: "0.1.0",
  fix: "none",
  security: { severity: "critical", cwe: 798 },

  why: `
Whoever can read the repository, or the store of the machine, can use the token. Its form says what it opens: cloud
accounts, version control, chat, package registries, or everything that an age or PEM private key decrypts. Revoke it first,
since the history keeps it, then keep the new one in an encrypted file.

The forms are those of gitleaks that a token shows by itself, by a mark of its own. Strings, comments and URLs are looked
at. Examples of manuals, rows of one character, values with too little randomness, and age and PEM keys in tests, examples
and templates are left alone. The value is never shown.`,

  example: {
    bad: `{ services.x.environment.GITHUB_TOKEN = "${madeUpToken}"; }\n`,
    good: "{ config, ... }: { services.x.environmentFile = config.age.secrets.x.path; }\n",
  },

  check: {
    file(file, { report }) {
      for (const token of tokensIn(file.source.text)) {
        if (!isText(file, token) || (isMadeUpFolder(file.path) && selfMade.has(token.form))) continue;
        report({
          at: token,
          redact: [{ at: token }],
          message: `this text has the form of a secret: ${token.form.replaceAll("-", " ")}`,
          help: "revoke it, and keep the new one in an encrypted file (agenix, sops-nix)",
        });
      }
    },
  },
});

/** What a test draws for itself; all others were issued by somebody, whatever file they stand in. */
const selfMade: ReadonlySet<string> = new Set(["age-secret-key", "private-key"]);

/** Code may look like a token: a long name behind a dot. */
function isText({ tree }: NixFile, { start, end }: Span): boolean {
  if (tree.comments.some((comment) => comment.start <= start && end <= comment.end)) return true;
  const kind = nodeAt(tree, start)?.kind;
  return kind === "Fragment" || kind === "Uri";
}
