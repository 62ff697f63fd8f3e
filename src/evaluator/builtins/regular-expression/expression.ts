/** A POSIX extended regular expression, read. Characters are bytes, as for Nix. */
export type RegularExpression =
  | { readonly kind: "empty" }
  | { readonly kind: "begin" }
  | { readonly kind: "end" }
  | CharacterSet
  | { readonly kind: "group"; readonly index: number; readonly body: RegularExpression }
  | { readonly kind: "sequence"; readonly parts: readonly RegularExpression[] }
  | { readonly kind: "either"; readonly first: RegularExpression; readonly second: RegularExpression }
  | Repetition;

export interface CharacterSet {
  readonly kind: "set";
  /** Which of the 256 bytes are in it. */
  readonly members: Uint8Array;
}

export interface Repetition {
  readonly kind: "repeat";
  readonly body: RegularExpression;
  readonly least: number;
  readonly most: number;
}

/** Whether it can match no characters at all. */
export function isNullable(expression: RegularExpression): boolean {
  switch (expression.kind) {
    case "set":
      return false;
    case "group":
      return isNullable(expression.body);
    case "sequence":
      return expression.parts.every(isNullable);
    case "either":
      return isNullable(expression.first) || isNullable(expression.second);
    case "repeat":
      return expression.least === 0 || isNullable(expression.body);
    default:
      return true;
  }
}

export function childrenOf(expression: RegularExpression): readonly RegularExpression[] {
  switch (expression.kind) {
    case "group":
    case "repeat":
      return [expression.body];
    case "sequence":
      return expression.parts;
    case "either":
      return [expression.first, expression.second];
    default:
      return [];
  }
}

export function someInside(expression: RegularExpression, test: (inner: RegularExpression) => boolean): boolean {
  return test(expression) || childrenOf(expression).some((child) => someInside(child, test));
}
