import { openList, type PrimitiveSpec, primitive1 } from "../../builtins/primitive.ts";
import { valuesEqual } from "../../compare.ts";
import { update } from "../../operators.ts";
import type { Thunk } from "../../thunk.ts";
import { attrs, emptyAttrs, list, trueValue, unknown, type Value } from "../../value.ts";

/**
 * Functions on lists that would be unknown as a whole, written in Nix, as soon as one element is: here what is known
 * stays known, and the result is open.
 */
export const openCollections: Readonly<Record<string, PrimitiveSpec>> = {
  /** `[ a b … ]` to `a // b // …`. */
  mergeSets: primitive1((_, sets, place) => {
    const { elements, open } = openList(sets, place);
    let merged: Value = emptyAttrs;
    for (const element of elements) merged = update(merged, element.force(), place);
    const [hidden] = open;
    return hidden ? update(merged, attrs(new Map(), unknown(hidden.reason)), place) : merged;
  }),
  /** Each element once; one that may be equal to another is kept. */
  unique: primitive1((_, elements, place) => {
    const given = openList(elements, place);
    const kept: Thunk[] = [];
    for (const element of given.elements) if (!kept.some((other) => areEqual(element, other))) kept.push(element);
    return list(kept, given.open);
  }),
};

function areEqual(a: Thunk, b: Thunk): boolean {
  return valuesEqual(a.force(), b.force()) === trueValue;
}
