import type { SourceFile } from "../source/source-file.ts";
import type { FlatTree } from "./flat-tree.ts";
import { findMistakes } from "./mistakes/find-mistakes.ts";
import type { Expression, SyntaxProblem } from "./syntax.ts";

/**
 * Everything that is wrong with the syntax of a file, in order of place.
 * `damage` is the flat tree if the grammar refused the file; `tooMuch` is what lowering found in a file that the
 * grammar accepts and Nix does not.
 */
export function findProblems(
  source: SourceFile,
  root: Expression | null,
  damage: FlatTree | null,
  tooMuch: readonly SyntaxProblem[],
): SyntaxProblem[] {
  const { text } = source;
  const problems = [...invisibleCharacters(text)];
  // A file with NUL characters is no text: nothing else is worth telling.
  if (text.includes("\0")) return problems;
  if (damage !== null) {
    const mistakes = findMistakes(text);
    problems.push(
      ...mistakes.filter((mistake) => !problems.some((problem) => problem.span.start === mistake.span.start)),
    );
    if (problems.length === 0) problems.push(firstDamage(source, damage));
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
function firstDamage(source: SourceFile, tree: FlatTree): SyntaxProblem {
  for (let node = 0; node < tree.count; node++) {
    if (!tree.isError(node) && !tree.isMissing(node)) continue;
    const start = tree.start(node);
    const lineEnd = source.lineSpan(source.positionAt(start).line).end;
    const span = { start, end: Math.max(start, Math.min(tree.end(node), lineEnd)) };
    return { message: `unexpected '${source.slice(span).slice(0, 40)}'`, span };
  }
  return { message: "the file is not Nix", span: { start: 0, end: Math.min(1, source.text.length) } };
}
