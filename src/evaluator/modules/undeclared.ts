/**
 * Values of options whose declaration is not seen, from their definitions alone. With a `rest`, other definitions may be
 * out of sight too (NixOS's own modules): then only what nothing else can change is said, and nothing is said to be absent.
 */
import { casesOf } from "../alternatives.ts";
import { valuesEqual } from "../compare.ts";
import { withGuarded } from "../guarded-attributes.ts";
import { concatenate } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import { eitherRest } from "../unknown.ts";
import { type Attribute, type AttrsValue, attrs, list, type UnknownValue, unknown, type Value } from "../value.ts";
import type { Contribution, RankedContribution } from "./contribution.ts";
import { markerOf, partOf, pushedDown } from "./property.ts";
import { outcomesOf, ranked, usualPriority } from "./ranking.ts";
import { showOption } from "./world.ts";

/** The value at a path; `rest` says why definitions may be out of sight, `null` where all are seen. */
export function undeclaredValue(
  path: readonly string[],
  definitions: readonly Contribution[],
  rest: UnknownValue | null,
): Value {
  const contents = definitions.flatMap(({ value }) => contentsOf(value.force()));
  const areSets = contents.length > 0 && contents.every(isPlainSet);
  return areSets ? undeclaredSet(path, definitions, rest) : undeclaredLeaf(path, definitions, rest);
}

/** What properties hold, without asking whether conditions hold. */
function contentsOf(value: Value): Value[] {
  if (value.type === "unknown" && value.alternatives.length > 0) {
    return casesOf(value).flatMap((alternative) => contentsOf(alternative.force()));
  }
  if (value.type !== "attrs") return [value];
  switch (markerOf(value)) {
    case "if":
    case "override":
    case "order":
      return contentsOf(partOf(value, "content").force());
    case "merge": {
      const contents = partOf(value, "contents").force();
      return contents.type === "list"
        ? contents.elements.flatMap((element) => contentsOf(element.force()))
        : [contents];
    }
    default:
      return [value];
  }
}

/** A set of options, and no value by itself: neither a package nor a configuration nor something to be called. */
function isPlainSet(value: Value): value is AttrsValue {
  if (value.type !== "attrs" || value.configuration) return false;
  return !["_type", "type", "outPath", "__functor"].some((name) => value.attributes.has(name));
}

function undeclaredSet(
  path: readonly string[],
  definitions: readonly Contribution[],
  rest: UnknownValue | null,
): AttrsValue {
  const byName = new Map<
    string,
    (Contribution & { readonly namePlace: Attribute["place"]; readonly isBare: boolean })[]
  >();
  let open = rest ? hiddenValue(path) : null;
  for (const definition of definitions) {
    const isBare = !definition.doubt && isPlainSet(definition.value.force());
    for (const part of pushedDown(definition, showOption(path))) {
      if (part.value.type === "unknown" || part.value.open) open = eitherRest(open, part.doubt ?? hiddenValue(path));
      if (part.value.type === "unknown") continue;
      for (const [name, { value, place }] of part.value.attributes) {
        const group = byName.get(name) ?? [];
        group.push({
          file: part.file,
          value,
          place: value.place ?? place,
          doubt: part.doubt,
          namePlace: place,
          isBare,
        });
        byName.set(name, group);
      }
    }
  }
  const sure = new Map<string, Attribute>();
  const guarded = new Map<string, Attribute>();
  for (const [name, group] of byName) {
    const value = new Thunk(() => undeclaredValue([...path, name], group, rest), group[0]?.place);
    const target = group.some(({ isBare }) => isBare) ? sure : guarded;
    target.set(name, { value, place: group[0]?.namePlace ?? null });
  }
  if (guarded.size === 0) return attrs(sure, open);
  const maybe = unknown("a condition decides if the attribute is there", { names: new Set(guarded.keys()) });
  return attrs(withGuarded(sure, guarded), open ?? maybe);
}

function undeclaredLeaf(
  path: readonly string[],
  definitions: readonly Contribution[],
  rest: UnknownValue | null,
): Value {
  const { outcomes, isSure } = outcomesOf(ranked(definitions));
  const [strongest] = outcomes;
  if (!strongest || !isSure || outcomes.length > 1) return hiddenValue(path);
  const lists = strongest.map(({ value }) => value.force());
  if (lists.every(({ type }) => type === "list")) return joinedLists(strongest, lists, rest && hiddenValue(path));
  if (strongest.some(({ doubt }) => doubt)) return hiddenValue(path);
  const [first] = lists;
  if (!first) return hiddenValue(path);
  if (lists.length === 1 && !rest) return first;
  if (lists.every((value) => isPlain(value) && isSame(first, value))) return trusted(path, strongest, first, rest);
  // Several modules for one name (`flake.modules.nixos.base`) are one that imports them.
  if (!rest && lists.every(isModule)) return moduleOf(strongest);
  return hiddenValue(path);
}

/** Nothing else defines it at the same priority, for Nix would refuse two values; what is weaker may be overruled. */
function trusted(
  path: readonly string[],
  [strongest]: readonly RankedContribution[],
  value: Value,
  rest: UnknownValue | null,
): Value {
  return !rest || (strongest && strongest.priority <= usualPriority) ? value : hiddenValue(path);
}

function joinedLists(
  definitions: readonly RankedContribution[],
  lists: readonly Value[],
  rest: UnknownValue | null,
): Value {
  let joined: Value = list([]);
  for (const [index, value] of lists.entries()) {
    const { doubt } = definitions[index] as RankedContribution;
    const part = doubt ? list([], [unknown(doubt.reason, { alternatives: [Thunk.of(value)] })]) : value;
    joined = concatenate(joined, part, null);
  }
  return rest ? concatenate(joined, list([], [rest]), null) : joined;
}

function moduleOf(definitions: readonly RankedContribution[]): Value {
  const imports = list(definitions.map(({ value, place }) => Thunk.of(value.force(), place)));
  return attrs(new Map([["imports", { value: Thunk.of(imports), place: definitions[0]?.place ?? null }]]));
}

function isModule(value: Value): boolean {
  return value.type === "attrs" || value.type === "closure" || value.type === "path";
}

/** Values that an option holds once. Texts of several lines may be joined with others. */
function isPlain(value: Value): boolean {
  if (value.type === "string") return !value.value.includes("\n");
  return ["bool", "int", "float", "path", "null"].includes(value.type);
}

function isSame(left: Value, right: Value): boolean {
  const equal = valuesEqual(left, right);
  return equal.type === "bool" && equal.value;
}

/** An option of which not enough is known. */
export function hiddenValue(path: readonly string[]): UnknownValue {
  const origin = ["config", ...path].join(".");
  return unknown(`only the module system knows '${origin}'`, { origin });
}
