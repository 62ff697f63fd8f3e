/**
 * What pure evaluation refuses or leaves empty: it has no search path, no environment, no clock, no files outside of the
 * flake, and fetches only what a hash or a revision pins ("pure evaluation mode" in Nix's manual).
 */

import { constantText } from "../parser/attribute-name.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Expression, Node } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import { asksForAttribute } from "../scopes/attribute-guards.ts";
import { type AttributeTree, attributeAt, attributeTree, setLiteral } from "../scopes/attribute-tree.ts";
import { knownOrigin } from "../scopes/known-origin.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { Span } from "../source/span.ts";

/** One such expression. */
export interface ImpureExpression {
  readonly span: Span;
  /** With the user's own words: "'<nixpkgs>' needs a search path". */
  readonly message: string;
  readonly help: string;
}

/** What a file must hold for a walk to be worth it. */
const hint = /<[a-zA-Z]|currentSystem|currentTime|getEnv|fetchTarball|fetchTree|fetchGit|getFlake|[\s(=[{]\/[\w.]|~\//;

const fetchers: ReadonlySet<string> = new Set(["fetchTarball", "fetchGit", "getFlake", "fetchTree"]);
/** Builtins that open the file they are given. */
const readers: ReadonlySet<string> = new Set(["import", "readFile", "readDir", "pathExists", "path", "hashFile"]);

/** The impure expressions of a file, but for defaults of arguments, which somebody gives. */
export function impureExpressions(file: NixFile): ImpureExpression[] {
  const { root, source } = file.tree;
  if (!root || !hint.test(source.text)) return [];
  const found: ImpureExpression[] = [];
  walk(root, (node) => {
    if (node.kind === "Formal") return false;
    const impure = judge(node, file);
    if (impure) found.push(impure);
    return true;
  });
  return found;
}

function judge(node: Node, file: NixFile): ImpureExpression | null {
  switch (node.kind) {
    case "SearchPath":
      return judgeSearchPath(node.path, node);
    case "Path":
      return judgePath(node, file);
    case "Select":
      return node.default ? null : judgeConstant(node, file);
    case "Apply":
      return judgeCall(node.function, node.argument, node, file);
    default:
      return null;
  }
}

function judgeSearchPath(path: string, span: Span): ImpureExpression | null {
  // Comes with Nix itself.
  if (path === "nix" || path.startsWith("nix/")) return null;
  const [name] = path.split("/");
  const help = `take it from an input: 'inputs.${name}', or 'pkgs.path' for nixpkgs as a folder`;
  return { span, message: `'<${path}>' needs a search path, which a flake does not have`, help };
}

function judgePath(node: Node & { kind: "Path" }, file: NixFile): ImpureExpression | null {
  const text = file.source.text.slice(node.start, node.end);
  const help = "keep the file in the repository, or give its path as a string where only the machine reads it";
  if (node.form === "home") return { span: node, message: `'${text}' is a path of whoever evaluates it`, help };
  if (node.form !== "absolute" || !isRead(node, file)) return null;
  return { span: node, message: `'${text}' is read from the machine that evaluates it`, help };
}

/** Whether evaluation opens the file: an interpolation copies it, a reader reads it. Importing modules is told elsewhere. */
function isRead(node: Node, file: NixFile): boolean {
  const { parent } = node;
  if (parent?.kind === "Interpolation") return true;
  if (parent?.kind === "Parenthesized") return isRead(parent, file);
  if (parent?.kind !== "Apply" || parent.argument !== node) return false;
  const name = builtinName(parent.function, file);
  return name !== null && name !== "import" && readers.has(name);
}

function judgeConstant(node: Expression, file: NixFile): ImpureExpression | null {
  const name = builtinName(node, file);
  if (name !== "currentSystem" && name !== "currentTime") return null;
  if (asksForAttribute(file.tree, name) || asksForAttribute(file.tree, "currentSystem")) return null;
  const help =
    name === "currentSystem"
      ? "take the system from the outputs ('pkgs.stdenv.hostPlatform.system' in modules and packages)"
      : "take 'self.lastModified', which flake.lock pins";
  return { span: node, message: `a flake has no 'builtins.${name}'`, help };
}

function judgeCall(callee: Expression, given: Expression, call: Span, file: NixFile): ImpureExpression | null {
  const name = builtinName(callee, file);
  if (name === "getEnv") {
    const variable = writtenText(given);
    const message = `'getEnv${variable === null ? "" : ` "${variable}"`}' is always empty in a flake`;
    return { span: call, message, help: "give the value as an option or an argument" };
  }
  if (name === null || !fetchers.has(name)) return null;
  const text = writtenText(given);
  const set = setLiteral(withoutParentheses(given));
  if (text === null && !set) return null;
  const isPinned =
    text === null ? set !== null && isPinnedSet(name, attributeTree(set.entries)) : isPinnedText(name, text);
  if (isPinned) return null;
  const needs = name === "fetchTarball" ? "a 'sha256'" : name === "fetchGit" ? "a 'rev'" : "a revision";
  return {
    span: call,
    message: `'${name}' without ${needs} is refused in a flake`,
    help: "make it an input, which flake.lock pins",
  };
}

function isPinnedSet(name: string, tree: AttributeTree): boolean {
  // What is computed or inherited may hold anything.
  if (tree.dynamic.length > 0 || tree.damaged.length > 0) return true;
  const pins = name === "fetchTarball" ? ["sha256", "narHash"] : ["rev", "narHash", "sha256"];
  return pins.some((pin) => attributeAt(tree, pin) !== undefined);
}

function isPinnedText(name: string, text: string): boolean {
  if (name === "fetchTarball" || name === "fetchGit") return false;
  return /\b[0-9a-f]{40}\b|narHash=|[?&]rev=/.test(text);
}

function writtenText(expression: Expression): string | null {
  const inner = withoutParentheses(expression);
  if (inner.kind === "Uri") return inner.text;
  return inner.kind === "String" || inner.kind === "IndentedString" ? constantText(inner) : null;
}

function builtinName(expression: Expression, file: NixFile): string | null {
  const origin = knownOrigin(expression, file.scopes);
  return origin?.source === "builtins" && origin.path.length === 1 ? (origin.path[0] ?? null) : null;
}
