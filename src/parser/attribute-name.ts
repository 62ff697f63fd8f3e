import type { Attribute, StringLiteral } from "./syntax.ts";

/** The name of an attribute that Nix knows when it reads the file (`a`, `"a"`, `${"a"}`); `null` for a computed one. */
export function staticAttributeName(attribute: Attribute): string | null {
  if (attribute.kind === "Identifier") return attribute.name;
  if (attribute.kind === "String") return constantText(attribute);
  return attribute.expression.kind === "String" ? constantText(attribute.expression) : null;
}

/** The text of a string without interpolation; `null` where it has one. */
export function constantText(string: StringLiteral): string | null {
  let text = "";
  for (const part of string.parts) {
    if (part.kind === "Interpolation") return null;
    text += part.value;
  }
  return text;
}
