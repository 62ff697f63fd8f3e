import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Mistakes } from "./mistakes/find-mistakes.ts";
import type { Expression, SyntaxProblem } from "./syntax.ts";

/** What is known of a file that the grammar refused: where it first gave up, and what a search for mistakes found. */
export interface RefusedFile {
  readonly firstDamage: Span | null;
  readonly mistakes: Mistakes;
}

/**
 * Everything that is wrong with the syntax of a file, in order of place.
 * `refused` is given if the grammar refused the file; `tooMuch` is what lowering found in a file that the
 * grammar accepts and Nix does not.
 */
export function findProblems(
  source: SourceFile,
  root: Expression | null,
  refused: RefusedFile | null,
  tooMuch: readonly SyntaxProblem[],
): SyntaxProblem[] {
  const { text } = source;
  const problems = [...invisibleCharacters(text)];
  // A file with NUL characters is no text: nothing else is worth telling.
  if (text.includes("\0")) return problems;
  if (refused !== null) {
    const { mistakes, firstDamage } = refused;
    problems.push(
      ...mistakes.problems.filter((mistake) => !problems.some((problem) => problem.span.start === mistake.span.start)),
      ...tooMuch,
    );
    if (problems.length === 0) problems.push(unexpectedText(source, firstDamage));
  } else if (root === null) {
    problems.push({ message: "the file holds no expression", span: { start: 0, end: Math.min(1, text.length) } });
  } else problems.push(...tooMuch);
  return problems.toSorted((a, b) => a.span.start - b.span.start);
}

/** Characters that the grammar does not see, but Nix refuses. */
function* invisibleCharacters(text: string): Iterable<SyntaxProblem> {
  if (text.charCodeAt(0) === 0xfeff) {
    const span = { start: 0, end: 1 };
    const fix = { title: "Remove the byte order mark", edits: [{ ...span, text: "" }] };
    yield { message: "the file begins with a byte order mark (U+FEFF)", span, fix };
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) yield { message: "the file holds a NUL character (U+0000)", span: { start: nul, end: nul + 1 } };
}

/** The place where the grammar gave up, where no better words were found. */
function unexpectedText(source: SourceFile, damage: Span | null): SyntaxProblem {
  if (damage === null)
    return { message: "the file is not Nix", span: { start: 0, end: Math.min(1, source.text.length) } };
  const { start } = damage;
  const lineEnd = source.lineSpan(source.positionAt(start).line).end;
  const span = { start, end: Math.max(start, Math.min(damage.end, lineEnd)) };
  return { message: `unexpected '${source.slice(span).slice(0, 40)}'`, span };
}
