/**
 * The syntax tree of a Nix file, in the language's own terms.
 *
 * Invariants: a node's span lies in its parent's; siblings are ordered and do not overlap; spans are UTF-16
 * offsets without surrounding blanks and comments. A tree is never changed after the parser hands it on.
 */
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";

interface NodeBase<Kind extends string> extends Span {
  readonly kind: Kind;
  /** `null` for the root expression only. */
  readonly parent: Node | null;
}

/** `x` where it is looked up in the scopes. */
export interface Variable extends NodeBase<"Variable"> {
  readonly name: string;
}

export interface Integer extends NodeBase<"Integer"> {
  /** Decimal digits as written; the range is not checked here. */
  readonly text: string;
}

export interface Float extends NodeBase<"Float"> {
  readonly text: string;
}

/** A stretch of literal text in a string or path. */
export interface Fragment extends NodeBase<"Fragment"> {
  /** The characters it stands for: escapes decoded; in indented strings, indentation still there. */
  readonly value: string;
  /** Whether it was written as an escape (`\n`, `''$`, `'''`): then indentation is not stripped from it. */
  readonly escaped: boolean;
}

/** `${…}` in a string, path or attribute path. */
export interface Interpolation extends NodeBase<"Interpolation"> {
  readonly expression: Expression;
}

export type StringPart = Fragment | Interpolation;

/** `"…"` */
export interface StringLiteral extends NodeBase<"String"> {
  readonly parts: readonly StringPart[];
}

/** `''…''`; `indentedStringParts` gives what it means. */
export interface IndentedString extends NodeBase<"IndentedString"> {
  readonly parts: readonly StringPart[];
}

/** `./x`, `/x`, `~/x`, `x/y`, with or without `${…}`; the fragments joined are the path as written. */
export interface Path extends NodeBase<"Path"> {
  readonly form: "relative" | "absolute" | "home";
  readonly parts: readonly StringPart[];
}

/** `<nixpkgs/lib>` */
export interface SearchPath extends NodeBase<"SearchPath"> {
  /** What stands between the angle brackets. */
  readonly path: string;
}

/** `https://example.org`, unquoted. */
export interface Uri extends NodeBase<"Uri"> {
  readonly text: string;
}

export interface List extends NodeBase<"List"> {
  readonly elements: readonly Expression[];
}

/** `{ … }` or `rec { … }` */
export interface AttrSet extends NodeBase<"AttrSet"> {
  readonly recursive: boolean;
  readonly entries: readonly Entry[];
}

/** `let { …; body = …; }`, the old form. */
export interface LegacyLet extends NodeBase<"LegacyLet"> {
  readonly entries: readonly Entry[];
}

export interface Let extends NodeBase<"Let"> {
  readonly entries: readonly Entry[];
  /** Span of the keyword `in`; empty at the body's start where a broken file lacks it. */
  readonly inKeyword: Span;
  readonly body: Expression;
}

export interface With extends NodeBase<"With"> {
  readonly environment: Expression;
  readonly body: Expression;
}

export interface Assert extends NodeBase<"Assert"> {
  readonly condition: Expression;
  readonly body: Expression;
}

export interface If extends NodeBase<"If"> {
  readonly condition: Expression;
  readonly consequence: Expression;
  readonly alternative: Expression;
}

/** `x: …`, `{ a, b ? 1, ... }@args: …` */
export interface Lambda extends NodeBase<"Lambda"> {
  /** The name before the colon, or the name at the `@` if there are formals. */
  readonly parameter: Identifier | null;
  readonly formals: Formals | null;
  readonly body: Expression;
}

export interface Formals extends NodeBase<"Formals"> {
  readonly formals: readonly Formal[];
  /** Whether it ends in `...`. */
  readonly ellipsis: boolean;
}

export interface Formal extends NodeBase<"Formal"> {
  readonly name: Identifier;
  readonly default: Expression | null;
}

export interface Apply extends NodeBase<"Apply"> {
  readonly function: Expression;
  readonly argument: Expression;
}

/** `set.a.b` or `set.a.b or default` */
export interface Select extends NodeBase<"Select"> {
  readonly set: Expression;
  readonly path: AttrPath;
  readonly default: Expression | null;
}

/** `set ? a.b` */
export interface HasAttr extends NodeBase<"HasAttr"> {
  readonly set: Expression;
  readonly path: AttrPath;
}

export type UnaryOperator = "!" | "-";

export interface UnaryOp extends NodeBase<"UnaryOp"> {
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "&&"
  | "||"
  | "->"
  | "+"
  | "-"
  | "*"
  | "/"
  | "++"
  | "//"
  | "|>"
  | "<|";

export interface BinaryOp extends NodeBase<"BinaryOp"> {
  readonly operator: BinaryOperator;
  /** Span of the operator itself. */
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Parenthesized extends NodeBase<"Parenthesized"> {
  readonly expression: Expression;
}

/** What the parser could not read. Its parts are the pieces it could: names in them count as used. */
export interface Damaged extends NodeBase<"Damaged"> {
  readonly parts: readonly Node[];
}

/** A name that is not looked up: an attribute, a formal, a parameter. */
export interface Identifier extends NodeBase<"Identifier"> {
  readonly name: string;
}

/** A step of an attribute path: `a`, `"a"`, `${a}`. */
export type Attribute = Identifier | StringLiteral | Interpolation;

export interface AttrPath extends NodeBase<"AttrPath"> {
  readonly attributes: readonly Attribute[];
}

/** `a.b = value;` (span includes the semicolon) */
export interface Binding extends NodeBase<"Binding"> {
  readonly path: AttrPath;
  readonly value: Expression;
}

/** `inherit a b;`, `inherit (from) a b;` (span includes the semicolon) */
export interface Inherit extends NodeBase<"Inherit"> {
  readonly from: Expression | null;
  readonly attributes: readonly Attribute[];
}

export type Entry = Binding | Inherit | Damaged;

export type Expression =
  | Variable
  | Integer
  | Float
  | StringLiteral
  | IndentedString
  | Path
  | SearchPath
  | Uri
  | List
  | AttrSet
  | LegacyLet
  | Let
  | With
  | Assert
  | If
  | Lambda
  | Apply
  | Select
  | HasAttr
  | UnaryOp
  | BinaryOp
  | Parenthesized
  | Damaged;

export type Node = Expression | Fragment | Interpolation | Identifier | AttrPath | Binding | Inherit | Formals | Formal;

export type NodeKind = Node["kind"];

/** The node type of a kind: `NodeOf<"Let">` is `Let`. */
export type NodeOf<Kind extends NodeKind> = Extract<Node, { kind: Kind }>;

export interface Comment extends Span {
  /** Without `#`, or without the comment brackets. */
  readonly text: string;
  readonly block: boolean;
}

/** A rule of its own that tells a problem; whatever has none is told by `syntax-error`. */
export type SyntaxProblemRule = "duplicate-formal" | "dynamic-binding-name" | "number-out-of-range";

/** One mistake in the syntax, in words for people. */
export interface SyntaxProblem {
  /** Absent for `syntax-error`. */
  readonly rule?: SyntaxProblemRule;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  /** "the '{' that is not closed" and the like, in the same file. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  readonly fix?: {
    readonly title: string;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  };
}

export interface SyntaxTree {
  readonly source: SourceFile;
  /** `null` where the file holds no expression (which Nix refuses). */
  readonly root: Expression | null;
  /** In order of place. */
  readonly comments: readonly Comment[];
  /** In order of place; empty exactly when the file parses. */
  readonly problems: readonly SyntaxProblem[];
  /**
   * Stretches whose reading is doubtful, in order of place and apart from each other; the whole text where nothing
   * is sure. Empty where the tree holds all that the text says, which is so for problems of meaning (a formal twice).
   */
  readonly damage: readonly Span[];
}
