import { constantString } from "../parser/constant-string.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Expression } from "../parser/syntax.ts";
import type { Scopes } from "./scopes.ts";

/**
 * A text that is the same for two expressions if they are written-out values that are the same in Nix: strings without
 * interpolation, numbers, constants, lists of these, and the empty set. `null` for all else.
 */
export function literalKey(expression: Expression, scopes: Scopes): string | null {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case "Integer":
      return valueKey(Number(inner.text));
    case "Uri":
    case "String":
    case "IndentedString": {
      const text = constantString(inner);
      return text === null ? null : valueKey(text);
    }
    case "Variable": {
      const isConstant = ["true", "false", "null"].includes(inner.name);
      return isConstant && scopes.resolve(inner)?.resolution.kind === "builtin" ? inner.name : null;
    }
    case "List": {
      const elements = inner.elements.map((element) => literalKey(element, scopes));
      return elements.includes(null) ? null : `[${elements.join(",")}]`;
    }
    case "AttrSet":
      return inner.entries.length === 0 ? "{}" : null;
    default:
      return null;
  }
}

/** The same for a string, whole number or Boolean that is known. */
export function valueKey(value: string | number | boolean): string {
  return JSON.stringify(value);
}
