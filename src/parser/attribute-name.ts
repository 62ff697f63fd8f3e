import { indentedStringParts } from "./indented-string.ts";
import type { Attribute, StringLiteral, StringPart } from "./syntax.ts";

/** The name of an attribute that Nix knows when it reads the file (`a`, `"a"`, `${"a"}`); `null` for a computed one. */
export function staticAttributeName(attribute: Attribute): string | null {
  if (attribute.kind === "Identifier") return attribute.name;
  if (attribute.kind === "String") return constantText(attribute);
  let inner = attribute.expression;
  while (inner.kind === "Parenthesized") inner = inner.expression;
  if (inner.kind === "IndentedString") return joined(indentedStringParts(inner));
  return inner.kind === "String" ? constantText(inner) : null;
}

/** The text of a string without interpolation; `null` where it has one. */
export function constantText(string: StringLiteral): string | null {
  return joined(string.parts);
}

function joined(parts: readonly StringPart[]): string | null {
  let text = "";
  for (const part of parts) {
    if (part.kind === "Interpolation") return null;
    text += part.value;
  }
  return text;
}
