import { constantText } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression } from "../../parser/syntax.ts";
import { type AttributeNode, type AttributeTree, attributeAt } from "../../scopes/attribute-tree.ts";
import type { Span } from "../../source/span.ts";
import type { FlakeInput, Literal } from "./flake.ts";
import { parseFlakeReference } from "./flake-reference.ts";
import type { FlakeReference } from "./lock-file.ts";

/** What is known of the inputs of a flake, or of the overrides of an input. */
export interface ReadInputs {
  readonly inputs: readonly FlakeInput[];
  /** Whether every name is written out. */
  readonly isLiteral: boolean;
}

/** `inputs.a.inputs.b…` goes no deeper in any real flake. */
const deepestOverride = 50;

/**
 * Reads `inputs` off the tree: Nix wants it literal, so nothing is evaluated.
 * What is computed nevertheless, or broken, is not there, and `isLiteral` tells.
 */
export function readInputs(node: AttributeNode | undefined, depth = 0): ReadInputs {
  if (!node) return { inputs: [], isLiteral: true };
  const tree = node.children;
  if (!tree || depth > deepestOverride) return { inputs: [], isLiteral: false };
  const inputs: FlakeInput[] = [];
  for (const child of tree.attributes.values()) inputs.push(readInput(child, depth));
  return { inputs, isLiteral: isComplete(tree) };
}

/** The text of a string without interpolation, or of an unquoted URL, and its place; `null` for anything else. */
export function literalOf(expression: Expression | null | undefined): Literal | null {
  const inner = expression && withoutParentheses(expression);
  if (inner?.kind === "Uri") return { value: inner.text, span: inner };
  const value = inner?.kind === "String" ? constantText(inner) : null;
  return value === null ? null : { value, span: inner as Span };
}

function readInput(node: AttributeNode, depth: number): FlakeInput {
  const tree = node.children;
  const url = literalOf(tree && attributeAt(tree, "url")?.value);
  const follows = literalOf(tree && attributeAt(tree, "follows")?.value);
  const overrides = readInputs(tree ? attributeAt(tree, "inputs") : undefined, depth + 1);
  const hasLiteralOverrides = overrides.isLiteral && overrides.inputs.every((override) => override.isLiteral);
  const isLiteral = tree !== null && isComplete(tree) && hasLiteralOverrides;
  return {
    name: node.name,
    nameSpan: (node.sites[0] as (typeof node.sites)[number]).attribute,
    declarationSpans: declarationSpans(node),
    url,
    folder: tree && readFolder(tree),
    follows,
    path: literalOf(tree && attributeAt(tree, "path")?.value),
    reference: isLiteral && follows === null ? readReference(node.name, tree, url) : null,
    isFlake: !isFalse(tree && attributeAt(tree, "flake")?.value),
    overrides: overrides.inputs,
    isLiteral,
  };
}

function declarationSpans(node: AttributeNode): readonly Span[] | null {
  const spans: Span[] = [];
  for (const { entry } of node.sites) {
    // `inherit (x) a b;` gives others too, and is computed at that.
    if (entry.kind !== "Binding") return null;
    spans.push(entry);
  }
  return spans;
}

function isComplete(tree: AttributeTree): boolean {
  if (tree.dynamic.length > 0 || tree.damaged.length > 0) return false;
  for (const node of tree.attributes.values())
    if (node.sites.some((site) => site.entry.kind === "Inherit")) return false;
  return true;
}

const referenceAttributes = ["type", "id", "owner", "repo", "host", "url", "ref", "rev", "dir"] as const;

function readReference(name: string, tree: AttributeTree, url: Literal | null): FlakeReference | null {
  const written: Record<string, string> = {};
  for (const attribute of referenceAttributes) {
    const node = attributeAt(tree, attribute);
    const literal = literalOf(node?.value);
    if (node && !literal) return null;
    if (literal) written[attribute] = literal.value;
  }
  if (written.type !== undefined) return written.type === "path" ? null : written;
  if (url) {
    const reference = parseFlakeReference(url.value);
    const { url: _, ...others } = written;
    return reference && { ...reference, ...others };
  }
  return { ...written, type: "indirect", id: name };
}

function readFolder(tree: AttributeTree): string | null {
  const literal = (name: string) => literalOf(attributeAt(tree, name)?.value)?.value;
  const path = literal("path");
  if (literal("type") !== "path" || path === undefined) return null;
  const dir = literal("dir");
  return dir === undefined ? `path:${path}` : `path:${path}?dir=${encodeURIComponent(dir)}`;
}

function isFalse(expression: Expression | null | undefined): boolean {
  return expression?.kind === "Variable" && expression.name === "false";
}
