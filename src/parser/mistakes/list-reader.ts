import type { Reader } from "./reader.ts";
import { reaches } from "./skip-entry.ts";

const operators = [
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "&&",
  "||",
  "->",
  "+",
  "-",
  "*",
  "/",
  "++",
  "//",
  "?",
  "!",
  "|>",
  "<|",
];

/** Reads a list from `[` to behind `]`. Of mistakes that repeat themselves in it, the first is told. */
export function readList(reader: Reader): void {
  const { stream } = reader;
  stream.open();
  let told = false;
  while (!stream.at("]")) {
    if (reader.startsSimple()) {
      reader.select();
      continue;
    }
    if (stream.at("if", "with", "assert", "let")) {
      stream.fail({ message: `${stream.found} in a list needs parentheses around it`, span: stream.token });
    }
    const message = strayMessage(reader);
    if (message === null) stream.close();
    else if (!told) stream.report({ message, span: stream.token });
    told = true;
    stream.advance();
  }
  stream.close();
}

/** What is wrong with a token that people write in lists, or `null` if the list itself must be broken. */
function strayMessage(reader: Reader): string | null {
  const { stream } = reader;
  if (stream.at(",")) return "unexpected ',' in a list: its elements are separated by blanks";
  if (stream.at(":", "@")) return "a function in a list needs parentheses around it";
  if (stream.at(...operators)) return `operator ${stream.found} in a list needs parentheses around its operands`;
  const separates = stream.at(";") && reaches(stream, "]");
  return separates ? "unexpected ';' in a list: its elements are separated by blanks" : null;
}
