import type { SyntaxProblem } from "../syntax.ts";
import { ExpressionReader } from "./expression-reader.ts";
import { Abandoned } from "./token-stream.ts";

/** What is wrong with a text that the grammar refused, in words, in order of place; empty if nothing is found. */
export function findMistakes(text: string): SyntaxProblem[] {
  const reader = new ExpressionReader(text);
  const { stream } = reader;
  try {
    stream.moveTo(0);
    reader.expression();
    if (!stream.atEnd && stream.problems.length === 0) reportRest(reader);
  } catch (error) {
    if (!(error instanceof Abandoned)) throw error;
  }
  return stream.problems.toSorted((a, b) => a.span.start - b.span.start);
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
