import type { Node } from "#src/parser/syntax.ts";

/** A tree as one line of text, for comparing: parentheses show who belongs to whom. */
export function shape(node: Node): string {
  const list = (nodes: readonly Node[]) => nodes.map(shape).join(" ");
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
      return JSON.stringify(node.value);
    case "Interpolation":
      return `\${${shape(node.expression)}}`;
    case "String":
      return `(string ${list(node.parts)})`;
    case "IndentedString":
      return `(indented ${list(node.parts)})`;
    case "Path":
      return `(path-${node.form} ${list(node.parts)})`;
    case "List":
      return `[${list(node.elements)}]`;
    case "AttrSet":
      return `${node.recursive ? "rec " : ""}{${list(node.entries)}}`;
    case "LegacyLet":
      return `(let-body {${list(node.entries)}})`;
    case "Let":
      return `(let {${list(node.entries)}} ${shape(node.body)})`;
    case "With":
      return `(with ${shape(node.environment)} ${shape(node.body)})`;
    case "Assert":
      return `(assert ${shape(node.condition)} ${shape(node.body)})`;
    case "If":
      return `(if ${shape(node.condition)} ${shape(node.consequence)} ${shape(node.alternative)})`;
    case "Lambda":
      return `(${[node.parameter, node.formals].flatMap((part) => (part ? [shape(part)] : [])).join("@")}: ${shape(node.body)})`;
    case "Formals":
      return `{${[...node.formals.map(shape), ...(node.ellipsis ? ["..."] : [])].join(", ")}}`;
    case "Formal":
      return node.default ? `${shape(node.name)} ? ${shape(node.default)}` : shape(node.name);
    case "Apply":
      return `(${shape(node.function)} ${shape(node.argument)})`;
    case "Select":
      return `(select ${shape(node.set)} ${shape(node.path)}${node.default ? ` or ${shape(node.default)}` : ""})`;
    case "HasAttr":
      return `(${shape(node.set)} ? ${shape(node.path)})`;
    case "UnaryOp":
      return `(${node.operator} ${shape(node.operand)})`;
    case "BinaryOp":
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case "Parenthesized":
      return `(paren ${shape(node.expression)})`;
    case "AttrPath":
      return node.attributes.map(shape).join(".");
    case "Binding":
      return `${shape(node.path)}=${shape(node.value)};`;
    case "Inherit":
      return `inherit${node.from ? ` (${shape(node.from)})` : ""} ${list(node.attributes)};`;
    case "Damaged":
      return `(damaged ${list(node.parts)})`;
  }
}
