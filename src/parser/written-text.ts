import { constantText } from "./attribute-name.ts";
import { withoutParentheses } from "./parentheses.ts";
import type { Expression } from "./syntax.ts";

/** The text of a string without interpolation, in either quotes, or of an unquoted URL; `null` for anything else. */
export function writtenText(expression: Expression): string | null {
  const inner = withoutParentheses(expression);
  if (inner.kind === "Uri") return inner.text;
  return inner.kind === "String" || inner.kind === "IndentedString" ? constantText(inner) : null;
}
