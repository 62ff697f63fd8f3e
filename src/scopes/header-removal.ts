/**
 * Edits that take a header, `let … in` or `with …;`, from an expression and leave its body.
 *
 * A header often stands on lines of its own below `name =`, with the body below it. What such a body is without its header
 * begins behind the `=`, and its lines move to the left: so formatters write it.
 */
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Expression, Let, SyntaxTree, With } from "../parser/syntax.ts";
import type { Replacement } from "./binding-removal.ts";
import { isBlank } from "./blanks-and-comments.ts";
import { dedentLines } from "./dedent.ts";

/**
 * @param end where the header ends and what stays begins
 * @param kept comments of the header that stay, as text in front of the body
 */
export function removeHeader(node: Let | With, end: number, kept: string, tree: SyntaxTree): Replacement[] {
  const lifted = kept === "" && end === node.body.start ? liftBody(node, tree) : null;
  return lifted ?? [{ start: node.start, end, text: kept }];
}

const widestLine = 100;

/** `null` where the body stays where it is. */
function liftBody(node: Let | With, tree: SyntaxTree): Replacement[] | null {
  const { body, parent } = node;
  const { source } = tree;
  if (parent?.kind !== "Binding" || parent.value !== node) return null;
  const equals = endBefore(node.start, source.text);
  const [first, header, start] = [equals - 1, node.start, body.start].map((place) => source.positionAt(place));
  if (!first || !header || !start || source.text[equals - 1] !== "=") return null;
  const isBelow = header.line === first.line + 1 && start.line > header.line && start.column === header.column;
  if (!isBelow || !fitsBehind(equals, body, tree)) return null;
  const outer = /^ */.exec(source.lineText(first.line))?.[0].length ?? 0;
  const moved = dedentLines(body, header.column - 1 - outer, tree);
  return moved && [{ start: equals, end: body.start, text: " " }, ...moved];
}

/** Where the text before a place ends, blanks and line ends left out. */
function endBefore(place: number, text: string): number {
  let end = place;
  while (isBlank(text[end - 1]) || text[end - 1] === "\n" || text[end - 1] === "\r") end--;
  return end;
}

/** What takes several lines begins behind the `=` only if it ends as it begins, in a bracket. */
function fitsBehind(equals: number, body: Expression, tree: SyntaxTree): boolean {
  const { source } = tree;
  const line = source.positionAt(equals).line;
  const [firstLine = "", ...others] = source.slice(body).split(/\r?\n/);
  const width = equals - source.lineSpan(line).start + 1 + firstLine.length + 1;
  return width <= widestLine && (others.length === 0 || endsInBracket(body, firstLine));
}

function endsInBracket(body: Expression, firstLine: string): boolean {
  let last = withoutParentheses(body);
  while (last.kind === "Apply") last = withoutParentheses(last.argument);
  const isBracketed = last.kind === "AttrSet" || last.kind === "List" || last.kind === "IndentedString";
  return isBracketed && /(?:[[{(]|'')$/.test(firstLine);
}
