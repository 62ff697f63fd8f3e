import type { Environment } from "../environment.ts";
import type { Machine } from "../machine.ts";
import { sourceRoot } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { controlPrimitives } from "./control.ts";
import { dataPrimitives } from "./data-formats.ts";
import { derivationPrimitives } from "./derivations.ts";
import { fetchPrimitives } from "./fetchers.ts";
import { filePrimitives } from "./files.ts";
import { flakeReferencePrimitives } from "./flake-references.ts";
import { hashPrimitives } from "./hashes.ts";
import { listPrimitives } from "./lists.ts";
import { type PrimitiveSpec, type PrimitiveTable, primitiveValue } from "./primitive.ts";
import { regularExpressionPrimitives } from "./regular-expressions.ts";
import { findFilePrimitive, type SearchPath, searchPathValue } from "./search-path.ts";
import { setPrimitives } from "./sets.ts";
import { contextPrimitives } from "./string-contexts.ts";
import { stringPrimitives } from "./strings.ts";
import { typePrimitives } from "./types.ts";

/** What reaches outside the repository or makes store objects: its result is not known, only that it is one. */
function opaque(arity: number, name: string): PrimitiveSpec {
  return {
    arity,
    run: () => V.unknown(`what '${name}' gives is only known when it runs`, { origin: `builtins.${name}` }),
  };
}

const opaqueArities: Readonly<Record<string, number>> = {
  fetchClosure: 1,
  outputOf: 2,
};

const tables: readonly PrimitiveTable[] = [
  listPrimitives,
  setPrimitives,
  typePrimitives,
  stringPrimitives,
  { findFile: findFilePrimitive },
  controlPrimitives,
  filePrimitives,
  dataPrimitives,
  contextPrimitives,
  flakeReferencePrimitives,
  hashPrimitives,
  regularExpressionPrimitives,
  fetchPrimitives,
  Object.fromEntries(Object.entries(opaqueArities).map(([name, arity]) => [name, opaque(arity, name)])),
];

/** Builtins that are in scope without `builtins.`; every other is there as `__name`. (nix 2.8: `nix-instantiate --parse`) */
const globals: ReadonlySet<string> = new Set([
  "abort",
  "baseNameOf",
  "break",
  "derivation",
  "derivationStrict",
  "dirOf",
  "fetchGit",
  "fetchMercurial",
  "fetchTarball",
  "fetchTree",
  "fromTOML",
  "import",
  "isNull",
  "map",
  "placeholder",
  "removeAttrs",
  "scopedImport",
  "throw",
  "toString",
]);

/** What a program that asks for the version is told: a current one, whose language this is. */
const nixVersion = "2.31.2";

function constants(searchPath: SearchPath | undefined): Readonly<Record<string, V.Value>> {
  const impure = (name: string) => V.unknown(`'${name}' depends on the machine`, { origin: `builtins.${name}` });
  return {
    true: V.trueValue,
    false: V.falseValue,
    null: V.nullValue,
    currentSystem: impure("currentSystem"),
    currentTime: impure("currentTime"),
    nixPath: searchPath ? searchPathValue(searchPath) : impure("nixPath"),
    nixVersion: V.string(nixVersion),
    langVersion: V.int(6),
    storeDir: V.string("/nix/store"),
  };
}

/** The environment every file starts in: `builtins`, its global names, and the `__` forms. */
export function baseEnvironment(machine: Machine, searchPath?: SearchPath): Environment {
  const attributes = new Map<string, V.Attribute>();
  const names = new Map<string, Thunk>();
  const add = (name: string, value: Thunk, isGlobal: boolean) => {
    attributes.set(name, { value, place: null });
    names.set(isGlobal ? name : `__${name}`, value);
  };
  for (const [name, value] of Object.entries(constants(searchPath))) {
    add(name, Thunk.of(value), name === "true" || name === "false" || name === "null");
  }
  for (const table of [...tables, derivationPrimitives()]) {
    for (const [name, spec] of Object.entries(table)) {
      add(name, Thunk.of(primitiveValue(machine, name, spec)), globals.has(name));
    }
  }
  const builtins = Thunk.of(V.attrs(attributes));
  attributes.set("builtins", { value: builtins, place: null });
  names.set("builtins", builtins);
  return { file: { path: "", directory: sourceRoot }, names, withSet: null, parent: null };
}
