import type { RegularExpression } from "./expression.ts";

/** A state of the automaton; `next` and `other` are indices of states. */
export type State =
  | { kind: "set"; readonly members: Uint8Array; next: number }
  | { kind: "begin" | "end" | "pass"; next: number }
  | { kind: "open" | "close"; readonly group: number; next: number }
  /** `other` is tried first. */
  | { kind: "either" | "repeat"; other: number; next: number }
  | { kind: "accept"; next: number };

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** More states than this are refused, as by the C++ library. */
const mostStates = 100_000;

/** The automaton of an expression; state 0 is its start. `null` if it would be too large. */
export function buildAutomaton(expression: RegularExpression): readonly State[] | null {
  const builder = new Builder();
  const piece = builder.build(expression);
  if (!piece) return null;
  const accept = builder.add({ kind: "accept", next: -1 });
  builder.link(piece.end, accept);
  builder.link(0, piece.start);
  return builder.states;
}

class Builder {
  readonly states: State[] = [{ kind: "pass", next: -1 }];

  add(state: State): number {
    this.states.push(state);
    return this.states.length - 1;
  }

  link(from: number, to: number): void {
    (this.states[from] as State).next = to;
  }

  build(expression: RegularExpression): Piece | null {
    if (this.states.length > mostStates) return null;
    switch (expression.kind) {
      case "empty":
        return this.#single({ kind: "pass", next: -1 });
      case "begin":
      case "end":
        return this.#single({ kind: expression.kind, next: -1 });
      case "set":
        return this.#single({ kind: "set", members: expression.members, next: -1 });
      case "group":
        return this.#chain([
          this.#single({ kind: "open", group: expression.index, next: -1 }),
          this.build(expression.body),
          this.#single({ kind: "close", group: expression.index, next: -1 }),
        ]);
      case "sequence":
        return this.#chain(expression.parts.map((part) => this.build(part)));
      case "either":
        return this.#either(this.build(expression.first), this.build(expression.second));
      case "repeat":
        return this.#repeat(expression.body, expression.least, expression.most);
    }
  }

  #single(state: State): Piece {
    const index = this.add(state);
    return { start: index, end: index };
  }

  #chain(pieces: readonly (Piece | null)[]): Piece | null {
    const [first] = pieces;
    let last = first;
    for (const piece of pieces) {
      if (!piece) return null;
      if (last && piece !== first) this.link(last.end, piece.start);
      last = piece;
    }
    return first && last ? { start: first.start, end: last.end } : null;
  }

  #either(first: Piece | null, second: Piece | null): Piece | null {
    if (!first || !second) return null;
    const end = this.add({ kind: "pass", next: -1 });
    this.link(first.end, end);
    this.link(second.end, end);
    return { start: this.add({ kind: "either", other: first.start, next: second.start }), end };
  }

  #repeat(body: RegularExpression, least: number, most: number): Piece | null {
    const pieces: (Piece | null)[] = [];
    for (let count = 0; count < least && this.states.length <= mostStates; count++) pieces.push(this.build(body));
    if (most === Number.POSITIVE_INFINITY) pieces.push(least === 1 ? this.#again(pieces.pop()) : this.#loop(body));
    else if (most > least) pieces.push(this.#optional(body, most - least));
    else if (most === 0) pieces.push(this.#single({ kind: "pass", next: -1 }));
    return this.#chain(pieces);
  }

  /** `x+`: behind `x`, back to it. */
  #again(piece: Piece | null | undefined): Piece | null {
    if (!piece) return null;
    const repeat = this.add({ kind: "repeat", other: piece.start, next: -1 });
    this.link(piece.end, repeat);
    return { start: piece.start, end: repeat };
  }

  #loop(body: RegularExpression): Piece | null {
    const piece = this.build(body);
    if (!piece) return null;
    const repeat = this.add({ kind: "repeat", other: piece.start, next: -1 });
    this.link(piece.end, repeat);
    return { start: repeat, end: repeat };
  }

  /** `x{0,n}`: each repetition is optional if the one before it is there. */
  #optional(body: RegularExpression, count: number): Piece | null {
    const end = this.add({ kind: "pass", next: -1 });
    let start = -1;
    let last = -1;
    for (let number = 0; number < count; number++) {
      const piece = this.build(body);
      if (!piece) return null;
      const repeat = this.add({ kind: "repeat", other: piece.start, next: end });
      if (start < 0) start = repeat;
      else this.link(last, repeat);
      last = piece.end;
    }
    this.link(last, end);
    return { start, end };
  }
}
