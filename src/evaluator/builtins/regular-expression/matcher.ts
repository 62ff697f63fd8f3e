import type { State } from "./automaton.ts";

/** Start and end of the whole and of each group; -1 where a group took no part. */
export type Found = Int32Array;

/**
 * Finds the longest match from one place. Which groups a match has is settled as the C++ library does it: paths are tried
 * in order, both sides of `|` always, a repetition first once more; the first path that is longest counts.
 */
export class Matcher {
  readonly #states: readonly State[];
  readonly #text: string;
  readonly #whole: boolean;
  readonly #spend: () => void;
  readonly #groups: Int32Array;
  readonly #repeated: { position: number; times: number }[];
  #start = 0;
  #solved = false;
  #longest: Found | null = null;

  /** `spend` is called for each step, and throws to stop an endless search. */
  constructor(states: readonly State[], groups: number, text: string, whole: boolean, spend: () => void) {
    this.#states = states;
    this.#text = text;
    this.#whole = whole;
    this.#spend = spend;
    this.#groups = new Int32Array((groups + 1) * 2);
    this.#repeated = states.map(() => ({ position: -1, times: 0 }));
  }

  /** The match that starts at an offset; `nonEmpty` refuses one without characters. */
  matchAt(start: number, nonEmpty = false): Found | null {
    this.#start = start;
    this.#solved = false;
    this.#longest = null;
    this.#groups.fill(-1);
    this.#follow(0, start, nonEmpty);
    return this.#longest;
  }

  #follow(from: number, at: number, nonEmpty: boolean): undefined {
    let index = from;
    let position = at;
    for (;;) {
      this.#spend();
      const state = this.#states[index] as State;
      switch (state.kind) {
        case "set":
          if (position >= this.#text.length || !state.members[this.#text.charCodeAt(position)]) return;
          position++;
          break;
        case "begin":
          if (position !== 0) return;
          break;
        case "end":
          if (position !== this.#text.length) return;
          break;
        case "pass":
          break;
        case "open":
          return this.#mark(state.group * 2, state.next, position, nonEmpty);
        case "close":
          return this.#close(state.group, state.next, position, nonEmpty);
        case "either":
          return this.#either(state.other, state.next, position, nonEmpty);
        case "repeat":
          this.#onceMore(index, state.other, position, nonEmpty);
          if (this.#solved) return;
          break;
        case "accept":
          return this.#accept(position, nonEmpty);
      }
      index = state.next;
    }
  }

  #mark(slot: number, next: number, position: number, nonEmpty: boolean): undefined {
    const before = this.#groups[slot] as number;
    this.#groups[slot] = position;
    this.#follow(next, position, nonEmpty);
    this.#groups[slot] = before;
  }

  #close(group: number, next: number, position: number, nonEmpty: boolean): undefined {
    this.#mark(group * 2 + 1, next, position, nonEmpty);
  }

  #either(first: number, second: number, position: number, nonEmpty: boolean): undefined {
    this.#follow(first, position, nonEmpty);
    const solved = this.#solved;
    this.#solved = false;
    this.#follow(second, position, nonEmpty);
    this.#solved ||= solved;
  }

  /** A repetition that took no characters is tried a second time, not a third. */
  #onceMore(index: number, body: number, position: number, nonEmpty: boolean): undefined {
    const counter = this.#repeated[index] as { position: number; times: number };
    const before = { ...counter };
    if (counter.times > 0 && counter.position === position) {
      if (counter.times >= 2) return;
      counter.times++;
    } else {
      counter.position = position;
      counter.times = 1;
    }
    this.#follow(body, position, nonEmpty);
    counter.position = before.position;
    counter.times = before.times;
  }

  #accept(position: number, nonEmpty: boolean): undefined {
    if (nonEmpty && position === this.#start) return;
    this.#solved = !this.#whole || position === this.#text.length;
    if (!this.#solved) return;
    if (this.#longest && (this.#longest[1] as number) >= position) return;
    this.#longest = Int32Array.from(this.#groups);
    this.#longest[0] = this.#start;
    this.#longest[1] = position;
  }
}
