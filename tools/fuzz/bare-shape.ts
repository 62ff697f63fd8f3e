import type { Node } from "../../src/parser/syntax.ts";

const places: ReadonlySet<string> = new Set(["start", "end", "parent", "operatorSpan", "inKeyword"]);

/**
 * A tree as text without places, for comparing. Parentheses are transparent, and the text between double quotes is taken
 * as a whole, for it may be spelled in several ways; every other property of every node is in it.
 */
export function bareShape(node: Node): string {
  if (node.kind === "Parenthesized") return bareShape(node.expression);
  const shown = Object.entries(node).filter(([key]) => !places.has(key));
  if (node.kind === "String") return `String(${joinedParts(node.parts)})`;
  return `${node.kind}(${shown.map(([key, value]) => (key === "kind" ? "" : `${key}:${shapeOfValue(value)}`)).join(",")})`;
}

function shapeOfValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shapeOfValue).join(",")}]`;
  return value !== null && typeof value === "object" && "kind" in value
    ? bareShape(value as Node)
    : JSON.stringify(value);
}

function joinedParts(parts: Extract<Node, { kind: "String" }>["parts"]): string {
  const pieces: string[] = [];
  let text = "";
  for (const part of parts) {
    if (part.kind === "Fragment") text += part.value;
    else {
      pieces.push(JSON.stringify(text), bareShape(part.expression));
      text = "";
    }
  }
  return [...pieces, JSON.stringify(text)].join(",");
}
