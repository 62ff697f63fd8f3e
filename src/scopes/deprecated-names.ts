/**
 * Names of Nix and of nixpkgs' library that are kept for old code only, or are gone already.
 *
 * Sources: the manual of Nix ("Built-ins"); the warnings that nixpkgs' lib/ prints as of 24.05 and its top-level
 * aliases as of 25.11 (`system`); the release notes of nixpkgs 20.09 (`types.loaOf`), 21.03 (`stdenv.lib`) and 23.11
 * (`overrideScope'`).
 */
export interface DeprecatedName {
  /** Below the set it belongs to: `types.string` of `lib`. */
  readonly name: string;
  /** `scope`: the attribute of any package scope. */
  readonly of: "builtins" | "lib" | "pkgs" | "scope";
  /** What to write, in a sentence part behind "use". */
  readonly use: string;
  /**
   * How the text changes: `rename` puts another name in the place of the last, `argument` leaves only what the name is
   * applied to. Absent where neither would do.
   */
  readonly change?: { readonly by: "rename"; readonly to: string } | { readonly by: "argument" };
}

const renamed = (name: string, to: string, of: DeprecatedName["of"] = "lib"): DeprecatedName => ({
  name,
  of,
  use: `'${to}'`,
  change: { by: "rename", to: to.slice(to.lastIndexOf(".") + 1) },
});

const deprecatedNames: readonly DeprecatedName[] = [
  { name: "toPath", of: "builtins", use: `'/. + "/path"', or './. + "/path"'` },
  {
    name: "system",
    of: "pkgs",
    use: "'stdenv.hostPlatform.system'",
    change: { by: "rename", to: "stdenv.hostPlatform.system" },
  },
  { name: "stdenv.lib", of: "pkgs", use: "'lib', or 'pkgs.lib'" },
  { name: "mdDoc", of: "lib", use: "the text alone: descriptions are Markdown", change: { by: "argument" } },
  { name: "crossLists", of: "lib", use: "'mapCartesianProduct'" },
  { name: "isCoercibleToString", of: "lib", use: "'isStringLike' or 'isConvertibleWithToString'" },
  { name: "readPathsFromFile", of: "lib", use: "a list" },
  { name: "types.loaOf", of: "lib", use: "'types.attrsOf'", change: { by: "rename", to: "attrsOf" } },
  { name: "types.string", of: "lib", use: "'types.str'", change: { by: "rename", to: "str" } },
  renamed("cartesianProductOfSets", "cartesianProduct"),
  renamed("literalDocBook", "literalMD"),
  renamed("literalExample", "literalExpression"),
  renamed("nixpkgsVersion", "version"),
  renamed("replaceChars", "replaceStrings"),
  renamed("zip", "zipAttrsWith"),
  renamed("zipWithNames", "zipAttrsWithNames"),
  renamed("overrideScope'", "overrideScope", "scope"),
];

const byLastName = new Map<string, DeprecatedName[]>();
for (const entry of deprecatedNames) {
  const last = entry.name.slice(entry.name.lastIndexOf(".") + 1);
  byLastName.set(last, [...(byLastName.get(last) ?? []), entry]);
}

const none: readonly DeprecatedName[] = [];

/** The entries whose name ends in `last`. */
export function deprecatedNamesEndingIn(last: string): readonly DeprecatedName[] {
  return byLastName.get(last) ?? none;
}
