/**
 * What Nix reads of flake.nix before it evaluates anything: `description`, `inputs` and `nixConfig` must be written out.
 * Nix takes literals, sets, lists and functions, and names of the base environment; whatever needs a step of evaluation
 * is "a thunk" there, and an error (`parseFlakeInput` and `readFlake` in Nix's source, `Value::isTrivial`).
 */
import { constantText } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression } from "../../parser/syntax.ts";
import { type AttributeNode, attributeAt, attributeTree, setLiteral } from "../../scopes/attribute-tree.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Span } from "../../source/span.ts";

/** A value that Nix would have to evaluate. */
export interface NonLiteralValue {
  readonly span: Span;
  /** The attribute, from the top: `["inputs", "nixpkgs", "url"]`; empty for the whole file. */
  readonly path: readonly string[];
  /** What it is, as a fragment: "an interpolated string". */
  readonly kind: string;
}

const literalKinds: ReadonlySet<Expression["kind"]> = new Set(["Integer", "Float", "Uri", "Lambda", "Path"]);

/** The constants of the base environment that are values already. */
const constants: ReadonlySet<string> = new Set(["true", "false", "null"]);

const kindNames: Partial<Record<Expression["kind"], string>> = {
  String: "an interpolated string",
  IndentedString: "an interpolated string",
  Path: "an interpolated path",
  List: "a list with computed elements",
  Apply: "a function call",
  Let: "a 'let'",
  With: "a 'with'",
  If: "an 'if'",
  Assert: "an 'assert'",
  Select: "taken from a set",
  BinaryOp: "an operation",
  UnaryOp: "an operation",
  Variable: "a variable",
};

/** Every such value in flake.nix, none below another. */
export function* nonLiteralValues(file: NixFile): Generator<NonLiteralValue> {
  const { root } = file.tree;
  if (!root) return;
  const set = setLiteral(root);
  if (!set) {
    if (root.kind !== "Damaged") yield { span: root, path: [], kind: kindOf(root) };
    return;
  }
  const tree = attributeTree(set.entries);
  for (const name of ["description", "inputs", "nixConfig"]) {
    const node = attributeAt(tree, name);
    if (node) yield* below(node, [name]);
  }
}

function* below(node: AttributeNode, path: readonly string[]): Generator<NonLiteralValue> {
  const { children, sites } = node;
  if (!children) {
    for (const site of sites) {
      if (site.entry.kind === "Inherit") yield { span: site.attribute, path, kind: "inherited" };
      else if (site.value && !isLiteral(site.value))
        yield { span: site.value, path, kind: kindOf(withoutParentheses(site.value)) };
    }
    return;
  }
  for (const entry of children.dynamic) yield { span: entry.attribute, path, kind: "a set with computed names" };
  for (const child of children.attributes.values()) yield* below(child, [...path, child.name]);
}

function isLiteral(value: Expression): boolean {
  const inner = withoutParentheses(value);
  if (inner.kind === "String" || inner.kind === "IndentedString") return constantText(inner) !== null;
  if (inner.kind === "List") return inner.elements.every(isLiteral);
  if (inner.kind === "Variable") return constants.has(inner.name);
  return literalKinds.has(inner.kind) || inner.kind === "Damaged" || setLiteral(inner) !== null;
}

function kindOf(value: Expression): string {
  return kindNames[value.kind] ?? "computed";
}
