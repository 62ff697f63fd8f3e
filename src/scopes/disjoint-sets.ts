/** A partition of values, which starts with each value alone and only grows together. */
export class DisjointSets<Value> {
  readonly #leaders = new Map<Value, Value>();

  constructor(values: Iterable<Value>) {
    for (const value of values) this.#leaders.set(value, value);
  }

  /** Makes one set of the two that hold `a` and `b`; nothing happens if either is not among the values. */
  join(a: Value, b: Value): void {
    if (!this.#leaders.has(a) || !this.#leaders.has(b)) return;
    this.#leaders.set(this.#leader(b), this.#leader(a));
  }

  /** The sets, and the values in each, in the order the values were given. */
  list(): Value[][] {
    const sets = new Map<Value, Value[]>();
    for (const value of this.#leaders.keys()) {
      const leader = this.#leader(value);
      const set = sets.get(leader);
      if (set) set.push(value);
      else sets.set(leader, [value]);
    }
    return [...sets.values()];
  }

  #leader(value: Value): Value {
    let leader = value;
    for (let next = this.#next(leader); next !== leader; next = this.#next(leader)) leader = next;
    for (let step = value; step !== leader; ) {
      const next = this.#next(step);
      this.#leaders.set(step, leader);
      step = next;
    }
    return leader;
  }

  #next(value: Value): Value {
    return this.#leaders.get(value) as Value;
  }
}
