import type { Place } from "../../source/span.ts";
import { booleanOf, type PrimitiveSpec, primitive1, primitive2, primitiveValue, setOf } from "../builtins/primitive.ts";
import { toBytes } from "../builtins/regular-expression/bytes.ts";
import { compileExpression } from "../builtins/regular-expression/compiled-expression.ts";
import { coerceToString, UnknownOperand } from "../coerce.ts";
import type { Evaluator } from "../evaluator.ts";
import { absolutePath, repositoryPath } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, list, path, string, unknown, type Value } from "../value.ts";

/** Whether a file, by its absolute path, is imported. */
type Filter = (path: string) => boolean;

/** import-tree: a module that imports every Nix file below a folder, but for those with a step that begins with `_`. */
export function importTreeModel(evaluator: Evaluator, origin: string): AttrsValue {
  return importer(evaluator, origin, []);
}

function importer(evaluator: Evaluator, origin: string, filters: readonly Filter[]): AttrsValue {
  const define = (name: string, spec: PrimitiveSpec) => primitiveValue(evaluator, name, spec);
  const narrowed = (makeFilter: (argument: Thunk, place: Place | null) => Filter) =>
    primitive1((_, argument, place) => importer(evaluator, origin, [...filters, makeFilter(argument, place)]));
  const byPredicate = (wanted: boolean) =>
    narrowed((predicate, place) => (file) => {
      const verdict = evaluator.apply(predicate.force(), Thunk.of(string(file)), place);
      return booleanOf(verdict, place) === wanted;
    });
  const byPattern = (wanted: boolean) =>
    narrowed((pattern, place) => (file) => {
      const value = pattern.force();
      if (value.type !== "string") throw new UnknownOperand(unknown("a pattern is not known"));
      const expression = compileExpression(toBytes(value.value), place);
      return (expression.matchWhole(toBytes(file), () => evaluator.spend(1)) !== null) === wanted;
    });
  const known = setOf({
    __functor: define(
      "import-tree",
      primitive2((_, __, folder, place) => importsBelow(evaluator, folder, filters, place)),
    ),
    filter: define("filter", byPredicate(true)),
    filterNot: define("filterNot", byPredicate(false)),
    match: define("match", byPattern(true)),
    matchNot: define("matchNot", byPattern(false)),
  });
  return attrs(known.attributes, unknown("import-tree is not part of the repository", { origin }));
}

function importsBelow(evaluator: Evaluator, folder: Thunk, filters: readonly Filter[], place: Place | null): Value {
  const files = foldersOf(evaluator, folder, place).flatMap((name) => filesBelow(evaluator, name));
  const kept = files.filter((file) => filters.every((filter) => filter(absolutePath(file))));
  const elements = kept.map((file) => Thunk.of(path(absolutePath(file)), folder.place ?? place));
  return setOf({ imports: list(elements) });
}

/** The folders that one argument names: a path, or lists of them. */
function foldersOf(evaluator: Evaluator, folder: Thunk, place: Place | null): string[] {
  const value = folder.force();
  if (value.type === "list") return value.elements.flatMap((element) => foldersOf(evaluator, element, place));
  const text = coerceToString(evaluator, value, place, "interpolation");
  const relative = text.type === "string" ? repositoryPath(text.value) : null;
  if (relative === null) throw new UnknownOperand(unknown("import-tree is given something that is no folder here"));
  return [relative];
}

function filesBelow(evaluator: Evaluator, folder: string): string[] {
  const { files } = evaluator.sources;
  evaluator.sources.touched(folder, "ask");
  if (files.isFile(folder)) return [folder];
  const prefix = folder === "" ? "" : `${folder}/`;
  return files.paths.filter((file) => {
    return file.startsWith(prefix) && file.endsWith(".nix") && !`/${file.slice(prefix.length)}`.includes("/_");
  });
}
