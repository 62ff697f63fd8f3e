/**
 * A tree in the form in which `nix-instantiate --parse` of Nix 2.8 prints what it read: desugared, with the entries of
 * a set merged, paths absolute, and parentheses round nearly everything. Found by experiment; names stand in the order
 * of their first place, where Nix follows an order of its own.
 */

import { constantString, joinedFragments, type Piece, separateFragments } from "../parser/constant-string.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Apply, AttrPath, Expression, IndentedString, Lambda, Node, StringPart } from "../parser/syntax.ts";
import { type AttributeNode, type AttributeTree, attributeTree, AttributeNode as SetNode } from "./attribute-tree.ts";
import { printedFloat, printedName, printedPath, printedString, type Surroundings } from "./printed-literals.ts";

export type { Surroundings } from "./printed-literals.ts";

/** Prints an expression as Nix does; a damaged part becomes `<damaged>`, which Nix never prints. */
export function printNix(expression: Expression, surroundings: Surroundings): string {
  return new NixPrinter(surroundings).expression(expression);
}

class NixPrinter {
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  expression(node: Expression): string {
    switch (node.kind) {
      case "Variable":
        return node.name;
      case "Integer":
        return String(BigInt(node.text));
      case "Float":
        return printedFloat(node.text);
      case "Uri":
        return printedString(node.text);
      case "String":
        return this.#string(joinedFragments(node.parts));
      case "IndentedString":
        return this.#indentedString(node);
      case "Path":
        return this.#path(node.parts);
      case "List":
        return `[ ${node.elements.map((element) => `(${this.expression(element)}) `).join("")}]`;
      case "AttrSet":
        return this.#set(attributeTree(node.entries), node.recursive);
      case "LegacyLet":
        return `(${this.#set(attributeTree(node.entries), true)}).body`;
      case "Let":
        return `(let ${this.#attributes(attributeTree(node.entries))}in ${this.expression(node.body)})`;
      case "With":
        return `(with ${this.expression(node.environment)}; ${this.expression(node.body)})`;
      case "Assert":
        return `assert ${this.expression(node.condition)}; ${this.expression(node.body)}`;
      case "If":
        return `(if ${this.expression(node.condition)} then ${this.expression(node.consequence)} else ${this.expression(node.alternative)})`;
      case "Lambda":
        return this.#lambda(node);
      case "Select": {
        const selected = `(${this.expression(node.set)}).${this.#attributePath(node.path)}`;
        return node.default ? `${selected} or (${this.expression(node.default)})` : selected;
      }
      case "HasAttr":
        return `((${this.expression(node.set)}) ? ${this.#attributePath(node.path)})`;
      case "Parenthesized":
        return this.expression(node.expression);
      case "Damaged":
        return "<damaged>";
      default:
        return this.#operation(node);
    }
  }

  /** Calls, and the operators that are calls to Nix. */
  #operation(node: Extract<Expression, { kind: "Apply" | "UnaryOp" | "BinaryOp" | "SearchPath" }>): string {
    const call = this.#call(node);
    if (call) return `(${call.join(" ")})`;
    if (node.kind === "UnaryOp") return `(! ${this.expression(node.operand)})`;
    if (node.kind !== "BinaryOp") return "<damaged>";
    const left = () => this.expression(node.left);
    const right = () => this.expression(node.right);
    if (node.operator === "<=") return `(! (__lessThan ${right()} ${left()}))`;
    if (node.operator === ">=") return `(! (__lessThan ${left()} ${right()}))`;
    return `(${left()} ${node.operator} ${right()})`;
  }

  /** Function and arguments, where Nix sees a call: `f a b` is one, and so is `-x`. */
  #call(expression: Expression): string[] | null {
    // Calls nest as deep as there are arguments.
    const calls: Apply[] = [];
    let callee = withoutParentheses(expression);
    while (callee.kind === "Apply" && !isOldOr(callee)) {
      calls.push(callee);
      callee = withoutParentheses(callee.function);
    }
    const printed = this.#shortCall(callee) ?? (calls.length > 0 ? [this.expression(callee)] : null);
    for (const { argument } of calls.reverse()) printed?.push(this.expression(argument));
    return printed;
  }

  /** What is a call by itself. */
  #shortCall(node: Expression): string[] | null {
    if (node.kind === "Apply") return [this.expression(node.function), this.expression(node.argument)];
    if (node.kind === "SearchPath") return ["__findFile", "__nixPath", printedString(node.path)];
    if (node.kind === "UnaryOp" && node.operator === "-") return ["__sub", "0", this.expression(node.operand)];
    if (node.kind !== "BinaryOp") return null;
    const left = () => this.expression(node.left);
    const right = () => this.expression(node.right);
    switch (node.operator) {
      case "-":
        return ["__sub", left(), right()];
      case "*":
        return ["__mul", left(), right()];
      case "/":
        return ["__div", left(), right()];
      case "<":
        return ["__lessThan", left(), right()];
      case ">":
        return ["__lessThan", right(), left()];
      case "|>":
        return [...(this.#call(node.right) ?? [right()]), left()];
      case "<|":
        return [...(this.#call(node.left) ?? [left()]), right()];
      default:
        return null;
    }
  }

  #string(pieces: readonly Piece[]): string {
    if (pieces.length === 0) return '""';
    const printed = pieces.map((piece) => (typeof piece === "string" ? printedString(piece) : this.expression(piece)));
    return pieces.length === 1 && typeof pieces[0] === "string" ? (printed[0] as string) : `(${printed.join(" + ")})`;
  }

  #indentedString(node: IndentedString): string {
    const text = constantString(node);
    return text === null ? this.#string(separateFragments(node)) : printedString(text);
  }

  #path(parts: readonly StringPart[]): string {
    const [first = "", ...rest] = joinedFragments(parts).flatMap((piece): Piece[] => {
      return typeof piece === "string" ? (piece.match(pathToken) ?? []) : [piece];
    });
    const start = printedPath(typeof first === "string" ? first : "", rest.length > 0, this.#surroundings);
    if (rest.length === 0) return start;
    const printed = rest.map((piece) => (typeof piece === "string" ? printedString(piece) : this.expression(piece)));
    return `(${[start, ...printed].join(" + ")})`;
  }

  #lambda({ formals, parameter, body }: Lambda): string {
    if (!formals) return `(${parameter?.name}: ${this.expression(body)})`;
    const printed = formals.formals.map((formal) => {
      return formal.default ? `${formal.name.name} ? ${this.expression(formal.default)}` : formal.name.name;
    });
    if (formals.ellipsis) printed.push("...");
    return `({ ${printed.join(", ")} }${parameter ? ` @ ${parameter.name}` : ""}: ${this.expression(body)})`;
  }

  #attributePath({ attributes }: AttrPath): string {
    return attributes.map((attribute) => this.#attribute(attribute)).join(".");
  }

  #attribute(attribute: Node): string {
    if (attribute.kind === "Identifier") return printedName(attribute.name);
    if (attribute.kind === "String") return this.#attributeName(attribute);
    if (attribute.kind !== "Interpolation") return "<damaged>";
    return this.#attributeName(withoutParentheses(attribute.expression));
  }

  /** Strings that Nix knows when it reads them are names. */
  #attributeName(value: Expression): string {
    const text = constantString(value);
    return text === null ? `"\${${this.expression(value)}}"` : printedName(text);
  }

  #set(tree: AttributeTree, recursive: boolean): string {
    return `${recursive ? "rec " : ""}{ ${this.#attributes(tree)}}`;
  }

  #attributes(tree: AttributeTree): string {
    let printed = tree.damaged.map(() => "<damaged>; ").join("");
    for (const node of tree.attributes.values()) printed += this.#entry(node);
    for (const site of tree.dynamic) {
      printed += `${this.#attribute(site.attribute)} = ${this.#value(new SetNode("", [site]))}; `;
    }
    return printed;
  }

  #entry(node: AttributeNode): string {
    const entry = node.sites[0]?.entry;
    const name = printedName(node.name);
    if (entry?.kind !== "Inherit") return `${name} = ${this.#value(node)}; `;
    return entry.from ? `${name} = (${this.expression(entry.from)}).${name}; ` : `inherit ${name}; `;
  }

  /** Where sets are merged, the first decides whether the whole is recursive. */
  #value(node: AttributeNode): string {
    if (node.children) return this.#set(node.children, node.sites[0]?.literal?.recursive ?? false);
    const value = node.sites[0]?.value;
    return value ? this.expression(value) : "<damaged>";
  }
}

/** `e or` without a path before it: a call of `e`, which Nix keeps apart from the calls around it. */
function isOldOr({ argument }: Apply): boolean {
  return argument.kind === "Variable" && argument.name === "or";
}

/** What Nix's lexer reads of a path in one go: all of it, but for slashes in a row. */
const pathToken = /~?[\w.+-]*(?:\/[\w.+-]+)+\/?|~?[\w.+-]*\/|[\w.+-]+/g;
