import type { Place } from "../../source/span.ts";
import { UnknownOperand } from "../coerce.ts";
import { isLess } from "../compare.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Machine } from "../machine.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { booleanOf, elementsOf, functionOf } from "./primitive.ts";

/** `builtins.genericClosure`: all that is reached from the start, each key once, in order of discovery. */
export function genericClosure(machine: Machine, argument: V.Value, place: Place | null): V.Value {
  if (argument.type !== "attrs") throw new EvaluationError("'genericClosure' takes a set", place);
  const start = attributeOf(argument, "startSet", place);
  const queue = [...elementsOf(start, place)];
  if (queue.length === 0) return V.emptyList;
  const operator = functionOf(attributeOf(argument, "operator", place), place);
  const keys = new KeySet(place);
  const done: Thunk[] = [];
  for (let next = 0; next < queue.length; next++) {
    const item = queue[next] as Thunk;
    const value = item.force();
    if (value.type === "unknown") throw new UnknownOperand(value);
    if (value.type !== "attrs") throw new EvaluationError(`expected a set but found ${V.describeType(value)}`, place);
    const key = attributeOf(value, "key", place).force();
    if (key.type === "unknown") throw new UnknownOperand(key);
    if (!keys.add(key)) continue;
    done.push(item);
    machine.spend(1);
    for (const found of elementsOf(Thunk.of(machine.apply(operator, item, place)), place)) queue.push(found);
  }
  return V.list(done);
}

function attributeOf(set: V.AttrsValue, name: string, place: Place | null): Thunk {
  const attribute = set.attributes.get(name);
  if (attribute) return attribute.value;
  if (set.open) throw new UnknownOperand(set.open);
  throw new EvaluationError(`attribute '${name}' missing`, place);
}

/** Keys that were seen. They need only be comparable with each other; those of one simple type are looked up. */
class KeySet {
  readonly #place: Place | null;
  readonly #simple = new Set<string>();
  readonly #all: V.Value[] = [];
  #simpleType: string | null = null;

  constructor(place: Place | null) {
    this.#place = place;
  }

  add(key: V.Value): boolean {
    const isSimple = key.type === "string" || key.type === "int" || key.type === "path";
    if (this.#all.length === 0 && isSimple) this.#simpleType = key.type;
    if (isSimple && key.type === this.#simpleType) {
      if (this.#simple.has(String(key.value))) return false;
      this.#simple.add(String(key.value));
    } else {
      if (this.#all.some((other) => this.#isSame(key, other))) return false;
      this.#simpleType = null;
    }
    this.#all.push(key);
    return true;
  }

  #isSame(key: V.Value, other: V.Value): boolean {
    if (booleanOf(isLess(key, other, this.#place), this.#place)) return false;
    return !booleanOf(isLess(other, key, this.#place), this.#place);
  }
}
