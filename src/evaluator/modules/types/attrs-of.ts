import { casesOf } from "../../alternatives.ts";
import { Thunk } from "../../thunk.ts";
import { eitherRest } from "../../unknown.ts";
import { type Attribute, attrs, type ConfigurationCall, type UnknownValue, unknown, type Value } from "../../value.ts";
import { type Contribution, unknownFile } from "../contribution.ts";
import { type MergedDefinitions, mergedDefinitions } from "../merged-definitions.ts";
import type { MergePlace } from "../world.ts";
import { emptyValue, type NativeMerge } from "./option-type.ts";

/** The definitions of each attribute over several sets, and why there may be others. */
export interface AttributeDefinitions {
  readonly byName: ReadonlyMap<string, readonly (Contribution & { readonly namePlace: Attribute["place"] })[]>;
  /** Sets of which not all is known. */
  readonly rest: UnknownValue | null;
}

/** Sorts what sets hold by attribute; a set in doubt puts its attributes in doubt. */
export function byAttribute(definitions: readonly Contribution[]): AttributeDefinitions {
  const byName = new Map<string, (Contribution & { namePlace: Attribute["place"] })[]>();
  let rest: UnknownValue | null = null;
  const add = (file: string, value: Value, doubt: UnknownValue | null) => {
    if (value.type === "unknown") {
      if (value.alternatives.length === 0) rest = eitherRest(rest, value);
      for (const alternative of casesOf(value)) add(file, alternative.force(), value);
    }
    if (value.type !== "attrs") return;
    if (value.open) rest = eitherRest(rest, value.open);
    for (const [name, attribute] of value.attributes) {
      const group = byName.get(name) ?? [];
      const place = attribute.value.place ?? attribute.place;
      group.push({ file, value: attribute.value, place, doubt, namePlace: attribute.place });
      byName.set(name, group);
    }
  };
  for (const { file, value, doubt } of definitions) add(file, value.force(), doubt);
  return { byName, rest };
}

/** `attrsOf` and `lazyAttrsOf`: an attribute that may not be there leaves the set open under its name. */
export function mergeAttrsOf(element: Thunk, isLazy: boolean): NativeMerge {
  return (definitions, at) => {
    const { byName, rest } = byAttribute(definitions);
    const attributes = new Map<string, Attribute>();
    const doubtful = new Set<string>();
    for (const [name, group] of byName) {
      const place: MergePlace = { ...at, path: [...at.path, name] };
      const all = rest ? [...group, hiddenIn(rest, name)].flatMap((one) => one ?? []) : group;
      const compute = memoized(() => mergedDefinitions(element.force(), all, place));
      const presence = isLazy ? group.some(({ doubt }) => !doubt) : isPresent(compute());
      if (presence === "maybe" || (isLazy && !presence)) doubtful.add(name);
      if (presence !== true) continue;
      const value = new Thunk(() => attributeValue(compute(), element, isLazy), group[0]?.place ?? null);
      attributes.set(name, { value, place: group[0]?.namePlace ?? null });
    }
    return attrs(attributes, openness(rest, doubtful));
  };
}

function hiddenIn(rest: UnknownValue, name: string): Contribution | null {
  if (rest.names && !rest.names.has(name)) return null;
  return { file: unknownFile, value: Thunk.of(unknown(rest.reason)), place: null, doubt: rest };
}

function isPresent(merged: MergedDefinitions): boolean | "maybe" {
  return merged.isDefined.type === "bool" ? merged.isDefined.value : "maybe";
}

/** A lazy attribute that no condition defines is the empty value of its type. */
function attributeValue(merged: MergedDefinitions, element: Thunk, isLazy: boolean): Value {
  const { isDefined } = merged;
  const isMissing = isLazy && isDefined.type === "bool" && !isDefined.value;
  const empty = isMissing ? emptyValue(element.force()) : null;
  return empty ? empty.force() : merged.value();
}

function openness(rest: UnknownValue | null, doubtful: ReadonlySet<string>): UnknownValue | null {
  if (doubtful.size === 0) return rest;
  const maybe = unknown("a condition that is not known decides if the attribute is there", { names: doubtful });
  return eitherRest(rest, maybe);
}

function memoized<T>(compute: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

/** `attrs`: sets laid over each other, the last one on top. */
export const mergeShallow: NativeMerge = (definitions) => {
  const { byName, rest } = byAttribute(definitions);
  const attributes = new Map<string, Attribute>();
  const doubtful = new Set<string>();
  for (const [name, group] of byName) {
    const last = group[group.length - 1] as (typeof group)[number];
    const isSure = group.length === 1 ? !last.doubt : group.every(({ doubt }) => !doubt);
    if (isSure) attributes.set(name, { value: last.value, place: last.namePlace });
    else doubtful.add(name);
  }
  return attrs(attributes, openness(rest, doubtful), configurationOf(definitions));
};

/** A configuration is one too with other attributes around it, as with `//`. */
function configurationOf(definitions: readonly Contribution[]): ConfigurationCall | null {
  const calls = definitions.flatMap(({ value, doubt }) => {
    const set = doubt ? null : value.force();
    return (set?.type === "attrs" && set.configuration) || [];
  });
  return calls.at(-1) ?? null;
}
