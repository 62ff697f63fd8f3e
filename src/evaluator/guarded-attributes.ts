import { Thunk } from "./thunk.ts";
import { type Attribute, type AttrsValue, type UnknownValue, unknown, type Value } from "./value.ts";

/**
 * Attributes of which some are there only under conditions. Those are found by who asks for their name, since a
 * configuration that works has them then; they are not listed, for the conditions may ask for the set itself.
 */
class GuardedAttributes extends Map<string, Attribute> {
  readonly guarded: ReadonlyMap<string, Attribute>;

  constructor(sure: ReadonlyMap<string, Attribute>, guarded: ReadonlyMap<string, Attribute>) {
    super(sure);
    this.guarded = guarded;
  }
}

const nothing: ReadonlyMap<string, Attribute> = new Map();

/** Attributes that are there, with others that may be; the set of them must be open for those. */
export function withGuarded(
  sure: ReadonlyMap<string, Attribute>,
  guarded: ReadonlyMap<string, Attribute>,
): ReadonlyMap<string, Attribute> {
  return guarded.size === 0 ? sure : new GuardedAttributes(sure, guarded);
}

/** The attributes that conditions guard. */
export function guardedIn({ attributes }: AttrsValue): ReadonlyMap<string, Attribute> {
  return attributes instanceof GuardedAttributes ? attributes.guarded : nothing;
}

/** The attribute that a name stands for if the set has it. */
export function possibleAttribute(set: AttrsValue, name: string): Attribute | undefined {
  return set.attributes.get(name) ?? guardedIn(set).get(name);
}

/** Why an attribute that is known may not be there; `null` if it surely is. */
export function guardOf(set: AttrsValue, name: string): UnknownValue | null {
  return guardedIn(set).has(name) ? set.open : null;
}

/** What a guarded attribute is, or else its default. */
export function guardedOr(guard: UnknownValue, compute: () => Value, fallback: () => Value): UnknownValue {
  return unknown(guard.reason, { alternatives: [new Thunk(compute), new Thunk(fallback)] });
}
