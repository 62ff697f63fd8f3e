/**
 * Modules that import each other by `imports`.
 *
 * The module system drops what it has read already only after it asked all modules for `disabledModules`, those that they
 * import included: among modules that import each other it never comes to an end. So it is since nixpkgs 20.03 (its pull
 * request 76857), and so it was in lib/modules.nix of 26.11, run in November 2026.
 */
import { importedFile } from "../../evaluator/source-tree.ts";
import { constantText, staticAttributeName } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Expression, Path } from "../../parser/syntax.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { type CycleInput, type Cycles, cyclesAmong, type Need } from "./cycle-search.ts";
import { importedPath } from "./import-cycles.ts";
import { literalTarget } from "./import-edge.ts";

/** The cycles that can be reached from some modules by imports that are under no condition. */
export function moduleCycles(modules: Iterable<string>, input: CycleInput): Cycles {
  const starts = [...modules].map((file) => ({ file, applied: 0 }));
  return cyclesAmong(starts, ({ file: path }) => {
    const file = input.nixFile(path);
    if (!file || file.tree.damage.length > 0) return [];
    return sureImports(file.tree.root).flatMap((element) => needOf(element, file, input) ?? []);
  });
}

/** The elements of `imports` that a module lists in any case. */
function sureImports(root: Expression | null): readonly Expression[] {
  switch (root?.kind) {
    case "Lambda":
    case "Let":
    case "With":
    case "Assert":
      return sureImports(root.body);
    case "Parenthesized":
      return sureImports(root.expression);
    case "AttrSet":
      return root.entries.flatMap((entry) => {
        const [name, ...others] = entry.kind === "Binding" ? entry.path.attributes : [];
        const isImports = name !== undefined && others.length === 0 && staticAttributeName(name) === "imports";
        return entry.kind === "Binding" && isImports ? elementsOf(entry.value) : [];
      });
    default:
      return [];
  }
}

function elementsOf(list: Expression): readonly Expression[] {
  const inner = withoutParentheses(list);
  if (inner.kind === "List") return inner.elements;
  return inner.kind === "BinaryOp" && inner.operator === "++"
    ? [...elementsOf(inner.left), ...elementsOf(inner.right)]
    : [];
}

/** The module that an element is: `./a.nix`, `(import ./a.nix)`, `(import ./a.nix args)`. */
function needOf(element: Expression, file: NixFile, { files }: CycleInput): Need | null {
  let inner = withoutParentheses(element);
  let path: Path | null = inner.kind === "Path" ? inner : null;
  while (!path && inner.kind === "Apply") {
    path = importedPath(inner, file);
    inner = withoutParentheses(inner.function);
  }
  const text = path && constantText(path);
  const target = path && text !== null ? literalTarget(file.path, path, text) : null;
  const found = target === null ? null : importedFile(files, target);
  if (!path || found?.kind !== "file") return null;
  const place = { file: file.path, span: { start: path.start, end: path.end } };
  return { file: found.path, applied: 0, place };
}
