import { constantText, staticAttributeName } from "../parser/attribute-name.ts";
import type { Node, SyntaxTree } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import { calledName } from "./option-path.ts";

const askedNames = new WeakMap<SyntaxTree, ReadonlySet<string>>();

/**
 * Whether a file asks anywhere if some set has this attribute (`x ? name`, `x.name or …`, `hasAttr "name" x`), so that
 * it knows that the attribute may be missing. Costs a walk over the whole tree, once: for those about to report.
 */
export function asksForAttribute(tree: SyntaxTree, name: string): boolean {
  let names = askedNames.get(tree);
  if (!names) {
    names = new Set(namesAskedFor(tree));
    askedNames.set(tree, names);
  }
  return names.has(name);
}

function namesAskedFor({ root }: SyntaxTree): string[] {
  const names: string[] = [];
  const add = (name: string | null): void => {
    if (name !== null) names.push(name);
  };
  const visit = (node: Node): void => {
    if (node.kind === "HasAttr" || (node.kind === "Select" && node.default)) {
      for (const attribute of node.path.attributes) add(staticAttributeName(attribute));
    } else if (node.kind === "Apply" && node.argument.kind === "String" && calledName(node.function) === "hasAttr") {
      add(constantText(node.argument));
    }
  };
  if (root) walk(root, visit);
  return names;
}
