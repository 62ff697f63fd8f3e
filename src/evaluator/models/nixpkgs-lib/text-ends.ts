import { type PrimitiveSpec, primitive2, textOf } from "../../builtins/primitive.ts";
import { bool } from "../../value.ts";

/**
 * How texts begin and end. Cutting them to compare, as one does in Nix, may cut a character of several bytes in two, and
 * half a character is no text here.
 */
export const textEnds: Readonly<Record<string, PrimitiveSpec>> = {
  startsWith: primitive2((_, start, text, place) => bool(textOf(text, place).startsWith(textOf(start, place)))),
  endsWith: primitive2((_, end, text, place) => bool(textOf(text, place).endsWith(textOf(end, place)))),
};
