import { UnknownOperand } from "../coerce.ts";
import { isLess, valuesEqual } from "../compare.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { applyAll, type Machine } from "../machine.ts";
import { concatenate } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import {
  booleanOf,
  elementsOf,
  integerOf,
  openList,
  type PrimitiveTable,
  primitive1,
  primitive2,
  primitive3,
  setOf,
  textOf,
} from "./primitive.ts";

/** Longest list that `genList` makes; a flake has no use for more. */
const longestList = 1_000_000n;

export const listPrimitives: PrimitiveTable = {
  length: primitive1((_, list, place) => V.int(elementsOf(list, place).length)),
  head: primitive1((_, list, place) => elementAt(elementsOf(list, place), 0n, place)),
  tail: primitive1((_, list, place) => {
    const elements = elementsOf(list, place);
    if (elements.length === 0) throw new EvaluationError("'tail' called on an empty list", place);
    return V.list(elements.slice(1));
  }),
  elemAt: primitive2((_, list, index, place) => elementAt(elementsOf(list, place), integerOf(index, place), place)),
  map: primitive2((machine, f, list, place) => {
    const { elements, open } = openList(list, place);
    return V.list(
      elements.map((element) => new Thunk(() => machine.apply(f.force(), element, place), element.place)),
      open,
    );
  }),
  filter: primitive2((machine, predicate, list, place) => filterList(machine, predicate, openList(list, place))),
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
  concatLists: primitive1((_, lists, place) => {
    const outer = openList(lists, place);
    let all: V.Value = V.list([], outer.open);
    for (const inner of outer.elements) all = concatenate(all, inner.force(), place);
    return all;
  }),
  concatMap: primitive2((machine, f, list, place) => {
    const outer = openList(list, place);
    let all: V.Value = V.list([], outer.open);
    for (const element of outer.elements) {
      all = concatenate(all, machine.apply(f.force(), element, place), place);
    }
    return all;
  }),
  "foldl'": primitive3((machine, operator, start, list, place) => {
    const elements = elementsOf(list, place);
    let result = start;
    for (const element of elements) {
      const value = applyAll(machine, operator.force(), [result, element], place);
      result = Thunk.of(value, element.place);
    }
    return result.force();
  }),
  any: primitive2((machine, predicate, list, place) =>
    V.bool(elementsOf(list, place).some((element) => holds(machine, predicate, element))),
  ),
  all: primitive2((machine, predicate, list, place) =>
    V.bool(elementsOf(list, place).every((element) => holds(machine, predicate, element))),
  ),
  genList: primitive2((machine, f, length, place) => {
    const count = integerOf(length, place);
    if (count < 0n) throw new EvaluationError(`cannot create a list of size ${count}`, place);
    if (count > longestList) throw new EvaluationError("the list is too long", place, "exhausted");
    return V.list(
      Array.from({ length: Number(count) }, (_, index) => {
        const argument = Thunk.of(V.int(index));
        return new Thunk(() => machine.apply(f.force(), argument, place), f.place);
      }),
    );
  }),
  sort: primitive2((machine, comparator, list, place) => {
    const elements = elementsOf(list, place);
    const before = (a: Thunk, b: Thunk) => booleanOf(applyAll(machine, comparator.force(), [a, b], place), place);
    return V.list(elements.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0)));
  }),
  partition: primitive2((machine, predicate, list, place) => {
    const right: Thunk[] = [];
    const wrong: Thunk[] = [];
    for (const element of elementsOf(list, place)) (holds(machine, predicate, element) ? right : wrong).push(element);
    return setOf({ right: V.list(right), wrong: V.list(wrong) });
  }),
  groupBy: primitive2((machine, f, list, place) => {
    const groups = new Map<string, Thunk[]>();
    for (const element of elementsOf(list, place)) {
      const key = textOf(Thunk.of(machine.apply(f.force(), element, place)), place);
      const group = groups.get(key) ?? [];
      group.push(element);
      groups.set(key, group);
    }
    return setOf(Object.fromEntries([...groups].map(([key, members]) => [key, V.list(members)])));
  }),
  genericClosure: primitive1((machine, argument, place) => genericClosure(machine, argument, place)),
};

function elementAt(elements: readonly Thunk[], index: bigint, place: Thunk["place"]): V.Value {
  const element = elements[Number(index)];
  if (!element || index < 0n) throw new EvaluationError(`list index ${index} is out of bounds`, place);
  return element.force();
}

function holds(machine: Machine, predicate: Thunk, element: Thunk): boolean {
  return booleanOf(machine.apply(predicate.force(), element, element.place), element.place);
}

/** Elements about which the predicate does not know may or may not be there. */
function filterList(machine: Machine, predicate: Thunk, list: V.ListValue): V.Value {
  const kept: Thunk[] = [];
  const open: V.UnknownValue[] = [...list.open];
  for (const element of list.elements) {
    const verdict = machine.apply(predicate.force(), element, element.place);
    if (verdict.type === "unknown") {
      const one = Thunk.of(V.list([element]));
      open.push(V.unknown(verdict.reason, { alternatives: [one, Thunk.of(V.emptyList)] }));
    } else if (booleanOf(verdict, element.place)) kept.push(element);
  }
  return V.list(kept, open);
}

function genericClosure(machine: Machine, argument: Thunk, place: Thunk["place"]): V.Value {
  const set = argument.force();
  if (set.type === "unknown") throw new UnknownOperand(set);
  if (set.type !== "attrs") throw new EvaluationError("'genericClosure' takes a set", place);
  const operator = set.attributes.get("operator");
  const start = set.attributes.get("startSet");
  if (!operator || !start) throw new EvaluationError("attribute 'startSet' or 'operator' missing", place);
  const queue = [...elementsOf(start.value, place)];
  const keys: V.Value[] = [];
  const done: Thunk[] = [];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const value = item.force();
    const key = value.type === "attrs" ? value.attributes.get("key")?.value.force() : undefined;
    if (!key || key.type === "unknown") throw new UnknownOperand(V.unknown("a key is not known"));
    // Keys must be comparable: Nix refuses others.
    isLess(key, key, place);
    if (keys.some((other) => valuesEqual(other, key) === V.trueValue)) continue;
    keys.push(key);
    done.push(item);
    queue.push(...elementsOf(Thunk.of(machine.apply(operator.value.force(), item, place)), place));
  }
  return V.list(done);
}
