import type { Expression } from "../parser/syntax.ts";
import type { Thunk } from "./thunk.ts";

/** The file an expression stands in. */
export interface FileScope {
  /** Relative to the repository root. */
  readonly path: string;
  /** Absolute path of its folder, under `sourceRoot`. */
  readonly directory: string;
}

/** What names mean. */
export interface Names {
  get(name: string): Thunk | undefined;
}

/** Names in scope, innermost first; a link of the chain holds either names or the set of a `with`. */
export interface Environment {
  readonly file: FileScope;
  readonly names: Names | null;
  readonly withSet: Thunk | null;
  readonly parent: Environment | null;
}

export function withNames(parent: Environment, names: Names): Environment {
  return { file: parent.file, names, withSet: null, parent };
}

/** The set of a `with`, and the expression that gives it. */
export class WithScope implements Environment {
  readonly file: FileScope;
  readonly names = null;
  readonly withSet: Thunk;
  readonly parent: Environment;
  readonly expression: Expression;

  constructor(parent: Environment, set: Thunk, expression: Expression) {
    this.file = parent.file;
    this.withSet = set;
    this.parent = parent;
    this.expression = expression;
  }
}

/** The lexical meaning of a name; the base environment is the outermost link, so it wins over any `with`. */
export function lookUp(environment: Environment, name: string): Thunk | undefined {
  for (let link: Environment | null = environment; link; link = link.parent) {
    const found = link.names?.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The sets of the enclosing `with`s, innermost first. */
export function enclosingWiths(environment: Environment): Thunk[] {
  const sets: Thunk[] = [];
  for (let link: Environment | null = environment; link; link = link.parent) {
    if (link.withSet) sets.push(link.withSet);
  }
  return sets;
}
