import type { Reader } from "./reader.ts";
import type { Token } from "./token.ts";
import type { TokenStream } from "./token-stream.ts";

/** Reads `with …; …` or `assert …; …`. */
export function readPrefixed(reader: Reader): void {
  const { stream } = reader;
  const keyword = stream.advance();
  if (keyword.text === "assert") readCondition(reader);
  else reader.expression();
  if (stream.at(";")) stream.advance();
  else {
    const place = keyword.text === "with" ? "the set of 'with'" : "the condition of 'assert'";
    reader.missingSemicolon(`after ${place}`, reader.lastArgument);
  }
  reader.expression();
}

function readCondition(reader: Reader): void {
  const around = reader.conditionHeight;
  reader.conditionHeight = reader.stream.openers.length;
  reader.expression();
  reader.conditionHeight = around;
}

/** Reads from `if` to the end of what stands behind `else`. */
export function readIf(reader: Reader): void {
  const keyword = reader.stream.advance();
  readBranches(reader, keyword);
}

/** Reads what follows an `if`, or a word of other languages for `else if`. */
function readBranches(reader: Reader, keyword: Token): void {
  const { stream } = reader;
  readCondition(reader);
  if (stream.at("then")) stream.advance();
  else missingThen(reader, keyword);
  const { conditionHeight } = reader;
  reader.conditionHeight = -1;
  reader.expression();
  reader.conditionHeight = conditionHeight;
  if (stream.at(";") && stream.peek().text === "else") removeSemicolon(stream);
  if (stream.at("else")) {
    stream.advance();
    reader.expression();
  } else if (isElseIf(stream.token)) readElseIf(reader);
  else missingElse(stream, keyword);
}

/** Whether a word is one that other languages write for `else if`. */
export function isElseIf({ kind, text }: Token): boolean {
  return kind === "name" && ["elif", "elsif", "elseif"].includes(text);
}

function readElseIf(reader: Reader): void {
  const { stream } = reader;
  const { start, end, text } = stream.token;
  stream.report({
    message: `'${text}' is no keyword: Nix writes 'else if'`,
    span: { start, end },
    fix: { title: "Replace it by 'else if'", edits: [{ start, end, text: "else if" }] },
  });
  readBranches(reader, stream.advance());
}

function missingThen(reader: Reader, { start, end }: Token): undefined {
  const { stream, lastArgument } = reader;
  const related = [{ message: "the 'if'", span: { start, end } }];
  if (!stream.at("else") || lastArgument === undefined) {
    const message = `missing 'then' before ${stream.found}`;
    return stream.fail({ message, span: stream.lastCharacter(), related });
  }
  const place = lastArgument.start;
  const fix = { title: "Insert 'then'", edits: [{ start: place, end: place, text: "then " }] };
  stream.previousEnd = lastArgument.previousEnd;
  stream.moveTo(place);
  const span = stream.lastCharacter();
  stream.report({ message: `missing 'then' before ${stream.found}`, span, related, fix });
  return undefined;
}

function removeSemicolon(stream: TokenStream): void {
  const { start, end } = stream.token;
  const fix = { title: "Remove ';'", edits: [{ start, end, text: "" }] };
  stream.report({ message: "unexpected ';' before 'else'", span: { start, end }, fix });
  stream.advance();
}

function missingElse(stream: TokenStream, { start, end }: Token): void {
  stream.report({
    message: "missing 'else': an 'if' always has one",
    span: stream.lastCharacter(),
    help: "for parts of a list, a set or a configuration there are lib.optionals, lib.optionalAttrs and lib.mkIf",
    related: [{ message: "the 'if'", span: { start, end } }],
  });
}
