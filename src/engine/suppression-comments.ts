/**
 * Comments that allow rules: `# flakelint: allow unused-with, empty-let -- reason`.
 *
 * 1. Behind code, or before code on the same line, a comment is about its own line.
 * 2. Alone, it is about the next line that holds code; blank lines and further comments between do not count.
 * 3. `allow-file` is about the whole file wherever it stands.
 * 4. Anything else after `flakelint:` is prose, unless it is nearly a directive: then it is told. So is a directive
 *    without the colon, if the id of a rule follows.
 */
import type { Comment, SyntaxTree } from "../parser/syntax.ts";
import { nearestName } from "../source/nearest-name.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";

export interface SuppressionComment {
  readonly comment: Span;
  readonly directive: string;
  readonly directiveSpan: Span;
  /** The directive meant, where the one written does not exist; such a comment allows nothing. */
  readonly nearestDirective: string | null;
  readonly names: readonly { readonly name: string; readonly span: Span }[];
  readonly reason: string | null;
  /** The line it is about; `null` where no code follows. */
  readonly scope: number | "file" | null;
}

const marker = /\bflakelint\b/;
const directives = ["allow", "allow-file"];
const directivePattern = /^(\s*flakelint:\s*)([\w-]+)(.*)$/s;
const colonlessPattern = /^(\s*)(flakelint\s+(allow|allow-file))(\s+[a-z]+(?:-[a-z]+)+\b.*)$/s;
const namesPattern = /^\s*[\w-]+(?:\s*,\s*[\w-]+)*/;

/** The suppression comments of a file, in order of place. */
export function readSuppressions(tree: SyntaxTree): SuppressionComment[] {
  if (!marker.test(tree.source.text)) return [];
  return tree.comments.flatMap((comment, index) => readSuppression(tree, comment, index) ?? []);
}

function readSuppression(tree: SyntaxTree, comment: Comment, index: number): SuppressionComment | undefined {
  const match = directivePattern.exec(comment.text) ?? colonlessPattern.exec(comment.text);
  if (!match) return undefined;
  const [, before = "", directive = ""] = match;
  const rest = match.at(-1) ?? "";
  const isKnown = directives.includes(directive);
  const nearestDirective = isKnown ? null : nearestTo(match);
  if (!isKnown && nearestDirective === null) return undefined;

  const directiveStart = textStart(tree.source, comment) + before.length;
  const directiveSpan = { start: directiveStart, end: directiveStart + directive.length };
  const dashes = rest.indexOf("--");
  const reason = dashes < 0 ? "" : rest.slice(dashes + 2).trim();
  const listed = namesPattern.exec(dashes < 0 ? rest : rest.slice(0, dashes))?.[0] ?? "";
  return {
    comment: { start: comment.start, end: comment.end },
    directive,
    directiveSpan,
    nearestDirective,
    names: readNames(listed, directiveSpan.end),
    reason: reason === "" ? null : reason,
    scope: directive === "allow-file" ? "file" : lineMeant(tree, index),
  };
}

/** What was meant: with its colon where that is what is missing. */
function nearestTo([, , written = "", colonless, rest]: RegExpExecArray): string | null {
  return rest === undefined ? (nearestName(written, directives) ?? null) : `flakelint: ${colonless}`;
}

function textStart(source: SourceFile, comment: Comment): number {
  return source.text.indexOf(comment.text, comment.start);
}

function readNames(text: string, offset: number): { name: string; span: Span }[] {
  return [...text.matchAll(/[\w-]+/g)].map((match) => {
    const start = offset + match.index;
    return { name: match[0], span: { start, end: start + match[0].length } };
  });
}

function lineMeant(tree: SyntaxTree, index: number): number | null {
  const { source, comments } = tree;
  const comment = comments[index] as Comment;
  if (hasCodeBefore(tree, index)) return source.positionAt(comment.start).line;
  let offset = comment.end;
  for (let next = index + 1; ; next++) {
    const following = comments[next];
    const gap = source.text.slice(offset, following?.start);
    const code = gap.search(/\S/);
    if (code >= 0) {
      return source.positionAt(offset + code).line;
    }
    if (!following) return null;
    offset = following.end;
  }
}

/** Whether code stands before a comment on its line, other comments left aside. */
function hasCodeBefore(tree: SyntaxTree, index: number): boolean {
  const { source, comments } = tree;
  let end = (comments[index] as Comment).start;
  const lineStart = source.lineSpan(source.positionAt(end).line).start;
  for (let previous = index - 1; ; previous--) {
    const comment = comments[previous];
    const start = Math.max(lineStart, comment?.end ?? 0);
    if (start > end) return false;
    if (/\S/.test(source.text.slice(start, end))) return true;
    if (!comment || comment.start <= lineStart) return false;
    end = comment.start;
  }
}
