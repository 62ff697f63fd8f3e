import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { guardedIn, withGuarded } from "../guarded-attributes.ts";
import { applyAll } from "../machine.ts";
import { selectAttribute } from "../select.ts";
import { Thunk } from "../thunk.ts";
import { eitherRest, hiddenAttribute, selectUnknown } from "../unknown.ts";
import * as V from "../value.ts";
import {
  closedSet,
  elementsOf,
  functionOf,
  known,
  openList,
  openSet,
  type PrimitiveTable,
  plainTextOf,
  primitive1,
  primitive2,
  sortedNames,
} from "./primitive.ts";

export const setPrimitives: PrimitiveTable = {
  attrNames: primitive1((_, set, place) => {
    const value = openSet(set, place);
    return V.list(
      sortedNames(value).map((name) => Thunk.of(V.string(name))),
      value.open ? [value.open] : [],
    );
  }),
  attrValues: primitive1((_, set, place) => {
    const value = openSet(set, place);
    const values = sortedNames(value).map((name) => (value.attributes.get(name) as V.Attribute).value);
    return V.list(values, value.open ? [value.open] : []);
  }),
  getAttr: primitive2((_, name, set, place) => {
    const wanted = plainTextOf(name, place);
    const value = set.force();
    if (value.type === "unknown") return selectUnknown(value, wanted);
    return selectAttribute(openSet(set, place), wanted, place);
  }),
  hasAttr: primitive2((_, name, set, place) => {
    const wanted = plainTextOf(name, place);
    const value = openSet(set, place);
    if (value.attributes.has(wanted)) return V.trueValue;
    const hidden = hiddenAttribute(value, wanted);
    return hidden ? V.unknown(hidden.reason) : V.falseValue;
  }),
  removeAttrs: primitive2((machine, set, names, place) => {
    const value = openSet(set, place);
    machine.spend(value.attributes.size);
    const attributes = new Map(value.attributes);
    const guarded = new Map(guardedIn(value));
    const { elements, open } = openList(names, place);
    for (const element of elements) {
      const name = plainTextOf(element, place);
      attributes.delete(name);
      guarded.delete(name);
    }
    return withoutDoubtful({ attributes, guarded, open: value.open }, open, place);
  }),
  intersectAttrs: primitive2((_, filter, set, place) => {
    const wanted = closedSet(filter, place);
    const value = openSet(set, place);
    const attributes = new Map<string, V.Attribute>();
    for (const [name, attribute] of value.attributes) if (wanted.attributes.has(name)) attributes.set(name, attribute);
    const guarded = new Map([...guardedIn(value)].filter(([name]) => wanted.attributes.has(name)));
    return V.attrs(withGuarded(attributes, guarded), value.open);
  }),
  listToAttrs: primitive1((_, list, place) => {
    const { elements, open } = openList(list, place);
    const attributes = new Map<string, V.Attribute>();
    let hidden: V.UnknownValue | null = open[0] ?? null;
    for (const element of elements) {
      const pair = element.force();
      if (pair.type === "unknown") {
        hidden ??= pair;
        continue;
      }
      if (pair.type !== "attrs") throw new EvaluationError(`expected a set but found ${V.describeType(pair)}`, place);
      const name = pair.attributes.get("name");
      if (!name && pair.open) {
        hidden ??= pair.open;
        continue;
      }
      if (!name) throw new EvaluationError("attribute 'name' missing", place);
      const text = name.value.force();
      if (text.type === "unknown") {
        hidden ??= text;
        continue;
      }
      const key = plainTextOf(name.value, place);
      if (attributes.has(key)) continue;
      const value = openSet(element, place).attributes.get("value");
      if (!value && !pair.open) throw new EvaluationError("attribute 'value' missing", place);
      const thunk = value?.value ?? Thunk.of(V.unknown((pair.open as V.UnknownValue).reason));
      attributes.set(key, { value: thunk, place: name.value.place ?? value?.place ?? element.place });
    }
    return V.attrs(attributes, hidden);
  }),
  mapAttrs: primitive2((machine, f, set, place) => {
    const value = openSet(set, place);
    machine.spend(value.attributes.size);
    const mapped = (given: ReadonlyMap<string, V.Attribute>) => {
      const attributes = new Map<string, V.Attribute>();
      for (const [name, attribute] of given) {
        const both = [Thunk.of(V.string(name)), attribute.value];
        const from = attribute.value.place ?? attribute.place;
        const value = new Thunk(() => applyAll(machine, f.force(), both, place), from);
        attributes.set(name, { value, place: attribute.place });
      }
      return attributes;
    };
    return V.attrs(withGuarded(mapped(value.attributes), mapped(guardedIn(value))), value.open);
  }),
  catAttrs: primitive2((_, name, list, place) => {
    const wanted = plainTextOf(name, place);
    const { elements, open } = openList(list, place);
    const found = elements.flatMap((element) => openSet(element, place).attributes.get(wanted)?.value ?? []);
    return V.list(found, open);
  }),
  zipAttrsWith: primitive2((machine, f, sets, place) => {
    functionOf(f, place);
    const groups = new Map<string, Thunk[]>();
    let hidden: V.UnknownValue | null = null;
    for (const set of elementsOf(sets, place)) {
      const { attributes, open } = openSet(set, place);
      hidden ??= open;
      for (const [name, attribute] of attributes) {
        const group = groups.get(name) ?? [];
        group.push(attribute.value);
        groups.set(name, group);
      }
    }
    const attributes = new Map<string, V.Attribute>();
    for (const [name, values] of groups) {
      const given = [Thunk.of(V.string(name)), Thunk.of(V.list(values))];
      const first = values[0]?.place ?? null;
      attributes.set(name, { value: new Thunk(() => applyAll(machine, f.force(), given, place), first), place: first });
    }
    // What is known stays known, as with `//`.
    return V.attrs(attributes, hidden);
  }),
  functionArgs: primitive1((machine, f, place) => {
    const value = known(f);
    machine.purposes.note(value, "inspected");
    if (value.type === "primitive") return V.emptyAttrs;
    if (value.type !== "closure") throw new EvaluationError("'functionArgs' requires a function", place);
    const file = value.environment.file.path;
    const formals = value.lambda.formals?.formals ?? [];
    return V.attrs(
      new Map(
        formals.map(({ name, default: fallback }) => [
          name.name,
          { value: Thunk.of(V.bool(fallback !== null)), place: { file, span: name } },
        ]),
      ),
    );
  }),
  unsafeGetAttrPos: primitive2((machine, name, set, place) => {
    const wanted = plainTextOf(name, place);
    const attribute = openSet(set, place).attributes.get(wanted);
    return attribute?.place ? machine.position(attribute.place) : V.nullValue;
  }),
};

interface SetParts {
  readonly attributes: Map<string, V.Attribute>;
  readonly guarded: Map<string, V.Attribute>;
  readonly open: V.UnknownValue | null;
}

/** A set that may lack the attributes which lists of names that are not known would take away. */
function withoutDoubtful(
  { attributes, guarded, open }: SetParts,
  lists: readonly V.UnknownValue[],
  place: Place | null,
): V.AttrsValue {
  const doubtful = new Map<string, V.UnknownValue>();
  // Names of the set's own hidden attributes take nothing away that is seen.
  for (const list of lists.filter((list) => list !== open)) {
    const names = doubtfulNames(list, place);
    for (const [name, attribute] of attributes) {
      if (names?.has(name) === false) continue;
      doubtful.set(name, list);
      guarded.set(name, attribute);
      attributes.delete(name);
    }
  }
  const [first] = doubtful.values();
  if (!first) return V.attrs(withGuarded(attributes, guarded), open);
  const names = new Set(doubtful.keys());
  const isOneReason = [...doubtful.values()].every(({ reason }) => reason === first.reason);
  const reason = isOneReason
    ? first.reason
    : `which of ${listedNames([...names])} are there is not known: ${first.reason}`;
  const rest = V.unknown(reason, { origin: isOneReason ? first.origin : null, names });
  return V.attrs(withGuarded(attributes, guarded), eitherRest(open, rest));
}

const mostListed = 3;

function listedNames(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).map((name) => `'${name}'`);
  const more = names.length - shown.length;
  if (more > 0) shown.push(`${more} more`);
  return shown.length === 1 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** The names that a list may hold; `null` where it may hold any. */
function doubtfulNames(list: V.UnknownValue, place: Place | null): ReadonlySet<string> | null {
  if (list.alternatives.length === 0) return null;
  const names = new Set<string>();
  for (const alternative of list.alternatives) {
    const { elements, open } = openList(alternative, place);
    if (open.length > 0) return null;
    for (const element of elements) names.add(plainTextOf(element, place));
  }
  return names;
}
