/**
 * Where Nix files name paths, read off their trees: which file imports which, as far as it is written out.
 *
 * An edge is a path literal in a place where Nix reads a file: `import ./x`, an element of `imports` or `modules`,
 * `callPackage ./x`. What is computed is the evaluator's part.
 */

import type { ImportedFile } from "../../evaluator/source-tree.ts";
import { absolutePath, directoryOf, importedFile, normalizePath, repositoryPath } from "../../evaluator/source-tree.ts";
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, Binding, Expression, Node, Path } from "../../parser/syntax.ts";
import { walk } from "../../parser/walk.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { calledName } from "../../scopes/option-path.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import type { Place, Span } from "../../source/span.ts";
import { isInSubmodule } from "./submodules.ts";

export interface ImportEdge {
  readonly from: string;
  readonly place: Place;
  /** The literal as written. */
  readonly text: string;
  /** `module` where the module system reads it, `import` and `call` where an expression does. */
  readonly role: "module" | "import" | "call";
  readonly target: ImportedFile;
  /** Whether it may be absent: the file asks `pathExists` for the same path, or it lies in a git submodule. */
  readonly guarded: boolean;
  /** Whether it stands under a condition: `if`, `optional`, `mkIf`. */
  readonly conditional: boolean;
}

/** An edge as its text tells it: plain data that is the same whatever files there are. */
export interface WrittenImport extends Pick<ImportEdge, "text" | "role" | "conditional"> {
  readonly span: Span;
  /** Relative to the root of the repository; `null` where it leads outside. */
  readonly path: string | null;
  /** Whether the file asks `pathExists` for the same path. */
  readonly isAskedFor: boolean;
}

/** The edges of a file in a repository. */
export function importEdges(
  from: string,
  imports: readonly WrittenImport[],
  files: RepositoryFiles,
): readonly ImportEdge[] {
  return imports.map(({ text, role, conditional, span, path, isAskedFor }) => {
    const target: ImportedFile = path === null ? { kind: "outside" } : importedFile(files, path);
    const guarded = isAskedFor || ("path" in target && isInSubmodule(files, target.path));
    return { from, place: { file: from, span }, text, role, target, guarded, conditional };
  });
}

/** What one file imports, in order of place; without what stands in a damaged part. */
export function writtenImports(file: NixFile): WrittenImport[] {
  const root = file.tree.root;
  if (!root) return [];
  const guarded = pathsAskedFor(root);
  const imports: WrittenImport[] = [];
  walk(root, (node) => {
    if (node.kind !== "Path") return;
    const role = roleOf(node);
    const text = role && constantText(node);
    if (!role || !text || !file.isIntact(node)) return;
    imports.push({
      text,
      role,
      conditional: isConditional(node),
      span: { start: node.start, end: node.end },
      path: literalTarget(file.path, node, text),
      isAskedFor: guarded.has(asFolder(text)),
    });
  });
  return imports;
}

/** The repository path that a literal in a file means; `null` where it leads outside. */
export function literalTarget(file: string, node: Path, text: string): string | null {
  if (node.form === "home") return null;
  return repositoryPath(node.form === "absolute" ? text : normalizePath(`${absolutePath(directoryOf(file))}/${text}`));
}

/** What reads the path, judged by where it stands; `null` where nothing says it is read as Nix. */
function roleOf(node: Path): ImportEdge["role"] | null {
  let child: Node = node;
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.kind) {
      case "Parenthesized":
      case "List":
        continue;
      case "BinaryOp":
        if (parent.operator === "++") continue;
        return null;
      case "If":
        if (child !== parent.condition) continue;
        return null;
      case "Apply": {
        const role = roleInCall(parent, child);
        if (role === "through") continue;
        return child === node || child.kind === "Parenthesized" ? role : null;
      }
      case "Binding":
        return listOfModules(parent, child);
      default:
        return null;
    }
  }
  return null;
}

const listFunctions: ReadonlySet<string> = new Set([
  "optional",
  "optionals",
  "mkIf",
  "mkForce",
  "mkDefault",
  "flatten",
]);

function roleInCall(call: Apply, child: Node): ImportEdge["role"] | "through" | null {
  const name = calledName(call.function);
  if (child !== call.argument) {
    // The function of an outer call: `lib.optional condition` applied to the path, `callPackage ./x` applied to `{ }`.
    return null;
  }
  // What `import x` gives is another function, and so are its arguments: `(import sources.maid) pkgs ./folder`.
  const isFirst = withoutParentheses(call.function).kind !== "Apply";
  if (name === "import") return isFirst ? "import" : null;
  if (name === "callPackage" || name === "callPackages") return isFirst ? "call" : null;
  return name !== null && listFunctions.has(name) ? "through" : null;
}

const conditionFunctions: ReadonlySet<string> = new Set(["optional", "optionals", "mkIf"]);

/** Whether a condition between the path and its binding decides if it counts. */
function isConditional(node: Node): boolean {
  for (let current: Node | null = node; current && current.kind !== "Binding"; current = current.parent) {
    if (current.kind === "If") return true;
    if (current.kind === "Apply" && conditionFunctions.has(calledName(current.function) ?? "")) return true;
  }
  return false;
}

const moduleLists: ReadonlySet<string> = new Set(["imports", "modules", "sharedModules"]);

function listOfModules(binding: Binding, child: Node): "module" | null {
  const names = binding.path.attributes.map(staticAttributeName);
  if (child.kind === "Path") {
    // `home-manager.users.alice = ./home.nix;`
    return names.at(-2) === "users" && names.at(-3) === "home-manager" ? "module" : null;
  }
  return moduleLists.has(names.at(-1) ?? "") ? "module" : null;
}

/** The path literals that are arguments of `pathExists`, of a default.nix its folder. */
function pathsAskedFor(root: Expression): ReadonlySet<string> {
  const asked = new Set<string>();
  walk(root, (node) => {
    if (node.kind !== "Apply" || calledName(node.function) !== "pathExists") return;
    const argument = withoutParentheses(node.argument);
    const text = argument.kind === "Path" ? constantText(argument) : null;
    if (text) asked.add(asFolder(text));
  });
  return asked;
}

/** `./x` and `./x/default.nix` are the same to an import. */
function asFolder(path: string): string {
  return path.replace(/\/default\.nix$/, "");
}
