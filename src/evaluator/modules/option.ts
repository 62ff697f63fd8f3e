import { EvaluationError } from "../evaluation-error.ts";
import { applyAll } from "../machine.ts";
import { Thunk } from "../thunk.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  emptyAttrs,
  int,
  list,
  string,
  unknown,
  type Value,
} from "../value.ts";
import { type Contribution, contributionValue, unknownFile } from "./contribution.ts";
import { type MergedDefinitions, mergedDefinitions } from "./merged-definitions.ts";
import { type MergePlace, showOption } from "./world.ts";

/** The priority of an option's own default. */
const defaultPriority = 1500;

/**
 * An option with what its definitions make of it: what `options.a.b` is. Nothing is computed before it is asked.
 * Definitions are those of the modules, in the order of the module system.
 */
export function evaluatedOption(
  option: AttrsValue,
  definitions: () => readonly Contribution[],
  at: MergePlace,
): AttrsValue {
  let merged: MergedDefinitions | null = null;
  const result = () => {
    merged ??= mergedDefinitions(typeOf(option), withDefault(option, definitions(), at), at);
    return merged;
  };
  const attributes = new Map(option.attributes);
  const add = (name: string, compute: () => Value) => attributes.set(name, { value: new Thunk(compute), place: null });
  add("value", () => appliedValue(option, result, at));
  add("isDefined", () => result().isDefined);
  add("highestPrio", () => int(result().highestPriority));
  const each = (read: (definition: Contribution) => Thunk) => listOfKnown(result(), read);
  add("definitions", () => each(({ value }) => value));
  add("files", () => each(({ file }) => Thunk.of(string(file))));
  add("definitionsWithLocations", () => each(contributionValue));
  add("valueMeta", () => emptyAttrs);
  return attrs(attributes);
}

function typeOf(option: AttrsValue): Value {
  return option.attributes.get("type")?.value.force() ?? unknown("the option has no type");
}

function withDefault(
  option: AttrsValue,
  definitions: readonly Contribution[],
  at: MergePlace,
): readonly Contribution[] {
  const given = option.attributes.get("default");
  const all = given ? [defaultContribution(option, given), ...definitions] : definitions;
  const readOnly = option.attributes.get("readOnly")?.value.force();
  if (readOnly?.type === "bool" && readOnly.value && all.filter(({ doubt }) => !doubt).length > 1) {
    const place = all[all.length - 1]?.place ?? null;
    throw new EvaluationError(`the option '${showOption(at.path)}' is read-only, but set`, place, "thrown");
  }
  return all;
}

function defaultContribution(option: AttrsValue, given: Attribute): Contribution {
  const content: Attribute = { value: given.value, place: given.place };
  const property = attrs(
    new Map([
      ["_type", { value: Thunk.of(string("override")), place: null }],
      ["priority", { value: Thunk.of(int(defaultPriority)), place: null }],
      ["content", content],
    ]),
  );
  const files = option.attributes.get("declarations")?.value.force();
  const file = files?.type === "list" ? files.elements[0]?.force() : undefined;
  const name = file?.type === "string" ? file.value : unknownFile;
  return { file: name, value: Thunk.of(property, given.value.place), place: given.value.place, doubt: null };
}

function appliedValue(option: AttrsValue, result: () => MergedDefinitions, at: MergePlace): Value {
  const apply = option.attributes.get("apply");
  if (!apply) return result().value();
  const given = new Thunk(() => result().value());
  return applyAll(at.world.evaluator, apply.value.force(), [given], null);
}

function listOfKnown(merged: MergedDefinitions, read: (definition: Contribution) => Thunk): Value {
  const sure = merged.definitions.filter(({ doubt }) => !doubt);
  const doubts = merged.definitions.flatMap(({ doubt }) => doubt ?? []);
  return list(sure.map(read), doubts);
}
