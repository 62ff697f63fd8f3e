import type {
  AttrSet,
  Expression,
  Formal,
  Identifier,
  Lambda,
  LegacyLet,
  Let,
  Node,
  Variable,
  With,
} from "../parser/syntax.ts";
import type { Span } from "../source/span.ts";

/** What brings a name into scope. */
export type DefinitionKind =
  /** a `let` binding, dotted or not */
  | "let"
  /** a name inherited in a `let` */
  | "let-inherit"
  /** an attribute of a `rec` set or an old-style let */
  | "rec"
  | "rec-inherit"
  /** `{ name }:` */
  | "formal"
  /** `name@{ … }:` */
  | "at-name"
  /** `name: …` */
  | "parameter";

export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** The node that opens the scope. */
  readonly scope: Let | LegacyLet | AttrSet | Lambda;
  /** Where the name first stands. */
  readonly nameSpan: Span;
  /** Every entry that adds to it (`a.b = 1; a.c = 2;` is one definition with two), or the formal, or the name. */
  readonly sites: readonly Node[];
  /** Every variable that means it, in order of place. Implicit ones (operators, `<path>`) are the operator's node. */
  readonly references: readonly Reference[];
}

export type Resolution =
  | { readonly kind: "definition"; readonly definition: Definition }
  /** `true`, `map`, `builtins`, `__add`: Nix's base environment. */
  | { readonly kind: "builtin" }
  /** The enclosing `with`s that may give it, innermost first. */
  | { readonly kind: "with"; readonly candidates: readonly With[] }
  | { readonly kind: "undefined" };

export interface Reference {
  readonly name: string;
  /** A variable; for `inherit x;` the name; for implicit references the operator or search path. */
  readonly node: Variable | Identifier | Node;
  readonly implicit: boolean;
  readonly resolution: Resolution;
}

/** Names of one file: who means whom, exactly as Nix binds variables when it reads the file. */
export interface Scopes {
  /** In order of place. */
  readonly definitions: readonly Definition[];
  /** In order of place. */
  readonly references: readonly Reference[];
  /** What a variable means; `undefined` for nodes that are not references. */
  resolve(node: Node): Reference | undefined;
  /** The names a `let`, `rec` set or lambda brings into scope, in order of place; none for sets merged into another. */
  definitionsOf(scope: Node): readonly Definition[];
  /** Whether any name may come from this `with`. */
  isUsed(node: With): boolean;
  /** Names visible at a node, innermost first; for suggestions. */
  visibleNames(at: Node): readonly string[];
}

export type { Expression, Formal };
