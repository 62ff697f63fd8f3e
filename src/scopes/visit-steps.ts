import type { Node, With } from "../parser/syntax.ts";
import type { AttributeSite } from "./attribute-tree.ts";

/** Things left to do in a walk that binds names: visit a node, or change what is visible. */
export type Step =
  | Node
  | { readonly kind: "leave-scope" }
  | { readonly kind: "enter-with"; readonly node: With }
  | { readonly kind: "leave-with" }
  | { readonly kind: "guest"; readonly site: AttributeSite };

/** Adds steps, however many: as arguments of one call they would fill the stack. */
export function pushAll(steps: Step[], more: readonly Step[]): void {
  for (const step of more) steps.push(step);
}
