/** The `with set;` in front of a body. */
import type { Node, SyntaxTree, With } from "../parser/syntax.ts";
import { commentsWithin, skipBlanksAndComments } from "./blanks-and-comments.ts";
import { removeHeader } from "./header-removal.ts";

/**
 * A fix that removes `with set;` and leaves the body. Comments behind the semicolon belong to the body, and stay; those
 * before it would go, which a person has to decide.
 */
export function withRemoval(node: With, tree: SyntaxTree) {
  const semicolon = skipBlanksAndComments(tree, node.environment.end);
  const firstComment = commentsWithin(tree, semicolon, node.body.start)[0];
  const end = firstComment?.start ?? node.body.start;
  const losesComment = commentsWithin(tree, node.start, semicolon).length > 0;
  return {
    title: "Remove the 'with'",
    safety: losesComment ? ("suggested" as const) : ("safe" as const),
    edits: removeHeader(node, end, "", tree),
  };
}

/** `with set` as written, or `with …` where that is long. */
export function withText({ start, environment }: With, { source }: SyntaxTree): string {
  const text = source.slice({ start, end: environment.end }).replace(/\s+/g, " ");
  return text.length > 40 ? "with …" : text;
}

/** The innermost `with` whose body a node stands in. */
export function withAround(node: Node): With | null {
  for (let inner = node, { parent } = node; parent; inner = parent, { parent } = parent) {
    if (parent.kind === "With" && parent.body === inner) return parent;
  }
  return null;
}
