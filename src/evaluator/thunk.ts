import type { Place } from "../source/span.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Value } from "./value.ts";

/** A value that is computed when first needed, once. It keeps the place of the expression that makes it. */
export class Thunk {
  readonly #place: Place | null;
  /** The value this one is another name for. */
  #target: (() => Thunk | undefined) | null;
  #compute: (() => Value) | null;
  #result: Value | EvaluationError | undefined;

  constructor(compute: () => Value, place: Place | null = null, target: (() => Thunk | undefined) | null = null) {
    this.#compute = compute;
    this.#place = place;
    this.#target = target;
  }

  /** The expression that makes the value: behind a variable, the one it stands for. */
  get place(): Place | null {
    const target = this.#target;
    // A variable that stands for itself would be followed for ever.
    this.#target = null;
    const place = target?.()?.place ?? this.#place;
    this.#target = target;
    return place;
  }

  static of(value: Value, place: Place | null = null): Thunk {
    const thunk = new Thunk(unreachable, place);
    thunk.#compute = null;
    thunk.#result = value;
    return thunk;
  }

  /** The value; throws `EvaluationError` where Nix would fail, each time it is asked. */
  force(): Value {
    const known = this.#result;
    if (known !== undefined) {
      if (known instanceof EvaluationError) throw known;
      return known;
    }
    const compute = this.#compute;
    if (compute === null) throw new EvaluationError("infinite recursion encountered", this.place);
    this.#compute = null;
    try {
      const value = compute();
      this.#result = value;
      return value;
    } catch (error) {
      // Running out of fuel or depth says nothing about the value: a later, shallower attempt may succeed.
      if (error instanceof EvaluationError && !error.isExhaustion) this.#result = error;
      else this.#compute = compute;
      throw error;
    }
  }

  /** Whether the value is there already, so that asking costs nothing. */
  get isForced(): boolean {
    return this.#result !== undefined;
  }
}

function unreachable(): never {
  throw new Error("a thunk of a known value is never computed");
}
