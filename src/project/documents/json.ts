import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { DocumentEntry, DocumentMap, DocumentNode } from "./document.ts";

/** The object that a text holds; `null` where it is none. */
export function readJson(text: string): DocumentMap | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  if (!root || errors.length > 0) return null;
  const node = documentOf(root);
  return node.kind === "map" ? node : null;
}

function documentOf(node: Node): DocumentNode {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === "array") return { kind: "list", items: children.map(documentOf), span };
  if (node.type === "object") return { kind: "map", entries: new Map(children.flatMap(entryOf)), span };
  return { kind: "text", text: String(node.value), isNull: node.type === "null", span };
}

function entryOf({ children }: Node): [string, DocumentEntry][] {
  const [key, value] = children ?? [];
  if (!key || !value) return [];
  return [[String(key.value), { key: { start: key.offset, end: key.offset + key.length }, value: documentOf(value) }]];
}
