/**
 * The names every Nix file can use without defining them.
 *
 * A builtin is visible as `builtins.name` and either bare (`map`) or behind two underscores (`__head`).
 * The lists hold what any released Nix or Lix offers: which of them reads the file is not known here.
 * Source: `builtins.attrNames builtins` of Nix 2.8, each name tried bare and underscored; later ones from the release notes.
 */

/** Visible under their own name. */
const bareNames = `
abort baseNameOf builtins derivation derivationStrict dirOf false fetchGit fetchMercurial fetchTarball fetchTree
fromTOML import isNull map null placeholder removeAttrs scopedImport throw toString true`;

/** Visible behind two underscores: `__add`. */
const underscoredNames = `
add addErrorContext all any appendContext attrNames attrValues bitAnd bitOr bitXor catAttrs ceil compareVersions
concatLists concatMap concatStringsSep currentSystem currentTime deepSeq div elem elemAt fetchurl filter filterSource
findFile floor foldl' fromJSON functionArgs genList genericClosure getAttr getContext getEnv groupBy hasAttr
hasContext hashFile hashString head intersectAttrs isAttrs isBool isFloat isFunction isInt isList isPath isString
langVersion length lessThan listToAttrs mapAttrs match mul nixPath nixVersion parseDrvName partition path pathExists
readDir readFile replaceStrings seq sort split splitVersion storeDir storePath stringLength sub substring tail toFile
toJSON toPath toXML trace tryEval typeOf unsafeDiscardOutputDependency unsafeDiscardStringContext unsafeGetAttrPos
zipAttrsWith`;

/** Builtins that not every Nix has, with the version or setting that brings them. */
const laterNames: readonly { readonly name: string; readonly bare?: true; readonly since: string }[] = [
  { name: "getFlake", since: "2.4, experimental feature flakes" },
  { name: "exec", since: "1.12, setting allow-unsafe-native-code-during-evaluation" },
  { name: "importNative", since: "1.8, setting allow-unsafe-native-code-during-evaluation" },
  { name: "fetchClosure", since: "2.8, experimental feature fetch-closure" },
  { name: "break", bare: true, since: "2.9" },
  { name: "traceVerbose", since: "2.10" },
  { name: "readFileType", since: "2.14" },
  { name: "outputOf", since: "2.17, experimental feature dynamic-derivations" },
  { name: "parseFlakeRef", since: "2.18, experimental feature flakes" },
  { name: "flakeRefToString", since: "2.18, experimental feature flakes" },
  { name: "convertHash", since: "2.19" },
  { name: "addDrvOutputDependencies", since: "2.20" },
  { name: "warn", since: "2.23" },
];

const split = (names: string): string[] => names.trim().split(/\s+/);

/** Every name `builtins` may have, in any Nix. */
export const builtinNames: ReadonlySet<string> = new Set([
  ...split(bareNames),
  ...split(underscoredNames),
  ...laterNames.map(({ name }) => name),
]);

/** Every name that needs no definition, in any Nix: `map`, `true`, `__head`. */
export const baseEnvironment: ReadonlySet<string> = new Set([
  ...split(bareNames),
  ...split(underscoredNames).map((name) => `__${name}`),
  ...laterNames.map(({ name, bare }) => (bare ? name : `__${name}`)),
]);
