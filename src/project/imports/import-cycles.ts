/**
 * Files that cannot be read without themselves: what `import` gives is asked for, at once and under no condition, for
 * `import` of another file, and that one asks for the first again.
 *
 * A file is asked for as often as functions are applied to it: `x: import ./b.nix x` needs ./b.nix only once it is
 * called. So a step of a cycle is a file and how many arguments it got. Branches, sets, lists and arguments may never be
 * needed and do not count; so each cycle found is an infinite recursion, or fails before.
 */
import { importedFile } from "../../evaluator/source-tree.ts";
import { constantText } from "../../parser/attribute-name.ts";
import { withoutParentheses } from "../../parser/parentheses.ts";
import type { Apply, BinaryOp, Expression, Path } from "../../parser/syntax.ts";
import { knownOrigin } from "../../scopes/known-origin.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import { type CycleInput, type Cycles, cyclesAmong, type Need } from "./cycle-search.ts";
import { literalTarget } from "./import-edge.ts";

/** The cycles that some files are in, each once, from the file that comes first among them. */
export function importCycles(paths: Iterable<string>, input: CycleInput): Cycles {
  const starts = [...paths].flatMap((file) => {
    const parameters = parametersOf(input.nixFile(file)?.tree.root ?? null);
    return Array.from({ length: parameters + 1 }, (_, applied) => ({ file, applied }));
  });
  return cyclesAmong(starts, ({ file: path, applied }) => {
    const file = input.nixFile(path);
    const root = file?.tree.damage.length === 0 ? file.tree.root : null;
    return file && root ? new FileNeeds(file, input.files).of(root, applied) : [];
  });
}

/** How many functions a file is before it is anything else. */
function parametersOf(root: Expression | null): number {
  let count = 0;
  for (let inner = root; inner?.kind === "Lambda"; inner = inner.body) count++;
  return count;
}

const deepestNesting = 100;
const mostArguments = 8;

/** The path that a call of `import` itself reads; `null` for other calls. */
export function importedPath({ function: called, argument }: Apply, file: NixFile): Path | null {
  const path = withoutParentheses(argument);
  return path.kind === "Path" && isImport(withoutParentheses(called), file) ? path : null;
}

function isImport(called: Expression, { scopes }: NixFile): boolean {
  const isBuiltin = called.kind === "Variable" && scopes.resolve(called)?.resolution.kind === "builtin";
  if (isBuiltin && called.name === "import") return true;
  const origin = knownOrigin(called, scopes);
  return origin?.source === "builtins" && origin.path.length === 1 && origin.path[0] === "import";
}

/** What one file needs for its value. */
class FileNeeds {
  readonly #file: NixFile;
  readonly #files: RepositoryFiles;

  constructor(file: NixFile, files: RepositoryFiles) {
    this.#file = file;
    this.#files = files;
  }

  /** The files that an expression, applied to some arguments, needs in any case. */
  of(expression: Expression, applied: number, depth = 0): readonly Need[] {
    if (depth > deepestNesting || applied > mostArguments) return [];
    const needs = (inner: Expression, times = 0) => this.of(inner, times, depth + 1);
    switch (expression.kind) {
      case "Parenthesized":
        return needs(expression.expression, applied);
      case "Let":
        return needs(expression.body, applied);
      case "With":
        return needs(expression.body, applied);
      case "Assert":
        return [...needs(expression.condition), ...needs(expression.body, applied)];
      case "If":
        return needs(expression.condition);
      case "Select":
        return expression.default ? [] : needs(expression.set);
      case "HasAttr":
        return needs(expression.set);
      case "BinaryOp":
        return needed(expression).flatMap((operand) => needs(operand));
      case "Lambda":
        return applied > 0 ? needs(expression.body, applied - 1) : [];
      case "Apply":
        return (
          this.#imported(expression.function, expression.argument, applied) ?? needs(expression.function, applied + 1)
        );
      case "Variable":
        return this.#bound(expression, applied, depth);
      default:
        return [];
    }
  }

  /** `null` for a call that reads no file by itself. */
  #imported(callee: Expression, argument: Expression, applied: number): readonly Need[] | null {
    const called = withoutParentheses(callee);
    const path = withoutParentheses(argument);
    const readsFile = isImport(called, this.#file);
    // `callPackage ./x.nix { }` applies what the file holds to a set that it makes.
    if (!readsFile && !(applied > 0 && this.#isCallPackage(called))) return null;
    const need = path.kind === "Path" ? this.#need(path, readsFile ? applied : 1) : null;
    return need ? [need] : [];
  }

  #isCallPackage(called: Expression): boolean {
    const origin = knownOrigin(called, this.#file.scopes);
    return origin?.source === "pkgs" && origin.path.length === 1 && origin.path[0] === "callPackage";
  }

  #need(node: Path, applied: number): Need | null {
    const text = constantText(node);
    const target = text === null ? null : literalTarget(this.#file.path, node, text);
    const found = target === null ? null : importedFile(this.#files, target);
    if (found?.kind !== "file") return null;
    const place = { file: this.#file.path, span: { start: node.start, end: node.end } };
    return { file: found.path, applied, place };
  }

  /** A variable of a `let` is what it is bound to. */
  #bound(variable: Expression, applied: number, depth: number): readonly Need[] {
    const resolution = this.#file.scopes.resolve(variable)?.resolution;
    if (resolution?.kind !== "definition" || resolution.definition.scope.kind !== "Let") return [];
    const [site, ...others] = resolution.definition.sites;
    if (others.length > 0 || site?.kind !== "Binding" || site.path.attributes.length !== 1) return [];
    return this.of(site.value, applied, depth + 1);
  }
}

/** The operands that an operator needs in any case. */
function needed({ operator, left, right }: BinaryOp): readonly Expression[] {
  switch (operator) {
    case "&&":
    case "||":
    case "->":
      return [left];
    case "|>":
    case "<|":
      return [];
    default:
      return [left, right];
  }
}
