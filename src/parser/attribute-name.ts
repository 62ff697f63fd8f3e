import { constantString } from "./constant-string.ts";
import type { Attribute, StringPart } from "./syntax.ts";

/** The name of an attribute that Nix knows when it reads the file (`a`, `"a"`, `${"a"}`); `null` for a computed one. */
export function staticAttributeName(attribute: Attribute): string | null {
  if (attribute.kind === "Identifier") return attribute.name;
  return constantString(attribute.kind === "String" ? attribute : attribute.expression);
}

/** The text of a string or path without interpolation; `null` where it has one. */
export function constantText({ parts }: { readonly parts: readonly StringPart[] }): string | null {
  let text = "";
  for (const part of parts) {
    if (part.kind === "Interpolation") return null;
    text += part.value;
  }
  return text;
}
