import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { sourceRoot } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { DerivationStore } from "./derivation-store.ts";
import { hashBytes } from "./hash.ts";
import { toNix32 } from "./hash-format.ts";
import {
  closedSet,
  elementsOf,
  openSet,
  type PrimitiveTable,
  plainTextOf,
  primitive1,
  primitive2,
  stringOf,
} from "./primitive.ts";
import { nameMistake, textPath } from "./store-path.ts";

/** Store objects are computed, never made: their paths are those Nix would give them, or unknown. */
export function derivationPrimitives(): PrimitiveTable {
  const store = new DerivationStore();
  return {
    placeholder: primitive1((_, output, place) => {
      const text = new TextEncoder().encode(`nix-output:${plainTextOf(output, place)}`);
      return V.string(`/${toNix32(hashBytes("sha256", text))}`);
    }),
    toFile: primitive2((_, name, contents, place) =>
      toFile(plainTextOf(name, place), stringOf(contents, place), place),
    ),
    derivationStrict: primitive1((machine, attributes, place) => store.instantiate(machine, attributes, place)),
    derivation: primitive1((machine, attributes, place) => derivation(machine, store, attributes, place)),
  };
}

function toFile(name: string, contents: V.StringValue, place: Place | null): V.Value {
  const mistake = nameMistake(name);
  if (mistake) throw new EvaluationError(mistake, place);
  if (contents.built.length > 0) throw new EvaluationError(`the file '${name}' may not refer to a derivation`, place);
  const local = contents.copied.find((path) => path.startsWith(sourceRoot));
  if (local !== undefined) return V.unknown(`where '${local}' lies in the store is not known`);
  const path = textPath(name, contents.value, contents.copied);
  return V.string(path, [path]);
}

/** The set that `derivation` gives: one for each output, each of which knows the others. */
function derivation(machine: Machine, store: DerivationStore, argument: Thunk, place: Place | null): V.Value {
  const given = openSet(argument, place);
  const outputs = outputNames(given, place);
  const strict = new Thunk(() => store.instantiate(machine, argument, place), place);
  const sets = new Map<string, V.AttrsValue>();
  const common = new Map(given.attributes);
  const add = (name: string, value: Thunk) => common.set(name, { value, place: null });
  for (const output of outputs) add(output, new Thunk(() => sets.get(output) as V.AttrsValue));
  add("all", new Thunk(() => V.list(outputs.map((output) => Thunk.of(sets.get(output) as V.AttrsValue)))));
  add("drvAttrs", argument);
  for (const output of outputs) {
    const attributes = new Map(common);
    const set = (name: string, value: Thunk) => attributes.set(name, { value, place: null });
    set("outPath", new Thunk(() => attributeOf(strict, output, place)));
    set("drvPath", new Thunk(() => attributeOf(strict, "drvPath", place)));
    set("type", Thunk.of(V.string("derivation")));
    set("outputName", Thunk.of(V.string(output)));
    sets.set(output, V.attrs(attributes, given.open));
  }
  const [first] = outputs;
  if (first === undefined) throw new EvaluationError("a derivation needs an output", place);
  return sets.get(first) as V.AttrsValue;
}

function outputNames(given: V.AttrsValue, place: Place | null): readonly string[] {
  const written = given.attributes.get("outputs");
  if (!written) return ["out"];
  return elementsOf(written.value, place).map((element) => stringOf(element, place).value);
}

function attributeOf(strict: Thunk, name: string, place: Place | null): V.Value {
  const value = strict.force();
  if (value.type === "unknown") return V.unknown(value.reason);
  const attribute = closedSet(strict, place).attributes.get(name);
  if (!attribute) throw new EvaluationError(`attribute '${name}' missing`, place);
  return attribute.value.force();
}
