import { coerceToString } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { nestedTooDeeply } from "../stack-room.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import {
  type PrimitiveSpec,
  type PrimitiveTable,
  primitive1,
  primitive2,
  setOf,
  sortedNames,
  textOf,
} from "./primitive.ts";

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
  warn: primitive2((_, message, value, place) => {
    if (message.force().type !== "unknown") textOf(message, place);
    return value.force();
  }),
  break: primitive1((_, value) => value.force()),
  addErrorContext: primitive2((_, __, value) => value.force()),
  deepSeq: primitive2((machine, first, second) => {
    forceDeeply(machine, first.force());
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

/** Endless values have to end somewhere before the memory does; Nix's own stack holds less. */
const deepestValue = 100_000;

/** Goes through all that is inside, without nesting: a list may be as deep as it is long. */
function forceDeeply(machine: Machine, root: V.Value): void {
  const seen = new Set<V.Value>([root]);
  const waiting: Iterator<Thunk>[] = [childrenOf(root)];
  for (let children = waiting.at(-1); children; children = waiting.at(-1)) {
    const next = children.next();
    if (next.done) {
      waiting.pop();
      continue;
    }
    const value = next.value.force();
    if (seen.has(value) || (value.type !== "list" && value.type !== "attrs")) continue;
    machine.spend(1);
    seen.add(value);
    if (waiting.length > deepestValue) throw nestedTooDeeply();
    waiting.push(childrenOf(value));
  }
}

function* childrenOf(value: V.Value): Generator<Thunk> {
  if (value.type === "list") yield* value.elements;
  if (value.type === "attrs")
    for (const name of sortedNames(value)) yield (value.attributes.get(name) as V.Attribute).value;
}
