/**
 * What a text means, in a form that two texts share if Nix cannot tell them apart by what they evaluate to: names are
 * replaced by what they are bound to, sets are merged, and what can be written in two ways is written in one.
 */
import { constantString, joinedFragments, type Piece, separateFragments } from "#src/parser/constant-string.ts";
import { withoutParentheses } from "#src/parser/parentheses.ts";
import type {
  Attribute,
  AttrPath,
  AttrSet,
  Expression,
  If,
  Lambda,
  LegacyLet,
  Let,
  Node,
  Select,
  With,
} from "#src/parser/syntax.ts";
import {
  type AttributeNode,
  type AttributeTree,
  attributeTree,
  AttributeNode as SetNode,
} from "#src/scopes/attribute-tree.ts";
import { baseEnvironment, builtinNames } from "#src/scopes/base-environment.ts";
import { implicitNames } from "#src/scopes/implicit-names.ts";
import { printedName, printedString } from "#src/scopes/printed-literals.ts";
import { resolveNames } from "#src/scopes/resolve-names.ts";
import type { Reference, Scopes } from "#src/scopes/scopes.ts";
import { withAround } from "#src/scopes/with-header.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "./parser.ts";

export function meaningOf(text: string): string {
  const tree = parser.parse(new SourceFile("test.nix", text));
  if (tree.root === null || tree.problems.length > 0) throw new Error(`does not parse: ${text}`);
  return renumbered(new MeaningPrinter(resolveNames(tree)).expression(tree.root));
}

/** Counts what was numbered in the order in which it stands in the text. */
function renumbered(text: string): string {
  const numbers = new Map<string, number>();
  return text.replace(/⟨\d+⟩/g, (written) => {
    const number = numbers.get(written) ?? numbers.size + 1;
    numbers.set(written, number);
    return `#${number}`;
  });
}

class MeaningPrinter {
  readonly #scopes: Scopes;
  /** By scope and name. */
  readonly #numbers = new Map<Node, Map<string, number>>();
  readonly #environments = new Map<With, string>();
  #count = 0;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  expression(written: Expression): string {
    const node = withoutParentheses(written);
    switch (node.kind) {
      case "Variable":
        return node.name === "__curPos" ? node.name : this.#reference(this.#scopes.resolve(node), node.name);
      case "Integer":
      case "Float":
        return node.text;
      case "Uri":
        return this.#pieces([node.text]);
      case "String":
        return this.#pieces(joinedFragments(node.parts));
      case "IndentedString":
        return this.#pieces(separateFragments(node));
      case "Path":
        return `path ${this.#pieces(joinedFragments(node.parts))}`;
      case "SearchPath":
        return `<${node.path}>${this.#implicit(node)}`;
      case "List":
        return `[ ${node.elements.map((element) => `${this.expression(element)} `).join("")}]`;
      case "AttrSet":
        return this.#set(attributeTree(node.entries), node);
      case "LegacyLet":
        return `${this.#set(attributeTree(node.entries), node)}.body`;
      case "Let":
        return this.#let(node);
      case "With":
        return this.#with(node);
      case "Assert":
        return `(assert ${this.expression(node.condition)}; ${this.expression(node.body)})`;
      case "If":
        return this.#if(node);
      case "Lambda":
        return this.#lambda(node);
      case "Apply":
        return `(${this.expression(node.function)} ${this.expression(node.argument)})`;
      case "Select":
        return this.#select(node);
      case "HasAttr":
        return `(${this.expression(node.set)} ? ${this.#path(node.path)})`;
      case "UnaryOp":
        return `(${node.operator}${this.#implicit(node)} ${this.expression(node.operand)})`;
      case "BinaryOp":
        return `(${this.expression(node.left)} ${node.operator}${this.#implicit(node)} ${this.expression(node.right)})`;
      case "Damaged":
        throw new Error("damaged");
    }
  }

  #number(scope: Node, name: string, known?: number): void {
    const names = this.#numbers.get(scope) ?? new Map<string, number>();
    this.#numbers.set(scope, names);
    if (!names.has(name)) names.set(name, known ?? ++this.#count);
  }

  #numberOf(scope: Node, name: string): string {
    const number = this.#numbers.get(scope)?.get(name);
    if (number === undefined) throw new Error(`'${name}' is used before its scope`);
    return `⟨${number}⟩`;
  }

  #reference(reference: Reference | undefined, name: string): string {
    const resolution = reference?.resolution;
    if (resolution?.kind === "definition") return this.#numberOf(resolution.definition.scope, name);
    if (resolution?.kind === "with") {
      const numbers = resolution.candidates.map((node) => this.#numberOf(node, ""));
      return `${name}@${numbers.filter((number, index) => number !== numbers[index - 1]).join(",")}`;
    }
    return `${resolution?.kind}:${name}`;
  }

  #implicit(node: Node): string {
    return implicitNames(node).some((name) => this.#numbersOfName(name))
      ? `{${this.#reference(this.#scopes.resolve(node), implicitNames(node)[0] ?? "")}}`
      : "";
  }

  #numbersOfName(name: string): boolean {
    return [...this.#numbers.values()].some((names) => names.has(name));
  }

  #pieces(pieces: readonly Piece[]): string {
    const printed = joined(pieces).map((piece) =>
      typeof piece === "string" ? printedString(piece) : this.expression(piece),
    );
    return `"(${printed.join(" + ")})`;
  }

  /** A `with` of the set of the one around it is none; where names come from a `with`, that is not known. */
  #with(node: With): string {
    const environment = this.expression(node.environment);
    const around = withAround(node);
    const isRepeated = around && !environment.includes("@") && this.#environments.get(around) === environment;
    this.#environments.set(node, environment);
    this.#number(node, "", isRepeated ? this.#numbers.get(around)?.get("") : undefined);
    const body = this.expression(node.body);
    return isRepeated ? body : `(with${this.#numberOf(node, "")} ${environment}; ${body})`;
  }

  /** Nested lets, whose names all differ here, are one. */
  #let(outermost: Let): string {
    const trees: AttributeTree[] = [];
    let body: Expression = outermost;
    for (let node = withoutParentheses(body); node.kind === "Let"; node = withoutParentheses(body)) {
      const tree = attributeTree(node.entries);
      for (const name of tree.attributes.keys()) this.#number(node, name);
      trees.push(tree);
      body = node.body;
    }
    const bindings = trees.flatMap((tree) => this.#entries(tree));
    return `(let ${bindings.join("; ")} in ${this.expression(body)})`;
  }

  /** A set is recursive if one of its entries uses a name of it. */
  #set(tree: AttributeTree, host: AttrSet | LegacyLet | null): string {
    const names = host && this.#scopes.definitionsOf(host).length > 0 ? [...tree.attributes.keys()] : [];
    for (const name of names) this.#number(host as Node, name);
    const entries = this.#entries(tree).join("; ");
    const numbers = names.map((name) => this.#numberOf(host as Node, name));
    return numbers.some((number) => entries.includes(number))
      ? `rec[${numbers.join(" ")}]{ ${entries} }`
      : `{ ${entries} }`;
  }

  #entries(tree: AttributeTree): string[] {
    const known = [...tree.attributes.values()].map((node) => `${printedName(node.name)} = ${this.#value(node)}`);
    const computed = tree.dynamic.map(
      (site) => `${this.#attribute(site.attribute)} = ${this.#value(new SetNode("", [site]))}`,
    );
    return [...known, ...computed];
  }

  #value(node: AttributeNode): string {
    const [site] = node.sites;
    if (!site) throw new Error("an attribute without a site");
    if (node.children) return this.#set(node.children, site.literal);
    if (site.entry.kind === "Binding") return this.expression(site.entry.value);
    if (site.entry.from) return this.#selection(site.entry.from, printedName(node.name));
    return this.#reference(this.#scopes.resolve(site.attribute), node.name);
  }

  #if({ condition, consequence, alternative }: If): string {
    const [asked, present, absent] = this.#withoutNegation(withoutParentheses(condition), consequence, alternative);
    if (asked.kind === "HasAttr") {
      const selected = this.#selection(asked.set, this.#path(asked.path));
      if (this.expression(present) === selected) return `(${selected} or ${this.expression(absent)})`;
    }
    return `(if ${this.expression(asked)} then ${this.expression(present)} else ${this.expression(absent)})`;
  }

  #withoutNegation(condition: Expression, yes: Expression, no: Expression): [Expression, Expression, Expression] {
    if (condition.kind !== "UnaryOp" || condition.operator !== "!") return [condition, yes, no];
    return this.#withoutNegation(withoutParentheses(condition.operand), no, yes);
  }

  #select(node: Select): string {
    const selected = this.#selection(node.set, this.#path(node.path));
    return node.default ? `(${selected} or ${this.expression(node.default)})` : selected;
  }

  /** `x.a.b` and `(x.a).b` are the same. */
  #selection(set: Expression, path: string): string {
    const printed = this.expression(set);
    const name = /^[\w'-]+$/.test(path) && baseEnvironment.has(path) && builtinNames.has(path) ? path : null;
    return printed === "builtin:builtins" && name !== null ? `builtin:${name}` : `${printed}.${path}`;
  }

  #path({ attributes }: AttrPath): string {
    return attributes.map((attribute) => this.#attribute(attribute)).join(".");
  }

  #attribute(attribute: Attribute): string {
    if (attribute.kind === "Identifier") return printedName(attribute.name);
    const value = attribute.kind === "String" ? attribute : attribute.expression;
    const text = constantString(value);
    return text === null ? `\${${this.expression(value)}}` : printedName(text);
  }

  #lambda(node: Lambda): string {
    const { formals, parameter, body } = node;
    if (parameter) this.#number(node, parameter.name);
    for (const formal of formals?.formals ?? []) this.#number(node, formal.name.name);
    const numbers = [...(this.#numbers.get(node)?.keys() ?? [])].map((name) => this.#numberOf(node, name)).join(" ");
    const printed = formals?.formals.map((formal) =>
      formal.default ? `${formal.name.name} ? ${this.expression(formal.default)}` : formal.name.name,
    );
    const taken = printed ? `{ ${[...printed, ...(formals?.ellipsis ? ["..."] : [])].join(", ")} }` : "";
    return `(${taken}${numbers}: ${this.expression(body)})`;
  }
}

/** Texts beside each other are one, and an empty one is none. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === "string" && typeof last === "string") result[result.length - 1] = last + piece;
    else if (piece !== "") result.push(piece);
  }
  return result;
}
