/** What people write out of habit from other languages, and how Nix writes it. */
import type { Span } from "../../source/span.ts";
import type { SyntaxProblem } from "../syntax.ts";
import type { Reader } from "./reader.ts";
import type { TokenStream } from "./token-stream.ts";

/** Reads an operator that Nix does not have, but for which it has another; returns whether it did. */
export function readForeignOperator(reader: Reader): boolean {
  const { stream } = reader;
  const { start } = stream.token;
  const written = foreignOperator(reader);
  if (written === undefined) return false;
  const [foreign, own] = written;
  const problem = replacement(`'${foreign}' is no operator: Nix writes '${own}'`, start, foreign, own);
  if (own.length > foreign.length) stream.report(problem);
  else stream.reportReplaced(problem, { ...problem.span, filler: own });
  stream.moveTo(start + foreign.length);
  stream.previousEnd = start + foreign.length;
  return true;
}

/** The operator at the current token as written, and as Nix writes it. */
function foreignOperator(reader: Reader): readonly [string, string] | undefined {
  const { stream } = reader;
  const rest = stream.text.slice(stream.token.start, stream.token.start + 3);
  if (rest.startsWith("===")) return ["===", "=="];
  if (rest.startsWith("!==")) return ["!==", "!="];
  if (rest.startsWith("<>") && stream.at("<")) return ["<>", "!="];
  if (stream.at("&")) return ["&", "&&"];
  if (stream.at("|")) return ["|", "||"];
  if (!stream.at("=")) return undefined;
  const compares = reader.conditionHeight === stream.openers.length || stream.openers.at(-1)?.text === "(";
  if (rest.startsWith("=!") && (compares || reader.lastArgument === undefined)) return ["=!", "!="];
  if (rest.startsWith("=>") && compares) return ["=>", ">="];
  return compares ? ["=", "=="] : undefined;
}

/** `// …` where an expression or a name is expected is a comment: reads over its line; returns whether it was one. */
export function readForeignComment(stream: TokenStream): boolean {
  if (!stream.at("//")) return false;
  const { start, end } = stream.token;
  const problem = replacement("a comment begins with '#': '//' joins sets", start, "//", "#");
  stream.reportReplaced(problem, { start, end, filler: "#" });
  const length = stream.text.slice(end).search(/[\r\n]/);
  const lineEnd = length < 0 ? stream.text.length : end + length;
  stream.moveTo(lineEnd);
  return true;
}

/** A problem whose fix puts one piece of text for another. */
export function replacement(message: string, start: number, written: string, meant: string): SyntaxProblem {
  const span = { start, end: start + written.length };
  return { message, span, fix: { title: `Replace it by '${meant}'`, edits: [{ ...span, text: meant }] } };
}

/** The marks that a merge leaves where both sides changed the same lines, if the text holds them. */
export function findMergeConflict(text: string): SyntaxProblem | undefined {
  const marks = [/^<{7}(?= |$)/m, /^={7}$/m, /^>{7}(?= |$)/m].map((pattern) => pattern.exec(text)?.index);
  const [begin, middle, end] = marks;
  if (begin === undefined || middle === undefined || end === undefined || begin > middle || middle > end)
    return undefined;
  return {
    message: "a merge conflict is left here",
    span: markAt(begin),
    related: [
      { message: "the other side begins here", span: markAt(middle) },
      { message: "and ends here", span: markAt(end) },
    ],
  };
}

function markAt(start: number): Span {
  return { start, end: start + 7 };
}
