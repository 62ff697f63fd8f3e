import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { sourceRoot } from "../source-tree.ts";
import { hasContext } from "../string-context.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import {
  booleanOf,
  closedSet,
  elementsOf,
  known,
  openSet,
  type PrimitiveTable,
  primitive1,
  primitive2,
  setOf,
  sortedNames,
  stringOf,
  textOf,
} from "./primitive.ts";
import { coercedText } from "./strings.ts";

export const contextPrimitives: PrimitiveTable = {
  hasContext: primitive1((_, text, place) => V.bool(hasContext(stringOf(text, place)))),
  getContext: primitive1((_, text, place) => contextOf(stringOf(text, place))),
  appendContext: primitive2((_, text, context, place) => appendContext(stringOf(text, place), context, place)),
  unsafeDiscardStringContext: primitive1((machine, text, place) => V.string(coercedText(machine, text, place).value)),
  unsafeDiscardOutputDependency: primitive1((machine, text, place) => {
    const value = coercedText(machine, text, place);
    const whole = value.built.filter((element) => element.startsWith("="));
    const outputs = value.built.filter((element) => !element.startsWith("="));
    return V.string(value.value, [...value.copied, ...whole.map((element) => element.slice(1))], outputs);
  }),
  addDrvOutputDependencies: primitive1((machine, text, place) => {
    const value = coercedText(machine, text, place);
    const [path] = value.copied;
    if (value.built.length === 1 && value.copied.length === 0 && value.built[0]?.startsWith("=")) return value;
    if (path === undefined || value.copied.length + value.built.length > 1 || !path.endsWith(".drv")) {
      throw new EvaluationError(`'${value.value}' does not refer to one derivation`, place);
    }
    return V.string(value.value, [], [`=${path}`]);
  }),
};

interface Reference {
  path?: boolean;
  allOutputs?: boolean;
  outputs?: string[];
}

function contextOf(text: V.StringValue): V.Value {
  const local = text.copied.find((path) => path.startsWith(sourceRoot));
  if (local !== undefined) return V.unknown(`where '${local}' lies in the store is not known`);
  const references = new Map<string, Reference>();
  const at = (path: string) => {
    const reference = references.get(path) ?? {};
    references.set(path, reference);
    return reference;
  };
  for (const path of text.copied) at(path).path = true;
  for (const element of text.built) {
    const [, output, path] = /^(?:=|!([^!]*)!)(.*)$/s.exec(element) as unknown as [string, string | undefined, string];
    const reference = at(path);
    if (output === undefined) reference.allOutputs = true;
    else reference.outputs = [...(reference.outputs ?? []), output].sort();
  }
  return setOf(Object.fromEntries([...references].map(([path, reference]) => [path, referenceValue(reference)])));
}

function referenceValue(reference: Reference): V.Value {
  const values: Record<string, V.Value> = {};
  if (reference.path) values.path = V.trueValue;
  if (reference.allOutputs) values.allOutputs = V.trueValue;
  if (reference.outputs) values.outputs = V.list(reference.outputs.map((name) => Thunk.of(V.string(name))));
  return setOf(values);
}

function appendContext(text: V.StringValue, context: Thunk, place: Place | null): V.Value {
  const copied = new Set(text.copied);
  const built = new Set(text.built);
  const set = closedSet(context, place);
  for (const path of sortedNames(set)) {
    if (!path.startsWith("/nix/store/")) throw new EvaluationError(`'${path}' is not a path in the store`, place);
    const reference = openSet((set.attributes.get(path) as V.Attribute).value, place).attributes;
    const isTrue = (name: string) => {
      const value = reference.get(name)?.value;
      return value !== undefined && booleanOf(known(value), place);
    };
    if (isTrue("path")) copied.add(path);
    const isDerivation = path.endsWith(".drv");
    if (isTrue("allOutputs")) built.add(onDerivation(isDerivation, `=${path}`, place));
    const outputs = reference.get("outputs");
    for (const output of outputs ? elementsOf(outputs.value, place) : []) {
      built.add(onDerivation(isDerivation, `!${textOf(output, place)}!${path}`, place));
    }
  }
  return V.string(text.value, [...copied], [...built]);
}

function onDerivation(isDerivation: boolean, element: string, place: Place | null): string {
  if (isDerivation) return element;
  throw new EvaluationError("only a derivation has outputs", place);
}
