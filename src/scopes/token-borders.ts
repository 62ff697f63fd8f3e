/** Where two pieces of text come to stand side by side: whether they would become one token, or look like one. */
import { forEachChild } from "../parser/for-each-child.ts";
import type { Node } from "../parser/syntax.ts";

/** The blank, or nothing, to put before a node that is moved right behind what ends at a place. */
export function blankBefore(text: string, place: number, node: Node): string {
  const before = text[place - 1];
  if (before === undefined || /[\s([{=;,!]/.test(before)) return "";
  // What looks like a minus may be the last character of a name, or become the first of a path.
  const isMinus = before === "-" && !/[\w'-]/.test(text[place - 2] ?? "");
  return isMinus && outermostToken(node, "first").kind !== "Path" ? "" : " ";
}

/** The blank, or nothing, to put behind a node that is moved right before what begins at a place. */
export function blankAfter(text: string, place: number, node: Node): string {
  const after = text[place];
  if (after === undefined || /[\s)\]};]/.test(after)) return "";
  if (after === ",") return outermostToken(node, "last").kind === "Uri" ? " " : "";
  const isSelected = after === "." && node.parent?.kind === "Select" && /[\w"'${]/.test(text[place + 1] ?? "");
  return isSelected ? "" : " ";
}

/** The node of the first or last token, but for parentheses. */
function outermostToken(node: Node, side: "first" | "last"): Node {
  let token = node;
  for (;;) {
    if (isToken.has(token.kind)) return token;
    const children: Node[] = [];
    forEachChild(token, (child) => children.push(child));
    const next = children.at(side === "first" ? 0 : -1);
    const isOutermost =
      token.kind === "Parenthesized" || (side === "first" ? token.start : token.end) === next?.[edge[side]];
    if (!next || !isOutermost) return token;
    token = next;
  }
}

const edge = { first: "start", last: "end" } as const;

const isToken: ReadonlySet<string> = new Set(["Path", "Uri", "String", "IndentedString", "Interpolation"]);
