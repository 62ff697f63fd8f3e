/**
 * How far damage reaches in a tree.
 *
 * Recovery may put a mistake beside its place, and may give brackets to the wrong partner. Goals:
 * 1. *Neighbours*: an entry, element or argument that holds or touches damage is doubtful as a whole, and so is the one
 *    next to it, because either may have lost its end to the other.
 * 2. *Wrong partners*: a bracket that was lost makes all closers behind it close one too much, up to the place where
 *    the damage shows. All of that lies in what stands directly before the damage, or holds it; 1 covers it.
 */
import { forEachChild } from "../parser/for-each-child.ts";
import type { Node, SyntaxTree } from "../parser/syntax.ts";
import { type Span, spanContains } from "../source/span.ts";

/** A stretch that must not be judged. */
export interface DamageZone extends Span {
  /** The list in which it stands (of entries, elements, arguments); `null` where it is in none. */
  readonly holder: Node | null;
}

/** The zones of a file, one for each stretch of its damage, in order of the damage. */
export function damageZones({ root, damage, source }: SyntaxTree): DamageZone[] {
  return damage.map((span) =>
    root === null ? { start: 0, end: source.text.length, holder: null } : zoneAround(span, root),
  );
}

function zoneAround(damage: Span, root: Node): DamageZone {
  const holder = innermostHolder(damage, root);
  const members = holder ? membersOf(holder) : [root];
  const touched = members.filter((member) => touches(member, damage));
  const first = touched[0];
  const last = touched.at(-1);
  let { start, end } = damage;
  if (first && last) {
    start = Math.min(start, first.start);
    end = Math.max(end, last.end);
  }
  if (!first || damage.start <= first.start) start = tailStart(members.filter((one) => one.end <= start).at(-1), start);
  if (!last || damage.end >= last.end)
    end = headEnd(
      members.find((one) => one.start >= end),
      end,
    );
  return { start, end, holder };
}

/** The innermost list around a stretch, with its brackets around it too. */
function innermostHolder(span: Span, root: Node): Node | null {
  let holder: Node | null = null;
  let next: Node | null = spanContains(root, span) ? root : null;
  while (next !== null) {
    const node: Node = next;
    if (membersAround(node, span)) holder = node;
    next = null;
    forEachChild(node, (child) => {
      if (spanContains(child, span)) next = child;
    });
  }
  return holder;
}

/** Whether a stretch lies between the brackets of a list. */
function membersAround(node: Node, span: Span): boolean {
  switch (node.kind) {
    case "AttrSet":
    case "LegacyLet":
    case "List":
    case "Formals":
    case "Damaged":
      return node.start < span.start || node.end > span.end;
    case "Let":
      return span.end <= node.inKeyword.start && node.start < span.start;
    default:
      return false;
  }
}

function membersOf(holder: Node): readonly Node[] {
  switch (holder.kind) {
    case "AttrSet":
    case "LegacyLet":
    case "Let":
      return holder.entries;
    case "List":
      return holder.elements;
    case "Formals":
      return holder.formals;
    case "Damaged":
      return holder.parts;
    default:
      return [];
  }
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Where the last member of the list begins with which a node ends: its other members are closed off by it. */
function tailStart(node: Node | undefined, fallback: number): number {
  for (let next = node; next !== undefined; next = lastChild(next)) {
    if (next.kind === "AttrSet" || next.kind === "List") return membersOf(next).at(-1)?.start ?? next.start;
    if (next.kind === "Binding" || next.kind === "Inherit") return next.start;
  }
  return node?.start ?? fallback;
}

/** Where the first member of the list ends with which a node begins. */
function headEnd(node: Node | undefined, fallback: number): number {
  if (node === undefined) return fallback;
  if (node.kind === "AttrSet" || node.kind === "List") return membersOf(node)[0]?.end ?? node.end;
  return node.end;
}

function lastChild(node: Node): Node | undefined {
  let last: Node | undefined;
  forEachChild(node, (child) => {
    last = child;
  });
  return last;
}
