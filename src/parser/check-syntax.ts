/**
 * What the grammar accepts and Nix refuses when it parses. Each check gets a node whose parts are complete and adds
 * the problems it finds. Source of the rules: parser.y, lexer.l and parser-state.hh in Nix.
 */
import { staticAttributeName } from "./attribute-name.ts";
import type {
  BinaryOp,
  Entry,
  Float,
  Identifier,
  Inherit,
  Integer,
  Lambda,
  Let,
  Path,
  SyntaxProblem,
} from "./syntax.ts";

const equality = new Set(["==", "!="]);
const ordering = new Set(["<", "<=", ">", ">="]);

/** Comparisons do not chain, and what follows an operator directly can make it part of a path. */
export function checkOperator(node: BinaryOp, text: string, problems: SyntaxProblem[]): void {
  const group = equality.has(node.operator) ? equality : ordering.has(node.operator) ? ordering : null;
  if (group !== null && node.left.kind === "BinaryOp" && group.has(node.left.operator)) {
    problems.push({
      message: `'${node.left.operator}' and '${node.operator}' do not chain: one of them needs parentheses`,
      span: node.operatorSpan,
      related: [{ message: "the first comparison", span: node.left.operatorSpan }],
    });
  }
  if (node.operator === "/" && isPathCharacter(text, node.operatorSpan.end)) {
    problems.push(readAsPath(node.operatorSpan.start, node.operatorSpan.end));
  } else if ((node.operator === "-" || node.operator === "+") && node.right.kind === "Path") {
    const { start } = node.right;
    if (start === node.operatorSpan.end) problems.push(readAsPath(node.operatorSpan.start, start));
  }
}

function readAsPath(start: number, end: number): SyntaxProblem {
  return {
    message: "Nix reads a path here: the operator needs a blank after it",
    span: { start, end },
    fix: { title: "Insert a blank", edits: [{ start: end, end, text: " " }] },
  };
}

function isPathCharacter(text: string, offset: number): boolean {
  return /[\w.+-]/.test(text.charAt(offset));
}

const largestInteger = 9_223_372_036_854_775_807n;

/** Integers have 64 bits, with a sign. */
export function checkInteger(node: Integer, problems: SyntaxProblem[]): void {
  if (node.text.length < 19 || BigInt(node.text) <= largestInteger) return;
  problems.push({
    rule: "number-out-of-range",
    message: `integer '${node.text}' does not fit into 64 bits`,
    span: spanOf(node),
  });
}

const smallestNormal = 2.2250738585072014e-308;

/** Floats must neither overflow nor lose their precision at the other end. */
export function checkFloat(node: Float, problems: SyntaxProblem[]): void {
  const value = Number(node.text);
  const isZero = !/[1-9]/.test(node.text.replace(/[eE].*/, ""));
  if (isZero || (value >= smallestNormal && value < Number.POSITIVE_INFINITY)) return;
  problems.push({ rule: "number-out-of-range", message: `float '${node.text}' is out of range`, span: spanOf(node) });
}

/** Paths do not end in a slash and hold no empty step, but for those that an interpolation follows. */
export function checkPath(node: Path, text: string, problems: SyntaxProblem[]): void {
  if (isPathCharacter(text, node.start - 1)) {
    problems.push({
      message: "Nix reads what stands before the path as a part of it",
      span: { start: node.start, end: node.start + 1 },
      fix: { title: "Insert a blank", edits: [{ start: node.start, end: node.start, text: " " }] },
    });
  }
  if (text.charCodeAt(node.end - 1) === 47) {
    problems.push({
      message: "path has a trailing slash",
      span: spanOf(node),
      fix: { title: "Remove the slash", edits: [{ start: pathEnd(text, node.end), end: node.end, text: "" }] },
    });
    return;
  }
  const [first] = node.parts;
  const slashes = first?.kind === "Fragment" ? first.value.indexOf("//") : -1;
  if (first === undefined || slashes < 0) return;
  const isFollowed = node.parts.length > 1 && first.kind === "Fragment" && first.value.indexOf("//", slashes + 1) < 0;
  if (isFollowed) return;
  const span = { start: first.start + slashes, end: first.start + slashes + 2 };
  const fix = { title: "Remove one slash", edits: [{ start: span.start, end: span.start + 1, text: "" }] };
  problems.push({ message: "path has two slashes in a row", span, fix });
}

/** Where a path ends without the slashes at its end. */
function pathEnd(text: string, end: number): number {
  let offset = end;
  while (text.charCodeAt(offset - 1) === 47) offset--;
  return offset;
}

/** All names that a function takes are different; and `@a:b` would hide a URI. */
export function checkParameters(node: Lambda, text: string, problems: SyntaxProblem[]): void {
  const { formals, parameter } = node;
  if (formals === null) return;
  const first = new Map<string, Identifier>();
  if (parameter !== null) first.set(parameter.name, parameter);
  for (const { name } of formals.formals) {
    const earlier = first.get(name.name);
    if (earlier === undefined) first.set(name.name, name);
    else problems.push(duplicateArgument(name, earlier));
  }
  if (parameter !== null && parameter.start > formals.start) checkUriAfterAt(parameter, text, problems);
}

function duplicateArgument(one: Identifier, other: Identifier): SyntaxProblem {
  const [earlier, later] = one.start < other.start ? [one, other] : [other, one];
  return {
    rule: "duplicate-formal",
    message: `argument '${later.name}' is taken twice`,
    span: spanOf(later),
    related: [{ message: "first taken here", span: spanOf(earlier) }],
  };
}

function checkUriAfterAt(parameter: Identifier, text: string, problems: SyntaxProblem[]): void {
  const isUri = /^[a-zA-Z][a-zA-Z0-9+.-]*:[\w%/?:@&=+$,\-.!~*']/.test(text.slice(parameter.start, parameter.end + 2));
  if (!isUri) return;
  const colon = { start: parameter.end, end: parameter.end + 1 };
  problems.push({
    message: `'${parameter.name}:' and what follows are read as a URI: put a blank after the ':'`,
    span: colon,
    fix: { title: "Insert a blank", edits: [{ start: colon.end, end: colon.end, text: " " }] },
  });
}

/** The names that a let defines are known when the file is read. */
export function checkLet(node: Let, problems: SyntaxProblem[]): void {
  for (const entry of node.entries) checkLetEntry(entry, problems);
}

function checkLetEntry(entry: Entry, problems: SyntaxProblem[]): void {
  if (entry.kind !== "Binding") return;
  const [first] = entry.path.attributes;
  if (first === undefined || staticAttributeName(first) !== null) return;
  problems.push({
    rule: "dynamic-binding-name",
    message: "a 'let' cannot define a computed name",
    span: spanOf(first),
  });
}

/** What is inherited has a name that is known when the file is read. */
export function checkInherit(node: Inherit, problems: SyntaxProblem[]): void {
  for (const attribute of node.attributes) {
    if (staticAttributeName(attribute) !== null) continue;
    problems.push({
      rule: "dynamic-binding-name",
      message: "'inherit' cannot take a computed name",
      span: spanOf(attribute),
    });
  }
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}
