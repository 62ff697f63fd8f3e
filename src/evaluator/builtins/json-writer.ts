import type { Place } from "../../source/span.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { formatJson } from "../format-float.ts";
import type { Machine } from "../machine.ts";
import { mergeContexts, type StringContext, withContext } from "../string-context.ts";
import type { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { closedSet, elementsOf, known, sortedNames } from "./primitive.ts";

/** `builtins.toJSON`: what a value refers to in the store, its text refers to. */
export function writeJson(machine: Machine, value: Thunk, place: Place | null): V.StringValue {
  const writer = new JsonWriter(machine, place);
  const text = writer.write(value);
  return withContext(text, writer.context);
}

class JsonWriter {
  context: StringContext = { copied: [], built: [] };
  readonly #machine: Machine;
  readonly #place: Place | null;

  constructor(machine: Machine, place: Place | null) {
    this.#machine = machine;
    this.#place = place;
  }

  write(thunk: Thunk): string {
    const value = known(thunk);
    // A set is a good deal more work than what stands in it.
    this.#machine.spend(value.type === "attrs" ? 8 : 1);
    switch (value.type) {
      case "null":
        return "null";
      case "bool":
      case "int":
        return String(value.value);
      case "float":
        return formatJson(value.value);
      case "string":
      case "path":
        return this.#text(value);
      case "list":
        return `[${elementsOf(thunk, this.#place)
          .map((element) => this.write(element))
          .join(",")}]`;
      case "attrs":
        return this.#set(value, thunk);
      default:
        throw new EvaluationError(`cannot convert ${V.describeType(value)} to JSON`, this.#place);
    }
  }

  #text(value: V.Value): string {
    const text = coerceToString(this.#machine, value, this.#place, "interpolation");
    if (text.type === "unknown") throw new UnknownOperand(text);
    if (text.type !== "string") return "null";
    this.context = mergeContexts(this.context, text);
    return JSON.stringify(text.value);
  }

  #set(value: V.AttrsValue, thunk: Thunk): string {
    if (value.attributes.has("__toString")) return this.#text(value);
    const out = value.attributes.get("outPath");
    if (out) return this.write(out.value);
    const set = closedSet(thunk, this.#place);
    const members = sortedNames(set).map(
      (name) => `${JSON.stringify(name)}:${this.write((set.attributes.get(name) as V.Attribute).value)}`,
    );
    return `{${members.join(",")}}`;
  }
}
