import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Span } from "../../source/span.ts";

const nowhere: Span = { start: 0, end: 0 };

/**
 * Where things stand in flake.lock. The tree is built when first asked: most checks of a lock file find nothing.
 */
export class LockPositions {
  readonly #text: string;
  #tree: Node | null | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The name of a node, or the whole entry of one of its inputs; the file's start if there is no such thing. */
  spanOf(key: string, input?: string): Span {
    this.#tree ??= jsonTree(this.#text, []);
    if (this.#tree === null) return nowhere;
    const value = findNodeAtLocation(this.#tree, ["nodes", key, ...(input === undefined ? [] : ["inputs", input])]);
    const property = value?.parent;
    const part = input === undefined ? property?.children?.[0] : property;
    return part ? { start: part.offset, end: part.offset + part.length } : nowhere;
  }
}

/** The first thing that makes a text no JSON, in words that do not depend on the JavaScript engine. */
export function firstJsonProblem(text: string): { readonly message: string; readonly span: Span } {
  const errors: ParseError[] = [];
  jsonTree(text, errors);
  const error = errors[0];
  if (!error) return { message: "not valid JSON", span: nowhere };
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return { message: words, span: { start: error.offset, end: error.offset + error.length } };
}

function jsonTree(text: string, errors: ParseError[]): Node | null {
  try {
    return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false }) ?? null;
  } catch {
    // The reader recurses: only a text nested thousands deep, which is no lock file, gets here.
    return null;
  }
}
