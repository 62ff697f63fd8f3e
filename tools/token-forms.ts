/**
 * Writes `src/knowledge/token-forms.data.ts` from the rules of gitleaks: `npm run token-forms -- path/to/gitleaks.toml`.
 *
 * Taken are the forms that a token shows by itself: a mark of its own (the keyword) stands in it. Forms that are only told
 * by words around them ("dropbox … = <32 hex digits>") are left out: in Nix, names say that better (`secret-options.ts`).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "smol-toml";

interface SourceRule {
  readonly id: string;
  readonly regex?: string;
  readonly keywords?: readonly string[];
  readonly entropy?: number;
}

/** What is no secret by itself: signed statements (often public keys of services), commands and whole files. */
const leftOut =
  /^(?:jwt.*|curl-.*|generic-api-key|kubernetes-.*|sourcegraph-.*|hashicorp-tf-.*|.*-client-id|.*-public-key|freemius.*|nuget.*|sidekiq.*|gitlab-session-cookie)$/;

/** The words around a token that a rule looks for, or an amount of text that no token has. */
const looksAround = /\[\\w\.-\]\{0,50\}\?|\.\*|\(\?:\^/;

/** `(?:[\x60'"\s;]|\\[nr]|$)`: how such a rule says that the token ends. */
const ending = "(?:[\\x60'\"\\s;]|\\\\[nr]|$)";

const output = new URL("../src/knowledge/token-forms.data.ts", import.meta.url);

/** The mark that a token begins with: letters that stand in the expression as they are. */
const beginsWithMark = /^(?:\\b|\(\?:|\()*[A-Za-z]{2,}/;

function formOf({ id, regex, keywords = [], entropy = 0 }: SourceRule): string | null {
  if (!regex || leftOut.test(id) || looksAround.test(regex) || keywords.length === 0) return null;
  const plain = withoutFlags(regex.replace(ending, "(?![A-Za-z0-9_-])").replaceAll("\\z", "$"));
  const lower = plain.replaceAll("\\", "").toLowerCase();
  const isMarked = keywords.every((keyword) => lower.includes(keyword.toLowerCase())) || beginsWithMark.test(plain);
  if (plain.includes("(?i") || !isMarked) return null;
  // What stands in the middle of a longer word is a part of something else: a hash, a longer key.
  const bounded = /^(?:\w|\(\?:\w)/.test(plain) ? `(?<![A-Za-z0-9_-])${plain}` : plain;
  new RegExp(bounded);
  return [id, keywords.map((keyword) => keyword.toLowerCase()).join(" "), entropy, bounded].join("\t");
}

/** The expression without the inline flags that JavaScript does not know: classes of letters take both cases. */
function withoutFlags(regex: string): string {
  const flag = regex.search(/\(\?i[:)]/);
  const behind = flag < 0 ? "" : regex.slice(flag).replace("(?i:", "(?:").replace("(?i)", "");
  const plain = flag < 0 ? regex : regex.slice(0, flag) + behind.replace(/\[[^\]]*\]/g, bothCases);
  return plain.replaceAll("(?-i:", "(?:");
}

function bothCases(letters: string): string {
  return letters.replace(/([a-z])-([a-z])/g, (range, from: string, to: string) =>
    letters.includes(range.toUpperCase()) ? range : `${range}${from.toUpperCase()}-${to.toUpperCase()}`,
  );
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("which gitleaks.toml?");
const { rules } = parse(readFileSync(path, "utf8")) as unknown as { rules: readonly SourceRule[] };
const forms = rules.map(formOf).filter((form) => form !== null);
const header = `// Written by tools/token-forms.ts from config/gitleaks.toml of gitleaks (MIT, see THIRD-PARTY-NOTICES.md).
// A line a form: its name, the words that announce it, the least entropy, the expression.
`;
writeFileSync(
  output,
  `${header}export const tokenFormLines = String.raw\`\n${forms.join("\n").replaceAll("`", "\\x60")}\n\`;\n`,
);
console.log(`${forms.length} of ${rules.length} forms`);
