/** Where a value is in what an operator or a function of nixpkgs makes of it. */
import { makesText, readsStructure } from "../../knowledge/store-writers.ts";
import type { BinaryOp } from "../../parser/syntax.ts";
import { attributeTree, setLiteral } from "../../scopes/attribute-tree.ts";
import { element, everyPart, type FlowState, isText } from "./flow-state.ts";

/** Where in the result of a function that passes its argument on a secret is, that was at a path of the argument. */
export function resultPath(name: string, path: readonly string[]): readonly string[] {
  if (readsStructure(name)) return [everyPart];
  if (makesText(name)) return [];
  return name === "mkMerge" && path[0] === element ? path.slice(1) : path;
}

/** Whether the result of an operator still holds the value. */
export function keeps({ operator, left, right }: BinaryOp, state: FlowState): boolean {
  if (operator === "+") return isText(state);
  if (operator === "++" || (operator === "//" && right === state.node)) return true;
  // What the right set has as well takes its place.
  const over = operator === "//" && left === state.node ? setLiteral(right) : null;
  return operator === "//" && !(over && attributeTree(over.entries).attributes.has(state.path[0] ?? ""));
}
