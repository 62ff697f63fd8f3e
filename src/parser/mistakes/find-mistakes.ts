import type { SyntaxProblem } from "../syntax.ts";
import { type Doubt, joinDoubts } from "./doubt.ts";
import { ExpressionReader } from "./expression-reader.ts";
import { findMergeConflict } from "./foreign-syntax.ts";
import { Abandoned, problemLimit, type TokenStream } from "./token-stream.ts";

export interface Mistakes {
  /** In order of place; empty if nothing is found. */
  readonly problems: readonly SyntaxProblem[];
  /** Stretches that could not be read, in order, apart from each other. */
  readonly doubts: readonly Doubt[];
}

/** What is wrong with a text that the grammar refused, in words. Of two readings the one with fewer mistakes is right. */
export function findMistakes(text: string): Mistakes {
  const conflict = findMergeConflict(text);
  if (conflict) return { problems: [conflict], doubts: [{ start: 0, end: text.length, filler: "" }] };
  const trusting = readOnce(text, true);
  if (trusting.problems.length < 2) return trusting;
  const doubting = readOnce(text, false);
  return doubting.problems.length < trusting.problems.length ? doubting : trusting;
}

/** `guessesQuotes`: whether strings that look as if a quote was missing are taken for that. */
function readOnce(text: string, guessesQuotes: boolean): Mistakes {
  const reader = new ExpressionReader(text);
  const { stream } = reader;
  stream.guessesQuotes = guessesQuotes;
  try {
    stream.moveTo(0);
    reader.expression();
    if (!stream.atEnd) {
      if (stream.problems.length === 0) reportRest(reader);
      stream.doubts.push({ start: 0, end: text.length, filler: "" });
    }
  } catch (error) {
    if (!(error instanceof Abandoned)) throw error;
    const [first] = stream.problems;
    if (error.isFinal && first !== undefined && stream.problems.length < problemLimit) stream.problems.length = 1;
    if (lacksLastBrace(stream)) {
      stream.doubts.length = 0;
      stream.doubts.push({ start: stream.previousEnd, end: text.length, filler: "}" });
    } else stream.giveUpFrom(blamedStart(stream, error));
  }
  const problems = stream.problems.toSorted((a, b) => a.span.start - b.span.start);
  return { problems, doubts: joinDoubts(stream.doubts) };
}

/** Whether nothing is wrong but that the file ends before its outermost set does. */
function lacksLastBrace({ problems, openers, suspect, atEnd }: TokenStream): boolean {
  const isOne = problems.length === 1 && openers.length === 1 && suspect === undefined;
  return isOne && atEnd && openers[0]?.text === "{" && problems[0]?.message === "unclosed '{'";
}

/** Where the doubt begins once reading has stopped for good. */
function blamedStart({ problems }: TokenStream, { isFinal }: Abandoned): number {
  const [only] = problems;
  if (isFinal || only === undefined || problems.length > 1) return 0;
  return Math.min(only.span.start, ...(only.related ?? []).map(({ span }) => span.start));
}

/** Something follows the one expression that a file holds. */
function reportRest({ stream }: ExpressionReader): void {
  const span = { start: stream.token.start, end: stream.token.end };
  if (stream.at(")", "]", "}")) {
    const { suspect } = stream;
    const related = suspect ? [{ message: `this '${suspect.text}' may lack its counterpart`, span: suspect.span }] : [];
    stream.report({ message: `unexpected ${stream.found}: nothing is open here`, span, related });
  } else if (stream.at(";") && stream.peek().kind === "end") {
    const fix = { title: "Remove ';'", edits: [{ ...span, text: "" }] };
    stream.report({ message: "unexpected ';' after the file's expression", span, fix });
  } else if (stream.at("=")) {
    stream.report({ message: "unexpected '=': bindings stand between '{' and '}'", span });
  } else if (stream.at(":", "@")) {
    stream.report({ message: `unexpected ${stream.found}: a function needs parentheses here`, span });
  } else stream.report({ message: `unexpected ${stream.found} after the file's expression`, span });
}
