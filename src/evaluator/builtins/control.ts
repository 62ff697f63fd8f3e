import { coerceToString } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { type PrimitiveSpec, type PrimitiveTable, primitive1, primitive2, setOf } from "./primitive.ts";

function messageOf(value: V.Value): string {
  return value.type === "string" ? value.value : "(a message that is not known)";
}

const passSecond: PrimitiveSpec = primitive2((_, first, second) => {
  first.force();
  return second.force();
});

export const controlPrimitives: PrimitiveTable = {
  throw: primitive1((machine, message, place) => {
    throw new EvaluationError(
      messageOf(coerceToString(machine, message.force(), place, "interpolation")),
      place,
      "thrown",
    );
  }),
  abort: primitive1((machine, message, place) => {
    throw new EvaluationError(messageOf(coerceToString(machine, message.force(), place, "interpolation")), place);
  }),
  seq: passSecond,
  trace: passSecond,
  traceVerbose: primitive2((_, __, second) => second.force()),
  warn: passSecond,
  break: primitive1((_, value) => value.force()),
  addErrorContext: primitive2((_, __, value) => value.force()),
  deepSeq: primitive2((_, first, second) => {
    forceDeeply(first.force(), new Set());
    return second.force();
  }),
  tryEval: primitive1((_, value) => {
    try {
      const result = value.force();
      // Whether something unknown would have thrown is not known either.
      if (result.type === "unknown") return V.attrs(new Map([["value", { value, place: null }]]), result);
      return setOf({ success: V.trueValue, value: result });
    } catch (error) {
      if (!(error instanceof EvaluationError) || error.kind !== "thrown") throw error;
      return setOf({ success: V.falseValue, value: V.falseValue });
    }
  }),
};

function forceDeeply(value: V.Value, seen: Set<V.Value>): void {
  if (seen.has(value)) return;
  seen.add(value);
  const children: Thunk[] = [];
  if (value.type === "list") children.push(...value.elements);
  if (value.type === "attrs") for (const attribute of value.attributes.values()) children.push(attribute.value);
  for (const child of children) forceDeeply(child.force(), seen);
}
