import type { Attribute } from "../value.ts";

/**
 * Attributes of which some are there only under conditions. Those can be asked for by name, which is how a set of options
 * is read, but are not listed: the conditions may ask for the set itself.
 */
export class GuardedAttributes extends Map<string, Attribute> {
  readonly #guarded: ReadonlyMap<string, Attribute>;

  constructor(sure: Iterable<readonly [string, Attribute]>, guarded: ReadonlyMap<string, Attribute>) {
    super(sure);
    this.#guarded = guarded;
  }

  override get(name: string): Attribute | undefined {
    return super.get(name) ?? this.#guarded?.get(name);
  }
}
