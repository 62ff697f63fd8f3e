import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodeAt } from "../../parser/node-at.ts";
import type { Attribute, Binding, Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Span } from "../../source/span.ts";

/** A step of an option's path where it is written. */
export interface WrittenStep {
  readonly name: string;
  readonly attribute: Attribute;
  readonly binding: Binding;
}

/**
 * How the path of an option is written around the value that starts at an offset: for each step of the path its
 * attribute, `null` for the outer ones that are not written in this expression. `null` where it is not written out.
 */
export function writtenOption(
  file: NixFile,
  offset: number,
  path: readonly string[],
): readonly (WrittenStep | null)[] | null {
  const steps = stepsAround(nodeAt(file.tree, offset));
  if (steps === null) return null;
  const missing = Math.max(path.length - steps.length, 0);
  const written = steps.slice(-path.length);
  if (written.length === 0 || !written.every(({ name }, index) => name === path[missing + index])) return null;
  return [...new Array<null>(missing).fill(null), ...written];
}

/** The path in the innermost binding that writes a part of it. */
export function writtenSpan(steps: readonly (WrittenStep | null)[] | null): Span | null {
  const last = steps?.at(-1);
  const first = steps?.find((step) => step?.binding === last?.binding);
  return first && last ? { start: first.attribute.start, end: last.attribute.end } : null;
}

function stepsAround(start: Node | null): WrittenStep[] | null {
  const steps: WrittenStep[] = [];
  for (let node = start; node; node = node.parent) {
    if (node.kind === "Lambda" || node.kind === "Let" || node.kind === "LegacyLet") break;
    if (node.kind !== "Binding") continue;
    const binding = node;
    const inner: WrittenStep[] = [];
    for (const attribute of binding.path.attributes) {
      const name = staticAttributeName(attribute);
      if (name === null) return null;
      inner.push({ name, attribute, binding });
    }
    steps.unshift(...inner);
  }
  return steps;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_'-]*$/;

/** A path as Nix reads it: `a."b c".d`. */
export function attributePathText(path: readonly string[]): string {
  return path.map((step) => (identifier.test(step) ? step : JSON.stringify(step))).join(".");
}
