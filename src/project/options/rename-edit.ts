import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Binding } from "../../parser/syntax.ts";
import type { Span } from "../../source/span.ts";
import type { ReplacedDefinition } from "./replaced-options.ts";
import { attributePathText } from "./written-option.ts";

/**
 * The edit that writes the new path of a renamed option; `null` where the sets around it are not on the new path, where
 * the file sets the new option already, or where a neighbour would then lie below it or above it.
 */
export function renameEdit(replaced: ReplacedDefinition): (Span & { readonly text: string }) | null {
  const { option, steps, setsNewOption } = replaced;
  const last = steps.at(-1);
  if (option.how !== "renamed" || setsNewOption || !last) return null;
  const outside = steps.findIndex((step) => step?.binding === last.binding);
  const first = steps[outside];
  const remaining = option.to.slice(outside);
  const sharesSets = option.to.slice(0, outside).every((step, index) => step === option.path[index]);
  if (!first || !sharesSets || remaining.length === 0) return null;
  if (!leavesRoom(last.binding, first.attribute.start, remaining)) return null;
  return { start: first.attribute.start, end: last.attribute.end, text: attributePathText(remaining) };
}

/** Whether no neighbour in the set has a path above or below the new one, or one that is not known. */
function leavesRoom(binding: Binding, from: number, remaining: readonly string[]): boolean {
  const set = binding.parent;
  if (set?.kind !== "AttrSet" || set.recursive) return false;
  const before = binding.path.attributes.filter(({ start }) => start < from).map(staticAttributeName);
  const renamed = [...before, ...remaining];
  return set.entries.every((entry) => {
    if (entry === binding) return true;
    if (entry.kind === "Damaged") return false;
    const names = entry.kind === "Binding" ? [entry.path.attributes] : entry.attributes.map((name) => [name]);
    return names.every((attributes) => {
      const path = attributes.map(staticAttributeName);
      const isAlong = path.every((step, index) => index >= renamed.length || step === renamed[index]);
      return !path.includes(null) && !isAlong;
    });
  });
}
