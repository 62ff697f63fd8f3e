/**
 * Whether a tree without problems accounts for every character of its text, exactly once: what stands between a node's
 * children, blanks and comments aside, must be the punctuation of its kind and nothing else, and a node without children
 * must say what its text says. No blank is forgiven inside of strings and paths. Every comment must lie in a gap.
 */
import { forEachChild } from "../../src/parser/for-each-child.ts";
import type { Comment, Formals, Inherit, Node, SyntaxTree } from "../../src/parser/syntax.ts";
import { walk } from "../../src/parser/walk.ts";

/** What is wrong, in words; empty where all is accounted for. */
export function uncoveredText(tree: SyntaxTree): string[] {
  const { root } = tree;
  if (root === null) return ["there is no root"];
  const coverage = new Coverage(tree);
  coverage.gap(0, root.start, [""], "the file's start");
  walk(root, (node) => coverage.check(node));
  coverage.gap(root.end, tree.source.text.length, [""], "the file's end");
  coverage.checkComments();
  return coverage.wrong;
}

class Coverage {
  readonly wrong: string[] = [];
  readonly #text: string;
  readonly #comments: readonly Comment[];
  readonly #seen = new Set<Comment>();

  constructor({ source, comments }: SyntaxTree) {
    this.#text = source.text;
    this.#comments = comments;
  }

  check(node: Node): void {
    const children: Node[] = [];
    forEachChild(node, (child) => {
      children.push(child);
    });
    const exact = node.kind === "String" || node.kind === "IndentedString" || node.kind === "Path";
    if (children.length === 0 && !exact) {
      this.#checkLeaf(node);
      if (!hasBrackets(node)) return;
    }
    const expected = punctuation(node, children);
    const edges = [node.start, ...children.flatMap(({ start, end }) => [start, end]), node.end];
    for (let index = 0; index <= children.length; index++) {
      const [start, end] = edges.slice(2 * index, 2 * index + 2) as [number, number];
      const words = expected[index] ?? [""];
      if (exact) this.#exactGap(start, end, words, node.kind);
      else this.gap(start, end, words, `${node.kind} gap ${index}`);
    }
  }

  gap(start: number, end: number, expected: readonly string[], place: string): void {
    let rest = "";
    let position = start;
    for (const comment of this.#commentsIn(start, end)) {
      this.#seen.add(comment);
      rest += this.#text.slice(position, comment.start);
      position = comment.end;
    }
    rest += this.#text.slice(position, end);
    const words = rest.replace(/[ \t\r\n]/g, "");
    if (!expected.includes(words)) this.wrong.push(`${place} at ${start}: ${JSON.stringify(words)}`);
  }

  checkComments(): void {
    for (const comment of this.#comments) {
      if (!this.#seen.has(comment)) this.wrong.push(`the comment at ${comment.start} lies in a word`);
    }
  }

  #exactGap(start: number, end: number, expected: readonly string[], place: string): void {
    const words = this.#text.slice(start, end);
    if (!expected.includes(words)) this.wrong.push(`${place} at ${start}: ${JSON.stringify(words)}`);
  }

  #commentsIn(start: number, end: number): Comment[] {
    let low = 0;
    for (let high = this.#comments.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.#comments[middle] as Comment).start < start) low = middle + 1;
      else high = middle;
    }
    const found: Comment[] = [];
    for (let index = low; (this.#comments[index]?.end ?? Number.POSITIVE_INFINITY) <= end; index++) {
      found.push(this.#comments[index] as Comment);
    }
    return found;
  }

  #checkLeaf(node: Node): void {
    const text = this.#text.slice(node.start, node.end);
    const said = leafText(node, text);
    if (said !== text)
      this.wrong.push(`${node.kind} at ${node.start} says ${JSON.stringify(said)} for ${JSON.stringify(text)}`);
  }
}

function leafText(node: Node, text: string): string {
  switch (node.kind) {
    case "Variable":
    case "Identifier":
      return node.name;
    case "Integer":
    case "Float":
    case "Uri":
      return node.text;
    case "SearchPath":
      return `<${node.path}>`;
    case "Fragment":
      return fragmentText(node, text);
    default:
      return text;
  }
}

/** An escape says something else than what is written; other text says itself, with line ends made equal between `"`. */
function fragmentText({ value, escaped, parent }: Extract<Node, { kind: "Fragment" }>, text: string): string {
  if (escaped) return value === "" ? "nothing" : text;
  return parent?.kind === "String" && value === text.replace(/\r\n?/g, "\n") ? text : value;
}

function hasBrackets({ kind }: Node): boolean {
  return ["List", "AttrSet", "LegacyLet", "Formals", "Inherit"].includes(kind);
}

/** For each gap round the children, what may stand in it. */
function punctuation(node: Node, children: readonly Node[]): readonly (readonly string[])[] {
  const enclosed = (opener: string, closer: string) => {
    return [opener, ...children.slice(1).map(() => ""), closer].map((text) => [text]);
  };
  const bracketed = (opener: string, closer: string) => {
    return children.length === 0 ? [[opener + closer]] : enclosed(opener, closer);
  };
  const sequence = (...texts: string[]) => texts.map((text) => [text]);
  switch (node.kind) {
    case "String":
      return bracketed('"', '"');
    case "IndentedString":
      return bracketed("''", "''");
    case "Interpolation":
      return sequence("${", "}");
    case "List":
      return bracketed("[", "]");
    case "AttrSet":
      return bracketed(node.recursive ? "rec{" : "{", "}");
    case "LegacyLet":
      return bracketed("let{", "}");
    case "Let":
      if (node.entries.length === 0) return sequence("letin", "");
      return sequence("let", ...node.entries.slice(1).map(() => ""), "in", "");
    case "With":
      return sequence("with", ";", "");
    case "Assert":
      return sequence("assert", ";", "");
    case "If":
      return sequence("if", "then", "else", "");
    case "Lambda":
      return node.formals && node.parameter ? sequence("", "@", ":", "") : sequence("", ":", "");
    case "Formals":
      return formalsPunctuation(node);
    case "Formal":
      return node.default ? sequence("", "?", "") : sequence("", "");
    case "HasAttr":
      return sequence("", "?", "");
    case "Select":
      return node.default ? sequence("", ".", "or", "") : sequence("", ".", "");
    case "UnaryOp":
      return sequence(node.operator, "");
    case "BinaryOp":
      return sequence("", node.operator, "");
    case "Parenthesized":
      return sequence("(", ")");
    case "AttrPath":
      return ["", ...node.attributes.slice(1).map(() => "."), ""].map((text) => [text]);
    case "Binding":
      return sequence("", "=", ";");
    case "Inherit":
      return inheritPunctuation(node);
    default:
      return [];
  }
}

function formalsPunctuation({ formals, ellipsis }: Formals): string[][] {
  if (formals.length === 0) return [[ellipsis ? "{...}" : "{}"]];
  return [["{"], ...formals.slice(1).map(() => [","]), ellipsis ? [",...}"] : ["}", ",}"]];
}

function inheritPunctuation({ from, attributes }: Inherit): string[][] {
  const between = attributes.slice(1).map(() => [""]);
  if (from === null) return attributes.length === 0 ? [["inherit;"]] : [["inherit"], ...between, [";"]];
  return attributes.length === 0 ? [["inherit("], [");"]] : [["inherit("], [")"], ...between, [";"]];
}
