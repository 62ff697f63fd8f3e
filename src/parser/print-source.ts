/**
 * A tree as Nix source, on one line but for line feeds in indented strings. Deterministic: blanks, comments, the order
 * of `@`, and the spelling of escapes in `"…"` are not the tree's, so they are not kept. Parentheses are transparent:
 * those of the tree are dropped, and stand where precedence asks for them.
 *
 * What it prints parses to the same tree again, parentheses aside. A tree that was not parsed must hold what the
 * language can write: names that are identifiers, fragments of indented strings and paths as they stand in a file.
 */
import { withoutParentheses } from "./parentheses.ts";
import { binding, leftOf, levelBeforeDot, levelOf, rightOf } from "./precedence.ts";
import type { Attribute, AttrPath, Entry, Expression, Lambda, Parenthesized, StringPart } from "./syntax.ts";

/** Prints an expression; a damaged part, of which the text is not known, becomes `null` with a comment. */
export function printSource(expression: Expression): string {
  return printed(expression, binding.anything);
}

/** An expression in a place that takes nothing looser than a level. */
function printed(expression: Expression, least: number): string {
  const inner = withoutParentheses(expression);
  const text = printBare(inner);
  return levelOf(inner) < least ? `(${text})` : text;
}

function printBare(node: Exclude<Expression, Parenthesized>): string {
  switch (node.kind) {
    case "Variable":
      return node.name;
    case "Integer":
    case "Float":
    case "Uri":
      return node.text;
    case "String":
      return printQuoted(node.parts);
    case "IndentedString":
      return `''${node.parts.map(printIndentedPart).join("")}''`;
    case "Path":
      return node.parts.map((part) => (part.kind === "Fragment" ? part.value : printInterpolation(part))).join("");
    case "SearchPath":
      return `<${node.path}>`;
    case "List":
      return ["[", ...node.elements.map((element) => printed(element, binding.select)), "]"].join(" ");
    case "AttrSet":
      return `${node.recursive ? "rec " : ""}${printEntries(node.entries)}`;
    case "LegacyLet":
      return `let ${printEntries(node.entries)}`;
    case "Let":
      return `let ${node.entries.map((entry) => `${printEntry(entry)} `).join("")}in ${printSource(node.body)}`;
    case "With":
      return `with ${printSource(node.environment)}; ${printSource(node.body)}`;
    case "Assert":
      return `assert ${printSource(node.condition)}; ${printSource(node.body)}`;
    case "If":
      return `if ${printSource(node.condition)} then ${printSource(node.consequence)} else ${printSource(node.alternative)}`;
    case "Lambda":
      return printLambda(node);
    case "Damaged":
      return "null /* damaged */";
    default:
      return printOperation(node);
  }
}

type Operation = Extract<Expression, { kind: "Apply" | "Select" | "HasAttr" | "UnaryOp" | "BinaryOp" }>;

function printOperation(node: Operation): string {
  switch (node.kind) {
    case "Apply":
      return `${printed(node.function, leftOf(node))} ${printed(node.argument, rightOf(node))}`;
    case "Select": {
      const selected = `${printed(node.set, levelBeforeDot(node.set))}.${printPath(node.path)}`;
      return node.default ? `${selected} or ${printed(node.default, binding.select)}` : selected;
    }
    case "HasAttr":
      return `${printed(node.set, leftOf(node))} ? ${printPath(node.path)}`;
    case "UnaryOp":
      return `${node.operator} ${printed(node.operand, rightOf(node))}`;
    case "BinaryOp":
      return `${printed(node.left, leftOf(node))} ${node.operator} ${printed(node.right, rightOf(node))}`;
  }
}

function printLambda({ formals, parameter, body }: Lambda): string {
  if (!formals) return `${parameter?.name}: ${printSource(body)}`;
  // A comma right behind a URI would be a part of it.
  const printedFormals = formals.formals.map(({ name, default: otherwise }) =>
    otherwise ? `${name.name} ? ${printSource(otherwise)}` : name.name,
  );
  if (formals.ellipsis) printedFormals.push("...");
  return `{ ${printedFormals.join(" , ")} }${parameter ? ` @ ${parameter.name}` : ""}: ${printSource(body)}`;
}

function printEntries(entries: readonly Entry[]): string {
  return ["{", ...entries.map(printEntry), "}"].join(" ");
}

function printEntry(entry: Entry): string {
  switch (entry.kind) {
    case "Binding":
      return `${printPath(entry.path)} = ${printSource(entry.value)};`;
    case "Inherit": {
      const from = entry.from ? [`(${printSource(entry.from)})`] : [];
      return `${["inherit", ...from, ...entry.attributes.map(printAttribute)].join(" ")};`;
    }
    case "Damaged":
      return "/* damaged */";
  }
}

function printPath({ attributes }: AttrPath): string {
  return attributes.map(printAttribute).join(".");
}

function printAttribute(attribute: Attribute): string {
  if (attribute.kind === "Identifier") return attribute.name;
  return attribute.kind === "String" ? printQuoted(attribute.parts) : printInterpolation(attribute);
}

function printInterpolation({ expression }: { readonly expression: Expression }): string {
  return `\${${printSource(expression)}}`;
}

const quotedEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function printQuoted(parts: readonly StringPart[]): string {
  const texts = parts.map((part) => {
    if (part.kind === "Interpolation") return printInterpolation(part);
    return part.value.replace(/["\\$\n\r\t]/g, (character) => quotedEscapes[character] ?? `\\${character}`);
  });
  return `"${texts.join("")}"`;
}

/** Text that was not escaped cannot need it: it is printed as it is, indentation and all. */
function printIndentedPart(part: StringPart): string {
  if (part.kind === "Interpolation") return printInterpolation(part);
  if (!part.escaped) return part.value;
  if (part.value === "''") return "'''";
  return part.value === "$" ? "''$" : `''${quotedEscapes[part.value] ?? `\\${part.value}`}`;
}
