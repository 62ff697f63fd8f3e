/**
 * Puts what could not be read into the tree of a file that was read without it, as `Damaged` nodes whose parts are the
 * names in it: so that none of them is taken for unused.
 */
import type { Span } from "../source/span.ts";
import { forEachChild } from "./for-each-child.ts";
import type { Damaged, Expression, Node, Variable } from "./syntax.ts";

/** The tree with the stretches in it, which begin and end between its tokens; `null` if one stands where it cannot be held. */
export function attachDamaged(text: string, root: Expression, stretches: readonly Span[]): Expression | null {
  let whole = root;
  for (const stretch of stretches.filter(({ start, end }) => start < end)) {
    const isInside = stretch.start >= whole.start && stretch.end <= whole.end;
    const isOutside = stretch.end <= whole.start || stretch.start >= whole.end;
    if (!isInside && !isOutside) return null;
    if (isInside) {
      if (!attachInside(text, whole, stretch)) return null;
    } else whole = wrap(text, whole, stretch, null);
  }
  return whole;
}

function attachInside(text: string, root: Expression, stretch: Span): boolean {
  const holder = innermost(root, stretch);
  const isBody = holder.kind === "Let" && stretch.start >= holder.inKeyword.start;
  if (holder.kind === "List") insert(holder.elements, damagedAt(text, stretch, holder));
  else if (holder.kind === "Damaged") insert(holder.parts, damagedAt(text, stretch, holder));
  else if (holder.kind === "AttrSet" || holder.kind === "LegacyLet" || (holder.kind === "Let" && !isBody)) {
    const end = holder.kind === "Let" ? Math.min(stretch.end, holder.inKeyword.start) : stretch.end;
    insert(holder.entries, damagedAt(text, { start: stretch.start, end }, holder));
  } else return !/[a-zA-Z_]/.test(text.slice(stretch.start, stretch.end)) || wrapNeighbour(text, holder, stretch);
  return true;
}

function innermost(root: Node, { start, end }: Span): Node {
  let node = root;
  for (;;) {
    let inner: Node | undefined;
    forEachChild(node, (child) => {
      if (child.start <= start && end <= child.end && child.start < child.end) inner = child;
    });
    if (inner === undefined) return node;
    node = inner;
  }
}

function insert(nodes: readonly Node[], damaged: Damaged): void {
  const place = nodes.findIndex((node) => node.start >= damaged.end);
  (nodes as Node[]).splice(place < 0 ? nodes.length : place, 0, damaged);
}

/** Wraps the expression after the stretch, or else the one before it, together with the stretch. */
function wrapNeighbour(text: string, holder: Node, stretch: Span): boolean {
  let before: Node | undefined;
  let after: Node | undefined;
  forEachChild(holder, (child) => {
    if (child.end <= stretch.start) before = child;
    else if (child.start >= stretch.end) after ??= child;
  });
  const neighbour = isExpression(after) ? after : before;
  if (!isExpression(neighbour)) return false;
  const fields = holder as unknown as Record<string, unknown>;
  const key = Object.keys(fields).find((name) => name !== "parent" && fields[name] === neighbour);
  if (key === undefined) return false;
  fields[key] = wrap(text, neighbour, stretch, holder);
  return true;
}

const noExpressions = new Set(["Fragment", "Interpolation", "Identifier", "AttrPath", "Binding", "Inherit", "Formals"]);

function isExpression(node: Node | undefined): node is Expression {
  return node !== undefined && !noExpressions.has(node.kind) && node.kind !== "Formal";
}

function wrap(text: string, inner: Expression, stretch: Span, parent: Node | null): Damaged {
  const damaged = damagedAt(text, stretch, parent);
  const outside = damaged.parts.filter((part) => part.end <= inner.start || part.start >= inner.end);
  const parts = [...outside, inner].toSorted((a, b) => a.start - b.start);
  const start = Math.min(stretch.start, inner.start);
  Object.assign(damaged, { start, end: Math.max(stretch.end, inner.end), parts });
  Object.assign(inner, { parent: damaged });
  return damaged;
}

function damagedAt(text: string, { start, end }: Span, parent: Node | null): Damaged {
  const parts: Variable[] = [];
  const damaged: Damaged = { kind: "Damaged", start, end, parent, parts };
  for (const { 0: name, index } of text.slice(start, end).matchAll(/[a-zA-Z_][\w'-]*/g)) {
    const place = start + index;
    parts.push({ kind: "Variable", start: place, end: place + name.length, parent: damaged, name });
  }
  return damaged;
}
