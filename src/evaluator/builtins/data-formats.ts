import { parse as parseToml, TomlDate } from "smol-toml";
import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { readJson } from "./json-reader.ts";
import { writeJson } from "./json-writer.ts";
import { type PrimitiveTable, primitive1, textOf } from "./primitive.ts";
import { writeXml } from "./xml-writer.ts";

export const dataPrimitives: PrimitiveTable = {
  fromJSON: primitive1((machine, text, place) => {
    const json = textOf(text, place);
    machine.spend(json.length >> 5);
    return readJson(json, place);
  }),
  fromTOML: primitive1((_, text, place) => fromToml(readToml(textOf(text, place), place), place)),
  toJSON: primitive1((machine, value, place) => writeJson(machine, value, place)),
  toXML: primitive1((machine, value, place) => writeXml(machine, value, place)),
};

function readToml(text: string, place: Place | null): unknown {
  try {
    return parseToml(text, { integersAsBigInt: true });
  } catch (error) {
    if (error instanceof UnknownOperand || error instanceof RangeError) throw error;
    throw new EvaluationError(`invalid TOML: ${(error as Error).message.split("\n")[0]}`, place);
  }
}

function fromToml(data: unknown, place: Place | null): V.Value {
  if (typeof data === "boolean") return V.bool(data);
  if (typeof data === "string") return V.string(withoutNul(data, place));
  if (typeof data === "bigint") {
    if (BigInt.asIntN(64, data) === data) return V.int(data);
    throw new EvaluationError(`the number ${data} does not fit into 64 bits`, place);
  }
  if (typeof data === "number") return V.float(data);
  if (Array.isArray(data)) return V.list(data.map((element) => Thunk.of(fromToml(element, place))));
  if (data instanceof TomlDate) throw new EvaluationError("dates and times are not supported in TOML", place);
  const attributes = new Map<string, V.Attribute>();
  for (const [name, value] of Object.entries(data as object)) {
    attributes.set(withoutNul(name, place), { value: Thunk.of(fromToml(value, place)), place: null });
  }
  return V.attrs(attributes);
}

/** Strings of Nix end at a NUL. */
function withoutNul(text: string, place: Place | null): string {
  if (text.includes("\0")) throw new EvaluationError("a text in TOML holds a NUL", place);
  return text;
}
