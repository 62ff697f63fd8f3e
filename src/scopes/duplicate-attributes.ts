/**
 * Attributes a set gives twice, where Nix cannot merge the two.
 *
 * Nix 2.26 and later merge sets given in several places all the way down, in any order. Nix up to 2.25 merges a set
 * literal only one level deep: each name directly in the later literal must be new. (Nix, src/libexpr/parser-state.hh,
 * `addAttr`.)
 */
import type { AttrSet, LegacyLet, Let, Node } from "../parser/syntax.ts";
import { spanContains } from "../source/span.ts";
import {
  type AttributeNode,
  type AttributeSite,
  type AttributeTree,
  attributeTree,
  hasRepeatedName,
} from "./attribute-tree.ts";

export interface DuplicateAttribute {
  /** Names from the set down to the attribute. */
  readonly path: readonly string[];
  readonly first: AttributeSite;
  readonly again: AttributeSite;
  /** Which Nix refuses the file for it. */
  readonly refusedBy: "every" | "before-2.26";
}

interface PendingNode {
  readonly node: AttributeNode;
  readonly path: readonly string[];
  /** Set literals merged into an earlier set, in which it stands directly. */
  readonly lateLiterals: ReadonlySet<Node | null>;
}

/**
 * The duplicates among the entries of one set or `let`, and below them where several entries give one set.
 * Each is found from one set only: the innermost that holds both places.
 */
export function duplicateAttributes(scope: AttrSet | Let | LegacyLet): DuplicateAttribute[] {
  if (!hasRepeatedName(scope.entries)) return [];
  const found: DuplicateAttribute[] = [];
  const pending: PendingNode[] = [];
  pushRepeated(attributeTree(scope.entries), [], new Set(), pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path } = next;
    const { children } = node;
    if (!children) {
      reportUnmergeable(node, path, found);
      continue;
    }
    reportLateMerges(next, found);
    const lateLiterals = new Set(node.sites.slice(1).map((site) => site.literal));
    lateLiterals.delete(null);
    pushRepeated(children, path, lateLiterals, pending);
  }
  const refused = found.filter(({ refusedBy }) => refusedBy === "every");
  return found.filter(
    (duplicate) =>
      innermostSetOfBoth(duplicate) === scope &&
      (duplicate.refusedBy === "every" || !refused.some((other) => isBelow(other, duplicate))),
  );
}

/** What every Nix refuses is not told a second time as a set that only old ones cannot merge. */
function isBelow(inner: DuplicateAttribute, outer: DuplicateAttribute): boolean {
  return outer.path.every((name, index) => inner.path[index] === name);
}

function innermostSetOfBoth({ first, again }: DuplicateAttribute): Node | null {
  let node: Node | null = again.entry.parent;
  while (node && !(isSet(node) && spanContains(node, first.entry))) node = node.parent;
  return node;
}

function isSet(node: Node): boolean {
  return node.kind === "AttrSet" || node.kind === "Let" || node.kind === "LegacyLet";
}

function pushRepeated(
  tree: AttributeTree,
  path: readonly string[],
  lateLiterals: ReadonlySet<Node | null>,
  pending: PendingNode[],
): void {
  for (const node of tree.attributes.values()) {
    if (node.sites.length > 1) pending.push({ node, path: [...path, node.name], lateLiterals });
  }
}

function reportUnmergeable(node: AttributeNode, path: readonly string[], found: DuplicateAttribute[]): void {
  const [first, ...later] = node.sites as [AttributeSite, ...AttributeSite[]];
  for (const again of later) {
    if (first.isSet && again.isSet) continue;
    found.push({ path, first, again, refusedBy: "every" });
  }
}

function reportLateMerges({ node, path, lateLiterals }: PendingNode, found: DuplicateAttribute[]): void {
  const first = node.sites[0] as AttributeSite;
  const seen = new Set<Node | null>([first.entry.parent]);
  for (const again of node.sites) {
    const literal = again.entry.parent;
    if (seen.has(literal) || !lateLiterals.has(literal)) continue;
    seen.add(literal);
    found.push({ path, first, again, refusedBy: "before-2.26" });
  }
}
