import { isPasswordHashOption, isPlaceholder, namesSecret, takesSecret } from "../../knowledge/secret-options.ts";
import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Binding, IndentedString, StringLiteral } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";

/** A text written out under the name of a secret. */
export interface SecretLiteral {
  readonly binding: Binding;
  readonly literal: StringLiteral | IndentedString;
}

/** Every such text in a file, in variables and sets as in options, in order of place. Placeholders are none. */
export function secretLiterals(file: NixFile): readonly SecretLiteral[] {
  const found: SecretLiteral[] = [];
  if (!file.tree.root) return found;
  walk(file.tree.root, (node) => {
    if (node.kind !== "Binding") return;
    const literal = withoutProperties(node.value);
    if (literal.kind !== "String" && literal.kind !== "IndentedString") return;
    if (isPlaceholder(literalText(literal))) return;
    if (isSecretName(node)) found.push({ binding: node, literal });
  });
  return found;
}

function isSecretName(binding: Binding): boolean {
  const last = binding.path.attributes.at(-1);
  const name = last ? staticAttributeName(last) : null;
  if (name !== null && namesSecret(name)) return true;
  const path = optionPath(binding);
  return takesSecret(path) || isPasswordHashOption(path);
}

/** What is written of a literal; an interpolation leaves nothing. */
function literalText({ parts }: StringLiteral | IndentedString): string {
  return parts.map((part) => (part.kind === "Fragment" ? part.value : "")).join("");
}
