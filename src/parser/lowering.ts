import type { FlatTree } from "./flat-tree.ts";
import type { GrammarNames } from "./nix-wasm.ts";
import type { Damaged, Expression, Node, SyntaxProblem } from "./syntax.ts";

/** Turns a node of the flat tree into a typed one. */
export type Lower = (lowering: Lowering, node: number, parent: Node | null) => Node;

/** A node under construction. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Stands in a field of a node under construction until it is filled. */
export const pending = null as never;

/** The grammar's fields that lowering asks for. */
const fieldNames = [
  "expression",
  "attrpath",
  "operator",
  "name",
  "universal",
  "formals",
  "body",
  "default",
  "environment",
  "condition",
  "consequence",
  "alternative",
  "function",
  "argument",
  "left",
  "right",
  "ellipses",
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What lowering tells apart among the children of a node, by the grammar's names. */
const childNames = [
  "binding",
  "binding_set",
  "ellipses",
  "formal",
  "identifier",
  "in",
  "inherit",
  "inherit_from",
  "inherited_attrs",
  "interpolation",
  "path_fragment",
  "string_expression",
  "string_fragment",
] as const;

export type ChildName = (typeof childNames)[number];

/** The names as numbers: 0 is any other. */
export const child = Object.fromEntries(childNames.map((name, index) => [name, index + 1])) as Readonly<
  Record<ChildName, number>
>;

/** What lowering knows of the grammar, by the numbers that this build of it uses. */
export class Grammar {
  readonly field: Readonly<Record<FieldName, number>>;
  /** By symbol: which child it is, as numbered in `child`. */
  readonly childOf: Uint8Array;
  readonly lowers: readonly (Lower | undefined)[];
  /** By symbol: whether it is an expression. */
  readonly isExpression: readonly boolean[];
  readonly names: GrammarNames;

  constructor(names: GrammarNames, lowers: Readonly<Record<string, Lower>>) {
    this.names = names;
    this.lowers = names.symbols.map((name, symbol) => (names.named[symbol] ? lowers[name] : undefined));
    this.isExpression = names.symbols.map(
      (name, symbol) => names.named[symbol] === true && name.endsWith("_expression"),
    );
    this.childOf = Uint8Array.from(names.symbols, (name) => childNames.indexOf(name as ChildName) + 1);
    const numbers = fieldNames.map((name) => [name, names.fields.indexOf(name)]);
    this.field = Object.fromEntries(numbers) as Record<FieldName, number>;
  }
}

/** One file on its way from the flat tree to the typed one. */
export class Lowering {
  readonly text: string;
  readonly tree: FlatTree;
  readonly grammar: Grammar;
  readonly field: Readonly<Record<FieldName, number>>;
  /** Pieces the parser skipped, by the expression beside them that will hold them; `null` in a sound tree. */
  readonly skipped: ReadonlyMap<number, readonly number[]> | null;
  /** What the grammar accepts and Nix does not; without meaning in a damaged file. */
  readonly problems: SyntaxProblem[] = [];

  constructor(text: string, tree: FlatTree, grammar: Grammar, skipped: ReadonlyMap<number, readonly number[]> | null) {
    this.text = text;
    this.tree = tree;
    this.grammar = grammar;
    this.field = grammar.field;
    this.skipped = skipped;
  }

  textOf(node: number): string {
    return this.text.slice(this.tree.start(node), this.tree.end(node));
  }

  /** Lowers a node that is known to be an expression. */
  expression(node: number, parent: Node | null): Expression {
    if (this.skipped?.has(node)) return this.#withSkipped(node, parent);
    return this.#plainExpression(node, parent);
  }

  /** Lowers the expression in a field; a hole, if recovery left none there. */
  required(node: number, field: number, parent: Node): Expression {
    const child = this.tree.child(node, field);
    return child < 0 ? hole(this.tree.end(node), parent) : this.expression(child, parent);
  }

  optional(node: number, field: number, parent: Node): Expression | null {
    const child = this.tree.child(node, field);
    return child < 0 ? null : this.expression(child, parent);
  }

  /** What can be read of the children of a node that makes no whole. */
  pieces(node: number, parent: Node): Node[] {
    const pieces: Node[] = [];
    const end = this.tree.next(node);
    for (let child = node + 1; child < end; child = this.tree.next(child)) {
      const lower = this.grammar.lowers[this.tree.symbol(child)];
      if (this.tree.isError(child)) pieces.push(...this.pieces(child, parent));
      else if (lower && this.tree.end(child) > this.tree.start(child)) pieces.push(lower(this, child, parent));
      else if (!lower) pieces.push(...this.pieces(child, parent));
    }
    return pieces;
  }

  damaged(node: number, parent: Node | null): Damaged {
    const damaged: Mutable<Damaged> = {
      kind: "Damaged",
      start: this.tree.start(node),
      end: this.tree.end(node),
      parent,
      parts: pending,
    };
    damaged.parts = this.pieces(node, damaged);
    return damaged;
  }

  #plainExpression(node: number, parent: Node | null): Expression {
    const lower = this.grammar.lowers[this.tree.symbol(node)];
    return lower === undefined ? this.damaged(node, parent) : (lower(this, node, parent) as Expression);
  }

  #withSkipped(node: number, parent: Node | null): Expression {
    const damaged: Mutable<Damaged> = { kind: "Damaged", start: 0, end: 0, parent, parts: pending };
    const parts: Node[] = [];
    for (const skipped of this.skipped?.get(node) ?? []) parts.push(...this.pieces(skipped, damaged));
    if (parts.length === 0) return this.#plainExpression(node, parent);
    parts.push(this.#plainExpression(node, damaged));
    parts.sort((a, b) => a.start - b.start);
    damaged.start = (parts[0] as Node).start;
    damaged.end = (parts.at(-1) as Node).end;
    damaged.parts = parts;
    return damaged;
  }
}

/** An expression that is not there. */
export function hole(offset: number, parent: Node | null): Damaged {
  return { kind: "Damaged", start: offset, end: offset, parent, parts: [] };
}
