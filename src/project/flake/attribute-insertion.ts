/**
 * Where a binding goes so that it looks as if the author had written it.
 *
 * Goals: the new binding stands behind the one it has most of its path in common with, in the set that one is written
 * in; it says no more of the path than its neighbours do; it has their indentation, line ends and line breaks.
 */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { AttrSet, Binding, Entry } from "../../parser/syntax.ts";
import { setLiteral } from "../../scopes/attribute-tree.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { TextEdit } from "../../source/text-edit.ts";

/** A set, and how much of the wanted path leads to it. */
interface Container {
  readonly set: AttrSet;
  readonly consumed: number;
}

interface Spot extends Container {
  /** The entry to stand behind; `null` in an empty set. */
  readonly anchor: Entry | null;
  readonly shared: number;
}

/**
 * The edit that adds `path = value;` to a set written in `source`, and the binding as it will read there.
 * `value` is Nix code. `null` where no set takes it.
 */
export function insertAttribute(
  source: SourceFile,
  root: AttrSet,
  path: readonly string[],
  value: string,
): { readonly edit: TextEdit; readonly binding: string } | null {
  const spot = bestSpot({ set: root, consumed: 0 }, path);
  if (!spot) return null;
  const binding = `${path.slice(spot.consumed).map(quoteAttribute).join(".")} = ${value};`;
  return { edit: { file: source.path, ...placeBehind(source, spot, binding) }, binding };
}

/** An attribute name as Nix code. */
export function quoteAttribute(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_'-]*$/.test(name) && !keywords.has(name)) return name;
  return `"${name.replace(/["\\]|\$(?=\{)/g, "\\$&")}"`;
}

const keywords: ReadonlySet<string> = new Set([
  "assert",
  "else",
  "if",
  "in",
  "inherit",
  "let",
  "or",
  "rec",
  "then",
  "with",
]);

function bestSpot(container: Container, path: readonly string[]): Spot | null {
  let best: Spot | null = null;
  for (const entry of container.set.entries) {
    const spot = entry.kind === "Binding" ? spotAt(container, entry, path) : null;
    if (spot && (!best || spot.shared >= best.shared)) best = spot;
  }
  if (best || container.consumed === 0) return best;
  const anchor = container.set.entries.at(-1) ?? null;
  return { ...container, anchor, shared: container.consumed };
}

/** The best place behind or inside a binding; `null` if it has nothing of the path. */
function spotAt(container: Container, binding: Binding, path: readonly string[]): Spot | null {
  const names = binding.path.attributes.map(staticAttributeName);
  const rest = path.slice(container.consumed);
  let shared = 0;
  while (shared < names.length && names[shared] === rest[shared]) shared++;
  if (shared === 0) return null;
  const set = shared === names.length && shared < rest.length ? setLiteral(binding.value) : null;
  const inside = set && bestSpot({ set, consumed: container.consumed + shared }, path);
  return inside ?? { ...container, anchor: binding, shared: container.consumed + shared };
}

interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function placeBehind(source: SourceFile, { set, anchor }: Spot, binding: string): Insertion {
  const { text } = source;
  if (!anchor) {
    const open = text.indexOf("{", set.start) + 1;
    return { start: open, end: open, text: text[open] === "}" ? ` ${binding} ` : ` ${binding}` };
  }
  const first = source.lineSpan(source.positionAt(anchor.start).line);
  const last = source.lineSpan(source.positionAt(anchor.end).line);
  const indentation = text.slice(first.start, anchor.start);
  const remainder = text.slice(anchor.end, last.end);
  const isAlone = /^[ \t]*$/.test(indentation) && /^[ \t]*(#.*)?$/.test(remainder);
  if (!isAlone) return { start: anchor.end, end: anchor.end, text: ` ${binding}` };
  const lineEnd = text.startsWith("\r\n", last.end) ? "\r\n" : "\n";
  return { start: last.end, end: last.end, text: `${lineEnd}${indentation}${binding}` };
}
