import { everywhere } from "../normal-forms.ts";
import { equalTrees, type PrintedOf, type PrintedTree } from "../printed-tree.ts";

/** `! (a == b)` is `a != b`, and the other way round. */
export const negatedComparisons = everywhere((tree) => {
  if (tree.kind !== "not" || tree.operand.kind !== "operator") return tree;
  const opposite = { "==": "!=", "!=": "==" }[tree.operand.operator];
  return opposite === undefined ? tree : { ...tree.operand, operator: opposite };
});

/** `! true` is `false`, and the other way round. */
export const negatedLiterals = everywhere((tree) => {
  if (tree.kind !== "not" || !isWord(tree.operand, "true", "false")) return tree;
  return word(isWord(tree.operand, "true") ? "false" : "true");
});

/** `! ! a` is `a`, which holds of what is true or false. */
export const doubleNegations = everywhere((tree) =>
  tree.kind === "not" && tree.operand.kind === "not" ? tree.operand.operand : tree,
);

/** `a == true` is `a`, `a == false` is `! a`, on either side. */
export const comparisonsWithBooleans = everywhere((tree) => {
  if (tree.kind !== "operator" || (tree.operator !== "==" && tree.operator !== "!=")) return tree;
  const literal = [tree.right, tree.left].find((side) => isWord(side, "true", "false"));
  if (!literal) return tree;
  const operand = literal === tree.right ? tree.left : tree.right;
  if (isWord(operand, "true", "false")) {
    return word((isWord(operand, "true") === isWord(literal, "true")) === (tree.operator === "==") ? "true" : "false");
  }
  const holds = isWord(literal, "true") === (tree.operator === "==");
  return holds ? operand : { kind: "not", operand };
});

/** `a ++ [ ]` and `[ ] ++ a` are `a`. */
export const emptyLists = everywhere((tree) =>
  withoutNeutral(tree, "++", (side) => side.kind === "list" && side.elements.length === 0),
);

/** `a // { }` and `{ } // a` are `a`. */
export const emptySets = everywhere((tree) =>
  withoutNeutral(tree, "//", (side) => side.kind === "set" && side.attributes.length === 0),
);

/** `[ a ] ++ [ b ]` is `[ a b ]`, and `{ a = 1; } // { b = 2; }` is `{ a = 1; b = 2; }`, also in a chain of them. */
export const joinedLiterals = everywhere((tree) => {
  if (tree.kind !== "operator") return tree;
  const { operator, left, right } = tree;
  const chain = right.kind === "operator" && right.operator === operator ? right : null;
  const joined = joinedLiteral(operator, left, chain?.left ?? right);
  if (!joined) return tree;
  return chain ? { ...chain, left: joined } : joined;
});

/** `if s ? p then s.p else d` is `s.p or d`. */
export const hasAttributeChecks = everywhere((tree) => {
  if (tree.kind !== "if") return tree;
  const isNegated = tree.condition.kind === "not";
  const condition = tree.condition.kind === "not" ? tree.condition.operand : tree.condition;
  const [taken, otherwise] = isNegated ? [tree.alternative, tree.consequence] : [tree.consequence, tree.alternative];
  if (condition.kind !== "has" || taken.kind !== "select" || taken.otherwise !== null) return tree;
  return equalTrees(selected(taken), selected(condition)) ? { ...taken, otherwise } : tree;
});

/** Sets only where all names are known, and none stands in both. */
function joinedLiteral(operator: string, left: PrintedTree, right: PrintedTree): PrintedTree | null {
  if (operator === "++" && left.kind === "list" && right.kind === "list") {
    return { ...left, elements: [...left.elements, ...right.elements] };
  }
  if (operator !== "//" || left.kind !== "set" || right.kind !== "set" || left.recursive || right.recursive)
    return null;
  const attributes = [...left.attributes, ...right.attributes];
  const names = attributes.map(({ name }) => name);
  if (names.some((name) => typeof name !== "string") || new Set(names).size < names.length) return null;
  return { ...left, attributes };
}

/** What is selected, or asked for: `(s.a).b` is `s.a.b`. */
function selected({ set, path }: PrintedOf<"select" | "has">): PrintedTree {
  if (set.kind !== "select" || set.otherwise !== null) return { kind: "select", set, path, otherwise: null };
  return selected({ ...set, path: [...set.path, ...path] });
}

function withoutNeutral(tree: PrintedTree, operator: string, isNeutral: (side: PrintedTree) => boolean): PrintedTree {
  if (tree.kind !== "operator" || tree.operator !== operator) return tree;
  if (isNeutral(tree.right)) return tree.left;
  return isNeutral(tree.left) ? tree.right : tree;
}

function isWord(tree: PrintedTree, ...texts: readonly string[]): boolean {
  return tree.kind === "word" && texts.includes(tree.text);
}

function word(text: string): PrintedTree {
  return { kind: "word", text };
}
