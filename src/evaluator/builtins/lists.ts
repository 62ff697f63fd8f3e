import type { Place } from "../../source/span.ts";
import { isLess, valuesEqual } from "../compare.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { applyAll, type Machine } from "../machine.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { genericClosure } from "./generic-closure.ts";
import {
  booleanOf,
  elementsOf,
  functionOf,
  integerOf,
  known,
  openList,
  type PrimitiveTable,
  plainTextOf,
  primitive1,
  primitive2,
  primitive3,
  setOf,
} from "./primitive.ts";
import { stableSort } from "./stable-sort.ts";

/** Longest list that `genList` makes; a flake has no use for more. */
const longestList = 1_000_000n;

export const listPrimitives: PrimitiveTable = {
  length: primitive1((_, list, place) => V.int(elementsOf(list, place).length)),
  head: primitive1((_, list, place) => elementAt(elementsOf(list, place), 0n, place)),
  tail: primitive1((machine, list, place) => {
    const elements = elementsOf(list, place);
    if (elements.length === 0) throw new EvaluationError("'tail' called on an empty list", place);
    machine.spend(elements.length >> 2);
    return V.list(elements.slice(1));
  }),
  elemAt: primitive2((_, list, index, place) => {
    const wanted = integerOf(index, place);
    return elementAt(elementsOf(list, place), wanted, place);
  }),
  map: primitive2((machine, f, list, place) => {
    const { elements, open } = openList(list, place);
    if (elements.length === 0) return V.list([], open);
    functionOf(f, place);
    machine.spend(elements.length >> 2);
    return V.list(
      elements.map((element) => new Thunk(() => machine.apply(f.force(), element, place), element.place)),
      open,
    );
  }),
  filter: primitive2((machine, predicate, list, place) => filterList(machine, predicate, openList(list, place), place)),
  elem: primitive2((_, wanted, list, place) => {
    const { elements, open } = openList(list, place);
    let doubtful: V.UnknownValue | undefined = open[0];
    for (const element of elements) {
      const equal = valuesEqual(wanted.force(), element.force());
      if (equal === V.trueValue) return V.trueValue;
      if (equal.type === "unknown") doubtful ??= equal;
    }
    return doubtful ? V.unknown(doubtful.reason) : V.falseValue;
  }),
  concatLists: primitive1((machine, lists, place) => {
    const outer = openList(lists, place);
    return joinLists(machine, outer.elements, outer.open, place);
  }),
  concatMap: primitive2((machine, f, list, place) => {
    const callee = functionOf(f, place);
    const outer = openList(list, place);
    const lists = outer.elements.map((element) => {
      const inner = machine.apply(callee, element, place);
      return Thunk.of(V.list(...partsOf(inner, place)));
    });
    return joinLists(machine, lists, outer.open, place);
  }),
  "foldl'": primitive3((machine, operator, start, list, place) => {
    const callee = functionOf(operator, place);
    let result = start;
    for (const element of elementsOf(list, place)) {
      result = Thunk.of(applyAll(machine, callee, [result, element], place), element.place);
    }
    return result.force();
  }),
  any: primitive2((machine, predicate, list, place) => {
    functionOf(predicate, place);
    return V.bool(elementsOf(list, place).some((element) => holds(machine, predicate, element)));
  }),
  all: primitive2((machine, predicate, list, place) => {
    functionOf(predicate, place);
    return V.bool(elementsOf(list, place).every((element) => holds(machine, predicate, element)));
  }),
  genList: primitive2((machine, f, length, place) => {
    const count = integerOf(length, place);
    if (count < 0n) throw new EvaluationError(`cannot create a list of size ${count}`, place);
    if (count > longestList) throw new EvaluationError("the list is too long", place, "exhausted");
    functionOf(f, place);
    machine.spend(Number(count) * 2);
    return V.list(
      Array.from({ length: Number(count) }, (_, index) => {
        return new Thunk(() => machine.apply(f.force(), Thunk.of(V.int(index)), place), f.place);
      }),
    );
  }),
  sort: primitive2((machine, comparator, list, place) => {
    const elements = elementsOf(list, place);
    if (elements.length === 0) return V.emptyList;
    const callee = functionOf(comparator, place);
    // Nix evaluates what it sorts, compared or not.
    for (const element of elements) element.force();
    return V.list(stableSort(elements, (a, b) => booleanOf(applyAll(machine, callee, [a, b], place), place)));
  }),
  partition: primitive2((machine, predicate, list, place) => {
    functionOf(predicate, place);
    const right: Thunk[] = [];
    const wrong: Thunk[] = [];
    for (const element of elementsOf(list, place)) (holds(machine, predicate, element) ? right : wrong).push(element);
    return setOf({ right: V.list(right), wrong: V.list(wrong) });
  }),
  groupBy: primitive2((machine, f, list, place) => {
    const callee = functionOf(f, place);
    const groups = new Map<string, Thunk[]>();
    for (const element of elementsOf(list, place)) {
      const key = plainTextOf(Thunk.of(machine.apply(callee, element, place)), place);
      const group = groups.get(key) ?? [];
      group.push(element);
      groups.set(key, group);
    }
    return V.attrs(
      new Map([...groups].map(([key, members]) => [key, { value: Thunk.of(V.list(members)), place: null }])),
    );
  }),
  genericClosure: primitive1((machine, argument, place) => genericClosure(machine, known(argument), place)),
  lessThan: primitive2((_, a, b, place) => {
    const left = a.force();
    return isLess(left, b.force(), place);
  }),
};

function elementAt(elements: readonly Thunk[], index: bigint, place: Place | null): V.Value {
  const element = elements[Number(index)];
  if (!element || index < 0n) throw new EvaluationError(`list index ${index} is out of bounds`, place);
  return element.force();
}

function holds(machine: Machine, predicate: Thunk, element: Thunk): boolean {
  return booleanOf(machine.apply(predicate.force(), element, element.place), element.place);
}

function partsOf(value: V.Value, place: Place | null): [readonly Thunk[], readonly V.UnknownValue[]] {
  const { elements, open } = openList(Thunk.of(value), place);
  return [elements, open];
}

function joinLists(
  machine: Machine,
  lists: readonly Thunk[],
  hidden: readonly V.UnknownValue[],
  place: Place | null,
): V.ListValue {
  const all: Thunk[] = [];
  const open: V.UnknownValue[] = [...hidden];
  for (const list of lists) {
    const inner = openList(list, place);
    machine.spend((inner.elements.length >> 2) + 1);
    for (const element of inner.elements) all.push(element);
    open.push(...inner.open);
  }
  return V.list(all, open);
}

/** A part that is one of several lists: each of them is filtered when it is asked for. */
function filterPart(machine: Machine, predicate: Thunk, part: V.UnknownValue, place: Place | null): V.UnknownValue {
  const alternatives = part.alternatives.map((alternative) => {
    const filtered = () => {
      const value = alternative.force();
      if (value.type === "unknown") return filterPart(machine, predicate, value, place);
      return value.type === "list" ? filterList(machine, predicate, value, place) : value;
    };
    return new Thunk(filtered, alternative.place);
  });
  return alternatives.length === 0 ? part : { ...part, alternatives };
}

/** Elements about which the predicate does not know may or may not be there. */
function filterList(machine: Machine, predicate: Thunk, list: V.ListValue, place: Place | null): V.Value {
  if (list.elements.length === 0 && list.open.length === 0) return list;
  const callee = functionOf(predicate, place);
  const kept: Thunk[] = [];
  const open = list.open.map((part) => filterPart(machine, predicate, part, place));
  for (const element of list.elements) {
    const verdict = machine.apply(callee, element, element.place);
    if (verdict.type === "unknown") {
      const one = Thunk.of(V.list([element]));
      open.push(V.unknown(verdict.reason, { alternatives: [one, Thunk.of(V.emptyList)] }));
    } else if (booleanOf(verdict, element.place)) kept.push(element);
  }
  return V.list(kept, open);
}
