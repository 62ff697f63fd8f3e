/** `config` of one level: values of its options, over what is defined beside them. */
import { EvaluationError } from "../evaluation-error.ts";
import { Thunk } from "../thunk.ts";
import { eitherRest } from "../unknown.ts";
import { type Attribute, type AttrsValue, attrs, type UnknownValue, unknown, type Value } from "../value.ts";
import type { OptionLevel, OptionNode } from "./option-level.ts";
import { hiddenValue, undeclaredValue } from "./undeclared.ts";

/** What is defined without an option. */
export interface BesideOptions {
  /** As `freeformType` merges it; `null` where there is none. */
  readonly freeform: Value | null;
  /** Why options may be declared out of sight, so that what seems undeclared is a value all the same. */
  readonly unseen: UnknownValue | null;
}

export function configValue(level: OptionLevel, beside: BesideOptions): AttrsValue {
  const attributes = new Map<string, Attribute>();
  for (const [name, [declaration]] of level.declared) {
    const inner = innerFreeform(beside, name);
    const compute = () => nodeValue(level.node(name) as OptionNode, { ...beside, freeform: inner });
    attributes.set(name, { value: new Thunk(compute, placeOf(level, name)), place: declaration?.place ?? null });
  }
  const { freeform } = beside;
  const unseen = beside.unseen ?? level.rest;
  if (freeform) return withFreeform(level, attributes, freeform, unseen);
  if (!unseen) return attrs(attributes);
  for (const [name, [entry]] of level.entries) {
    if (attributes.has(name)) continue;
    const path = [...level.path, name];
    const value = new Thunk(() => undeclaredValue(path, level.definitionsOf(name), unseen), entry?.place);
    attributes.set(name, { value, place: entry?.place ?? null });
  }
  return attrs(attributes, hiddenValue(level.path));
}

function placeOf(level: OptionLevel, name: string): Attribute["place"] {
  return level.declared.get(name)?.[0]?.place ?? null;
}

function nodeValue(node: OptionNode, beside: BesideOptions): Value {
  if (node.kind === "level") return configValue(node.level, beside);
  const value = node.option.attributes.get("value");
  if (!value) throw new Error("an evaluated option has a value");
  return value.value.force();
}

function innerFreeform({ freeform }: BesideOptions, name: string): Value | null {
  if (freeform?.type !== "attrs") return freeform;
  return freeform.attributes.get(name)?.value.force() ?? null;
}

/** Declared options stand over what the freeform type gives. */
function withFreeform(
  level: OptionLevel,
  declared: Map<string, Attribute>,
  freeform: Value,
  unseen: UnknownValue | null,
): AttrsValue {
  if (freeform.type === "unknown") return attrs(declared, freeform);
  if (freeform.type !== "attrs") return attrs(declared);
  for (const [name, attribute] of freeform.attributes) {
    if (!declared.has(name)) declared.set(name, unseen ? tolerantly(level, name, attribute) : attribute);
  }
  return attrs(declared, eitherRest(freeform.open, level.rest));
}

/** Definitions that the freeform type refuses may have an option out of sight that merges them. */
function tolerantly(level: OptionLevel, name: string, attribute: Attribute): Attribute {
  const compute = () => {
    try {
      return attribute.value.force();
    } catch (error) {
      if (!(error instanceof EvaluationError) || error.isExhaustion) throw error;
      const definitions = level.definitionsOf(name);
      if (definitions.length < 2) throw error;
      return undeclaredValue([...level.path, name], definitions, null);
    }
  };
  return { value: new Thunk(compute, attribute.value.place ?? attribute.place), place: attribute.place };
}

export const notYetKnown: UnknownValue = unknown("'config' is needed to find the modules that make it", {
  origin: "config",
});
