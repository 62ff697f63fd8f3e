/**
 * Which strings are one constant to Nix when it reads a file: those its lexer reads in one go, once indentation is taken
 * off. It decides which attribute names are known before anything is evaluated.
 */

import { indentedStringParts } from "./indented-string.ts";
import { withoutParentheses } from "./parentheses.ts";
import type { Expression, Fragment, IndentedString, StringPart } from "./syntax.ts";

/** Text, or what is interpolated. */
export type Piece = string | Expression;

/** The text of what is a plain string to Nix, as `''${"a"}''` is and `"${"a"}"` is not; `null` for all else. */
export function constantString(expression: Expression): string | null {
  const value = withoutParentheses(expression);
  if (value.kind === "Uri") return value.text;
  if (value.kind !== "String" && value.kind !== "IndentedString") return null;
  const [only = "", ...others] = value.kind === "String" ? joinedFragments(value.parts) : separateFragments(value);
  if (others.length > 0) return null;
  if (typeof only === "string") return only;
  return value.kind === "IndentedString" ? constantString(only) : null;
}

/** Between double quotes and in paths, Nix reads all text up to the next `${` as one. */
export function joinedFragments(parts: readonly StringPart[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (part.kind === "Interpolation") pieces.push(part.expression);
    else if (typeof last === "string") pieces[pieces.length - 1] = last + part.value;
    else pieces.push(part.value);
  }
  return pieces;
}

/** A dollar or a quote that turns out to mean nothing is a text of its own to Nix. */
const indentedToken = /(?:[^$']|\$[^{']|'[^'$])+|[$']/gsu;

/** Between pairs of single quotes, Nix keeps apart what its lexer reads apart, and takes indentation off each. */
export function separateFragments(node: IndentedString): Piece[] {
  const parts = node.parts.flatMap((part, index): StringPart[] =>
    part.kind === "Fragment" ? splitFragment(part, index === 0) : [part],
  );
  return indentedStringParts({ ...node, parts }).map((part) => {
    return part.kind === "Interpolation" ? part.expression : part.value;
  });
}

function splitFragment(fragment: Fragment, isFirst: boolean): Fragment[] {
  if (fragment.escaped) return [fragment];
  // An empty line behind the opening quotes belongs to them.
  const [opening = ""] = (isFirst && /^ *\n/.exec(fragment.value)) || [];
  const tokens = fragment.value.slice(opening.length).match(indentedToken) ?? [];
  return tokens.map((token, index) => ({ ...fragment, value: index === 0 ? opening + token : token }));
}
