import { boundNames, freeNames } from "../free-names.ts";
import type { NormalForm } from "../normal-forms.ts";
import { mapParts, type PrintedTree } from "../printed-tree.ts";

/** The names that Nix knows without `builtins.`, but for those that begin with two underscores. */
const globalNames: ReadonlySet<string> = new Set(
  `abort baseNameOf break builtins derivation derivationStrict dirOf false fetchGit fetchMercurial fetchTarball fetchTree
  fromTOML import isNull map null placeholder removeAttrs scopedImport throw toString true`.split(/\s+/),
);

/** A `with` is gone where each name below it is bound by something else than a `with`. */
export const withoutIdleWith: NormalForm = (tree) => drop(tree, new Set());

function drop(tree: PrintedTree, bound: ReadonlySet<string>): PrintedTree {
  const visible = new Set([...bound, ...namesBoundBy(tree)]);
  const inner = mapParts(tree, (part) => drop(part, visible));
  if (inner.kind !== "with") return inner;
  const mayComeFromWith = (name: string) => !bound.has(name) && !globalNames.has(name) && !name.startsWith("__");
  return [...freeNames(inner.body)].some(mayComeFromWith) ? inner : inner.body;
}

/** A `with` is gone whose set is that of the `with` around it, and means the same in both places. */
export const withoutRepeatedWith: NormalForm = (tree) => dropRepeated(tree, null);

function dropRepeated(tree: PrintedTree, around: PrintedTree | null): PrintedTree {
  if (tree.kind === "with") {
    const environment = dropRepeated(tree.environment, around);
    const isRepeated = JSON.stringify(environment) === JSON.stringify(around);
    const body = dropRepeated(tree.body, environment);
    return isRepeated ? body : { ...tree, environment, body };
  }
  const names = new Set(namesBoundBy(tree));
  const isRebound = around !== null && [...freeNames(around)].some((name) => names.has(name));
  return mapParts(tree, (part) => dropRepeated(part, isRebound ? null : around));
}

function namesBoundBy(tree: PrintedTree): Iterable<string> {
  if (tree.kind === "let" || (tree.kind === "set" && tree.recursive)) return boundNames(tree.attributes);
  if (tree.kind !== "lambda") return [];
  return [...(tree.name === null ? [] : [tree.name]), ...(tree.formals ?? []).map(({ name }) => name)];
}
