import { Thunk } from "../../thunk.ts";
import { list, type UnknownValue, unknown } from "../../value.ts";
import type { Contribution } from "../contribution.ts";
import { mergedDefinitions } from "../merged-definitions.ts";
import type { MergePlace } from "../world.ts";
import type { NativeMerge } from "./option-type.ts";

/** `listOf`: lists one after the other, each element merged by itself; a list in doubt leaves the whole open. */
export function mergeListOf(element: Thunk): NativeMerge {
  return (definitions, at) => {
    const elements: Thunk[] = [];
    const open: UnknownValue[] = [];
    for (const [index, definition] of definitions.entries()) {
      const value = definition.value.force();
      if (definition.doubt) open.push(unknown(definition.doubt.reason, { alternatives: [definition.value] }));
      else if (value.type === "unknown") open.push(value);
      else if (value.type === "list") {
        elements.push(...mergedElements(value.elements, definition, element, at, index + 1));
        open.push(...value.open);
      }
    }
    return list(elements, open);
  };
}

function mergedElements(
  elements: readonly Thunk[],
  definition: Contribution,
  element: Thunk,
  at: MergePlace,
  number: number,
): Thunk[] {
  return elements.flatMap((given, index) => {
    const path = [...at.path, `[definition ${number}-entry ${index + 1}]`];
    const contribution = { ...definition, value: given, place: given.place ?? definition.place };
    // Properties inside a list are discharged, which says whether the element is there at all.
    const merged = mergedDefinitions(element.force(), [contribution], { ...at, path });
    if (merged.isDefined.type === "bool" && !merged.isDefined.value) return [];
    return [new Thunk(() => merged.value(), contribution.place)];
  });
}
