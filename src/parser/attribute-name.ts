import { constantString } from "./constant-string.ts";
import type { Attribute, StringLiteral } from "./syntax.ts";

/** The name of an attribute that Nix knows when it reads the file (`a`, `"a"`, `${"a"}`); `null` for a computed one. */
export function staticAttributeName(attribute: Attribute): string | null {
  if (attribute.kind === "Identifier") return attribute.name;
  return constantString(attribute.kind === "String" ? attribute : attribute.expression);
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
