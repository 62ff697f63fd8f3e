import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, nullValue, string, trueValue, type Value } from "../value.ts";
import { libraryAttribute } from "./option-declaration.ts";
import type { World } from "./world.ts";

/** The options that every evaluation has: `_module.args`, `check`, `freeformType` and `specialArgs`. */
export function internalOptions(world: World): AttrsValue {
  const type = (...names: readonly string[]) => new Thunk(() => libraryAttribute(world, "types", ...names));
  const applied = (name: string, ...given: readonly Thunk[]) =>
    new Thunk(() => {
      let value: Value = libraryAttribute(world, "types", name);
      for (const argument of given) value = world.evaluator.apply(value, argument, null);
      return value;
    });
  const options = set({
    args: option({ type: applied("lazyAttrsOf", type("raw")) }),
    check: option({ type: type("bool"), default: Thunk.of(trueValue), internal: Thunk.of(trueValue) }),
    freeformType: option({ type: applied("nullOr", type("optionType")), default: Thunk.of(nullValue) }),
    specialArgs: option({ readOnly: Thunk.of(trueValue) }),
  });
  return set({ _module: Thunk.of(options) });
}

function option(parts: Readonly<Record<string, Thunk>>): Thunk {
  return Thunk.of(set({ _type: Thunk.of(string("option")), ...parts }));
}

/** A set of thunks by name, without places. */
export function set(parts: Readonly<Record<string, Thunk>>): AttrsValue {
  const attributes = new Map<string, Attribute>();
  for (const [name, value] of Object.entries(parts)) attributes.set(name, { value, place: null });
  return attrs(attributes);
}
