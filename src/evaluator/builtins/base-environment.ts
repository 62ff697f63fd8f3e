import type { Environment } from "../environment.ts";
import type { Machine } from "../machine.ts";
import { sourceRoot } from "../source-tree.ts";
import { Thunk } from "../thunk.ts";
import * as V from "../value.ts";
import { controlPrimitives } from "./control.ts";
import { dataPrimitives } from "./data-formats.ts";
import { filePrimitives } from "./files.ts";
import { listPrimitives } from "./lists.ts";
import { type PrimitiveSpec, type PrimitiveTable, primitiveValue } from "./primitive.ts";
import { setPrimitives } from "./sets.ts";
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
  addDrvOutputDependencies: 1,
  appendContext: 2,
  convertHash: 1,
  derivation: 1,
  derivationStrict: 1,
  fetchClosure: 1,
  fetchGit: 1,
  fetchMercurial: 1,
  fetchTarball: 1,
  fetchTree: 1,
  fetchurl: 1,
  findFile: 2,
  flakeRefToString: 1,
  getContext: 1,
  getEnv: 1,
  getFlake: 1,
  hashFile: 2,
  hashString: 2,
  outputOf: 2,
  parseFlakeRef: 1,
  placeholder: 1,
  toFile: 2,
  toXML: 1,
};

const tables: readonly PrimitiveTable[] = [
  listPrimitives,
  setPrimitives,
  typePrimitives,
  stringPrimitives,
  controlPrimitives,
  filePrimitives,
  dataPrimitives,
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

function constants(): Readonly<Record<string, V.Value>> {
  const impure = (name: string) => V.unknown(`'${name}' depends on the machine`, { origin: `builtins.${name}` });
  return {
    true: V.trueValue,
    false: V.falseValue,
    null: V.nullValue,
    currentSystem: impure("currentSystem"),
    currentTime: impure("currentTime"),
    nixPath: impure("nixPath"),
    nixVersion: impure("nixVersion"),
    langVersion: V.int(6),
    storeDir: V.string("/nix/store"),
  };
}

/** The environment every file starts in: `builtins`, its global names, and the `__` forms. */
export function baseEnvironment(machine: Machine): Environment {
  const attributes = new Map<string, V.Attribute>();
  const names = new Map<string, Thunk>();
  const add = (name: string, value: Thunk, isGlobal: boolean) => {
    attributes.set(name, { value, place: null });
    names.set(isGlobal ? name : `__${name}`, value);
  };
  for (const [name, value] of Object.entries(constants())) {
    add(name, Thunk.of(value), name === "true" || name === "false" || name === "null");
  }
  for (const table of tables) {
    for (const [name, spec] of Object.entries(table)) {
      add(name, Thunk.of(primitiveValue(machine, name, spec)), globals.has(name));
    }
  }
  const builtins = Thunk.of(V.attrs(attributes));
  attributes.set("builtins", { value: builtins, place: null });
  names.set("builtins", builtins);
  return { file: { path: "", directory: sourceRoot }, names, withSet: null, parent: null };
}
