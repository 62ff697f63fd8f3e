import { EvaluationError } from "./evaluation-error.ts";

/** Steps of one evaluation; a flake with hundreds of modules takes some hundred thousand. */
const usual = 10_000_000;
/** Steps that a computation may take however much others have used: one endless host must not cost the next one its modules. */
const least = 250_000;

/** The steps that evaluation may take, so that no input makes it endless: half of what is left for each computation. */
export class Fuel {
  /** Steps left for the computation that runs. Counted down where each step counts, without a call. */
  left = least;
  #tank: number;
  #isRunning = false;

  readonly #least: number;

  constructor(total = usual) {
    this.#tank = total;
    this.#least = Math.min(least, total);
  }

  /** Throws an exhaustion where less than this is left. */
  spend(amount: number): void {
    this.left -= amount;
    if (this.left < 0) throw new EvaluationError("evaluation takes too long", null, "exhausted");
  }

  /** Runs a computation with its share; one inside of another has that one's. */
  share<T>(compute: () => T): T {
    if (this.#isRunning) return compute();
    const granted = Math.max(Math.floor(this.#tank / 2), this.#least);
    this.left = granted;
    this.#isRunning = true;
    try {
      return compute();
    } finally {
      this.#isRunning = false;
      this.#tank = Math.max(this.#tank - granted + Math.max(this.left, 0), 0);
      this.left = this.#least;
    }
  }

  /** Runs computations with a tank of their own. */
  within<T>(total: number, compute: () => T): T {
    const tank = this.#tank;
    this.#tank = total;
    try {
      return compute();
    } finally {
      this.#tank = tank;
    }
  }
}
