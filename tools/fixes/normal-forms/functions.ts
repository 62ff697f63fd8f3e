import { freeNames } from "../free-names.ts";
import { everywhere } from "../normal-forms.ts";

/** `{ ... }:` and `{ ... }@a:` take anything, as `_:` and `a:` do. */
export const patternsOfNothing = everywhere((tree) => {
  if (tree.kind !== "lambda" || tree.formals?.length !== 0 || !tree.ellipsis) return tree;
  if (tree.name === null && freeNames(tree.body).has("_")) return tree;
  return { ...tree, formals: null, ellipsis: false, name: tree.name ?? "_" };
});

/** `builtins.map` is `map`: Nix knows these without `builtins.` too. */
export const namesOfBuiltins = everywhere((tree) => {
  if (tree.kind !== "select" || tree.otherwise !== null || tree.path.length !== 1) return tree;
  const [name] = tree.path;
  if (tree.set.kind !== "word" || tree.set.text !== "builtins" || typeof name !== "string") return tree;
  return globalBuiltins.has(name) ? { kind: "word", text: name } : tree;
});

const globalBuiltins: ReadonlySet<string> = new Set(
  `abort baseNameOf break derivation derivationStrict dirOf false fetchGit fetchMercurial fetchTarball fetchTree fromTOML
  import isNull map null placeholder removeAttrs scopedImport throw toString true`.split(/\s+/),
);
