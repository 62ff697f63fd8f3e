import type { Apply, Node } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Place, Span } from "../../source/span.ts";

/** A step of the way that a value takes; the message is a fragment. */
export interface FlowStep extends Place {
  readonly message: string;
}

/** Where a value has come: an expression that is it, or holds it. */
export interface FlowState {
  readonly file: NixFile;
  readonly node: Node;
  /** Where in the expression's value it is: names of attributes, `[]` for any element; `**` is every part. */
  readonly path: readonly string[];
  readonly steps: readonly FlowStep[];
  /** How often it was taken up again under a name. */
  readonly hops: number;
  /** Calls of our own functions that it went into, innermost last: it comes out where it went in. */
  readonly calls: readonly Apply[];
  /** The innermost binding around it since it was last taken up: where an option is set. */
  readonly binding: Place | null;
}

/** Any element of a list. */
export const element = "[]";
/** Every part of a value that was read out of one secret text. */
export const everyPart = "**";

/** Whether the value itself is the secret, not a set or list that holds it. */
export function isText({ path }: FlowState): boolean {
  return path.length === 0 || path[0] === everyPart;
}

/** The value where it is taken up again: behind a name, in any file. */
export function takenUp(state: FlowState, node: Node, file: NixFile = state.file): FlowState {
  return { ...state, file, node, hops: state.hops + 1, binding: null };
}

/** The value at another expression of the same file. */
export function at(state: FlowState, node: Node, path: readonly string[] = state.path): FlowState {
  return { ...state, node, path };
}

/** The same with a step more. */
export function withStep(state: FlowState, node: Node, message: string): FlowState {
  const span = { start: node.start, end: node.end };
  return { ...state, steps: [...state.steps, { file: state.file.path, span, message }] };
}

/** What is left of a path behind names; `null` where it leads elsewhere. */
export function pathBehind(path: readonly string[], names: readonly (string | null)[]): readonly string[] | null {
  for (const [index, name] of names.entries()) {
    if (path[index] === everyPart) return [everyPart];
    if (name === null || name !== path[index]) return null;
  }
  return path.slice(names.length);
}

/** Where a part of a file stands. */
export function placeOf(file: NixFile, { start, end }: Span): Place {
  return { file: file.path, span: { start, end } };
}
