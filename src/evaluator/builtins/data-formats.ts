import { parse as parseToml } from "smol-toml";
import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { closedSet, elementsOf, known, type PrimitiveTable, primitive1, sortedNames, textOf } from "./primitive.ts";

export const dataPrimitives: PrimitiveTable = {
  fromJSON: primitive1((_, text, place) => fromPlain(parsed(() => JSON.parse(textOf(text, place)), "JSON", place))),
  fromTOML: primitive1((_, text, place) =>
    fromPlain(parsed(() => parseToml(textOf(text, place), { integersAsBigInt: true }), "TOML", place)),
  ),
  toJSON: primitive1((machine, value, place) => V.string(toJson(value, place, machine))),
};

function parsed(read: () => unknown, format: string, place: Place | null): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownOperand || error instanceof EvaluationError) throw error;
    throw new EvaluationError(`invalid ${format}: ${(error as Error).message.split("\n")[0]}`, place);
  }
}

/** Plain data as a value; numbers without fraction are integers. */
function fromPlain(data: unknown): V.Value {
  if (data === null || data === undefined) return V.nullValue;
  if (typeof data === "boolean") return V.bool(data);
  if (typeof data === "string") return V.string(data);
  if (typeof data === "bigint") return V.int(data);
  if (typeof data === "number") return Number.isInteger(data) ? V.int(data) : V.float(data);
  if (Array.isArray(data)) return V.list(data.map((element) => Thunk.of(fromPlain(element))));
  if (data instanceof Date) return V.string(data.toISOString());
  const attributes = new Map<string, V.Attribute>();
  for (const [name, value] of Object.entries(data)) {
    attributes.set(name, { value: Thunk.of(fromPlain(value)), place: null });
  }
  return V.attrs(attributes);
}

function toJson(thunk: Thunk, place: Place | null, machine: Machine): string {
  const value = known(thunk);
  switch (value.type) {
    case "null":
      return "null";
    case "bool":
    case "int":
    case "float":
      return String(value.value);
    case "string":
    case "path":
      return JSON.stringify(value.value);
    case "list":
      return `[${elementsOf(thunk, place)
        .map((element) => toJson(element, place, machine))
        .join(",")}]`;
    case "attrs": {
      const method = value.attributes.get("__toString");
      if (method) return toJson(Thunk.of(machine.apply(method.value.force(), thunk, place)), place, machine);
      const out = value.attributes.get("outPath");
      if (out) return toJson(out.value, place, machine);
      const set = closedSet(thunk, place);
      const members = sortedNames(set).map(
        (name) => `${JSON.stringify(name)}:${toJson((set.attributes.get(name) as V.Attribute).value, place, machine)}`,
      );
      return `{${members.join(",")}}`;
    }
    default:
      throw new EvaluationError(`cannot convert ${V.describeType(value)} to JSON`, place);
  }
}
