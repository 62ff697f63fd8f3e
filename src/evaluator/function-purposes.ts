import type { Lambda } from "../parser/syntax.ts";
import type { Value } from "./value.ts";

/** What evaluation called a function as, or did with it. */
export type FunctionPurpose =
  | "module"
  | "outputs"
  | "overlay"
  | "package"
  /** `functionArgs` was asked of it: what it is called with, or whether at all, may depend on its formals. */
  | "inspected";

/** A record of what functions turned out to be for, which their text alone does not say. */
export class FunctionPurposes {
  readonly #purposes = new Map<Lambda, Set<FunctionPurpose>>();

  /** Notes what a value is used as, if it is a function that somebody wrote. */
  note(value: Value, purpose: FunctionPurpose): void {
    if (value.type !== "closure") return;
    const known = this.#purposes.get(value.lambda);
    if (known) known.add(purpose);
    else this.#purposes.set(value.lambda, new Set([purpose]));
  }

  /** As things are now. */
  snapshot(): ReadonlyMap<Lambda, ReadonlySet<FunctionPurpose>> {
    return new Map([...this.#purposes].map(([lambda, purposes]) => [lambda, new Set(purposes)]));
  }
}
