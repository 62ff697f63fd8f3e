import type { Place } from "../../source/span.ts";
import type { Machine } from "../machine.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { type PrimitiveTable, plainTextOf, primitive2, textOf } from "./primitive.ts";
import { fromBytes, toBytes } from "./regular-expression/bytes.ts";
import { compileExpression } from "./regular-expression/compiled-expression.ts";
import type { Found } from "./regular-expression/matcher.ts";

export const regularExpressionPrimitives: PrimitiveTable = {
  match: primitive2((machine, pattern, text, place) => {
    const expression = compileExpression(toBytes(plainTextOf(pattern, place)), place);
    const bytes = toBytes(textOf(text, place));
    const found = expression.matchWhole(bytes, () => machine.spend(1));
    return found ? groupsOf(bytes, found) : V.nullValue;
  }),
  split: primitive2((machine, pattern, text, place) => splitText(machine, pattern, text, place)),
};

function splitText(machine: Machine, pattern: Thunk, text: Thunk, place: Place | null): V.Value {
  const expression = compileExpression(toBytes(plainTextOf(pattern, place)), place);
  const bytes = toBytes(textOf(text, place));
  const parts: Thunk[] = [];
  let position = 0;
  for (const found of expression.matches(bytes, () => machine.spend(1))) {
    parts.push(Thunk.of(textValue(bytes.slice(position, found[0]))));
    parts.push(Thunk.of(groupsOf(bytes, found)));
    position = found[1] as number;
  }
  parts.push(Thunk.of(textValue(bytes.slice(position))));
  return V.list(parts);
}

function groupsOf(bytes: string, found: Found): V.ListValue {
  const groups: Thunk[] = [];
  for (let slot = 2; slot < found.length; slot += 2) {
    const end = found[slot + 1] as number;
    groups.push(Thunk.of(end < 0 ? V.nullValue : textValue(bytes.slice(found[slot], end))));
  }
  return V.list(groups);
}

function textValue(bytes: string): V.Value {
  const text = fromBytes(bytes);
  return text === null ? V.unknown("a part of a character is no text") : V.string(text);
}
