/**
 * A `let` that is the body of another: when the two can be one, and the edits that make them one.
 *
 * They can if each name still means what it meant: no name is bound by both, and no value of the outer one uses a name,
 * from further out or from a `with`, that the inner one binds. What the inner one inherits from around it is then not
 * bound by the outer one, so that it stays the same too.
 */
import { staticAttributeName } from "../parser/attribute-name.ts";
import type { Comment, Entry, Let, SyntaxTree } from "../parser/syntax.ts";
import { spanContains } from "../source/span.ts";
import type { Replacement } from "./binding-removal.ts";
import { commentsWithin } from "./blanks-and-comments.ts";
import { dedentLines } from "./dedent.ts";
import { indentationAt, lineEndOf } from "./entry-removal.ts";
import type { NixFile } from "./nix-file.ts";

/** The `let` that is the body of another, if they can be one. */
export function mergeableLet(outer: Let, { scopes }: NixFile): Let | null {
  const { body: inner } = outer;
  if (inner.kind !== "Let" || outer.entries.length === 0 || inner.entries.length === 0) return null;
  const names = boundNames(inner.entries);
  if (names === null || boundNames(outer.entries) === null) return null;
  if (scopes.definitionsOf(outer).some(({ name }) => names.has(name))) return null;
  const values = { start: outer.start, end: outer.inKeyword.start };
  const captured = scopes.references.some(({ name, node, resolution }) => {
    if (!names.has(name) || !spanContains(values, node)) return false;
    return resolution.kind !== "definition" || !spanContains(values, resolution.definition.scope);
  });
  return captured ? null : inner;
}

/** `null` where a name is computed or cannot be read. */
function boundNames(entries: readonly Entry[]): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === "Damaged") return null;
    for (const attribute of entry.kind === "Inherit" ? entry.attributes : entry.path.attributes.slice(0, 1)) {
      const name = staticAttributeName(attribute);
      if (name === null) return null;
      names.add(name);
    }
  }
  return names;
}

/** The edits that make one `let` of two; `null` where lines would have to move that cannot. */
export function mergeLets(outer: Let, inner: Let, tree: SyntaxTree): Replacement[] | null {
  const last = outer.entries.at(-1) as Entry;
  const first = inner.entries[0] as Entry;
  const spaces = isFirstInLine(inner.start, tree)
    ? indentationAt(inner.start, tree).length - indentationAt(outer.inKeyword.start, tree).length
    : 0;
  const moved = dedentLines(inner, spaces, tree);
  if (moved === null) return null;
  const gap = { start: last.end, end: first.start };
  const between = { ...gap, text: textBetween(outer, first, spaces, tree) };
  return [between, ...moved.filter((edit) => edit.start > gap.end)];
}

/** What stands between the last outer and the first inner entry: comments, each where it stood or on its line. */
function textBetween(outer: Let, first: Entry, spaces: number, tree: SyntaxTree): string {
  const { source } = tree;
  const { end: start } = outer.entries.at(-1) as Entry;
  const comments = commentsWithin(tree, start, first.start);
  const isOneLine = !/[\r\n]/.test(source.text.slice(start, first.start));
  if (isOneLine) return ` ${comments.map((comment) => `${source.slice(comment)} `).join("")}`;
  const { line } = source.positionAt(start);
  const indentation = isFirstInLine(first.start, tree)
    ? indentationAt(first.start, tree).slice(spaces)
    : " ".repeat(source.positionAt((outer.entries[0] as Entry).start).column - 1);
  const newLine = lineEndOf(tree) + indentation;
  const before = (comment: Comment) => (source.positionAt(comment.start).line === line ? " " : newLine);
  return comments.map((comment) => before(comment) + source.slice(comment)).join("") + newLine;
}

function isFirstInLine(place: number, { source }: SyntaxTree): boolean {
  const { start } = source.lineSpan(source.positionAt(place).line);
  return source.text.slice(start, place).trim() === "";
}
