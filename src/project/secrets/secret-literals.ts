import { isPasswordHashOption, isPlaceholder, namesSecret, takesSecret } from "../../knowledge/secret-options.ts";
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Binding, IndentedString, StringLiteral } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath, withoutProperties } from "../../scopes/option-path.ts";

/** A text written out under the name of a secret. */
export interface SecretLiteral {
  readonly binding: Binding;
  readonly literal: StringLiteral | IndentedString;
}

/** Every such text in a file, in variables and sets as in options, in order of place. Placeholders are none. */
export function secretLiterals(file: NixFile): readonly SecretLiteral[] {
  return nodesOf(file.tree, "Binding").flatMap((binding): SecretLiteral[] => {
    const literal = withoutProperties(binding.value);
    if (literal.kind !== "String" && literal.kind !== "IndentedString") return [];
    return !isPlaceholder(literalText(literal)) && isSecretName(binding) ? [{ binding, literal }] : [];
  });
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
