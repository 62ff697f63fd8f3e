/**
 * Follows `imports` the way the module system does: every module reached from the entry modules, each file once,
 * functions applied to what is known of their arguments.
 *
 * Invariants: what cannot be followed is listed with its reason, never dropped; a module that may be imported
 * (a condition is not known) is followed and marked conditional; order is that of the module system.
 */
import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import type { Evaluator } from "../evaluator.ts";
import { importedFile, repositoryPath } from "../source-tree.ts";
import type { Thunk } from "../thunk.ts";
import { whyUnknown } from "../unknown.ts";
import { type AttrsValue, describeType, type ListValue, type UnknownValue, type Value } from "../value.ts";

export interface LoadedModule {
  /** Relative to the repository; `null` for one written inline or one from outside. */
  readonly file: string | null;
  readonly via: Place;
  /** The origin of a module of an input; `null` for our own. */
  readonly external: string | null;
  readonly importedBy: LoadedModule | null;
  /** Whether a condition that is not known decides if it is imported. */
  readonly conditional: boolean;
  /** Its attributes; `null` for external modules and those that cannot be evaluated. */
  readonly value: AttrsValue | null;
}

export type UnresolvedKind = "unknown" | "missing" | "no-default" | "outside" | "failed";

export interface UnresolvedImport {
  readonly kind: UnresolvedKind;
  readonly place: Place;
  readonly reason: string;
  /** The path that was meant, relative to the repository, where it is known. */
  readonly path: string | null;
  /** A glob relative to the repository that the import may match; `null` where even that is not known. */
  readonly glob: string | null;
}

export interface LoadedModules {
  readonly modules: readonly LoadedModule[];
  readonly unresolved: readonly UnresolvedImport[];
}

/** Loads entry modules and all they import; `argument` is what module functions are called with. */
export function loadModules(evaluator: Evaluator, entries: Value, argument: Thunk, fallback: Place): LoadedModules {
  const loader = new ModuleLoader(evaluator, argument);
  loader.loadAll(entries, { importedBy: null, conditional: false, place: fallback });
  return { modules: loader.modules, unresolved: loader.unresolved };
}

interface Reference {
  readonly importedBy: LoadedModule | null;
  readonly conditional: boolean;
  /** Where the reference stands, as far as it is known. */
  readonly place: Place;
}

/** No configuration nests its imports deeper; a chain of generated modules must not hang the walk. */
const mostModules = 20_000;
const deepestImports = 200;

class ModuleLoader {
  readonly modules: LoadedModule[] = [];
  readonly unresolved: UnresolvedImport[] = [];
  readonly #evaluator: Evaluator;
  readonly #argument: Thunk;
  readonly #seenFiles = new Set<string>();
  readonly #seenExternals = new Set<string>();

  constructor(evaluator: Evaluator, argument: Thunk) {
    this.#evaluator = evaluator;
    this.#argument = argument;
  }

  loadAll(list: Value, reference: Reference): void {
    if (list.type === "unknown") {
      this.#loadUnknownList(list, reference);
      return;
    }
    if (list.type !== "list") {
      this.#fail(reference.place, "failed", `a list of modules is expected, not ${describeType(list)}`);
      return;
    }
    for (const element of list.elements)
      this.#load(element, { ...reference, place: this.#placeOf(element, reference) });
    for (const part of list.open) this.#loadUnknownList(part, reference);
  }

  /** A list that is one of several, or not known at all. */
  #loadUnknownList(list: UnknownValue, reference: Reference): void {
    if (list.alternatives.length === 0) this.#loadUnknown(list, reference);
    for (const alternative of list.alternatives) {
      const value = this.#evaluator.force(alternative);
      const place = this.#placeOf(alternative, reference);
      if (value.type === "list" || value.type === "unknown") {
        this.loadAll(value as ListValue | UnknownValue, { ...reference, conditional: true, place });
      }
    }
  }

  #load(element: Thunk, reference: Reference): void {
    if (this.modules.length > mostModules) return;
    this.#loadValue(this.#evaluator.force(element), reference);
  }

  #loadValue(value: Value, reference: Reference): void {
    switch (value.type) {
      case "path":
      case "string":
        this.#loadPath(value.value, reference);
        break;
      case "unknown":
        this.#loadUnknown(value, reference);
        break;
      case "attrs":
      case "closure":
      case "primitive":
        this.#addModule(value, null, reference);
        break;
      case "list":
        this.loadAll(value, reference);
        break;
      case "null":
      case "bool":
      case "int":
      case "float":
        this.#fail(reference.place, "failed", `a module is expected, not ${describeType(value)}`);
    }
  }

  #loadUnknown(value: UnknownValue, reference: Reference): void {
    if (value.alternatives.length > 0) {
      for (const alternative of value.alternatives) this.#load(alternative, { ...reference, conditional: true });
      return;
    }
    const glob = value.glob?.startsWith("/") ? repositoryPath(value.glob) : null;
    if (value.origin !== null && isForeign(value.origin)) this.#addExternal(value.origin, reference);
    else this.unresolved.push({ kind: "unknown", place: reference.place, reason: whyUnknown(value), path: null, glob });
  }

  #addExternal(origin: string, reference: Reference): void {
    const key = `${origin} ${reference.place.file}:${reference.place.span.start}`;
    if (this.#seenExternals.has(key)) return;
    this.#seenExternals.add(key);
    this.modules.push({
      file: null,
      via: reference.place,
      external: origin,
      importedBy: reference.importedBy,
      conditional: reference.conditional,
      value: null,
    });
  }

  #loadPath(path: string, reference: Reference): void {
    const relative = repositoryPath(path);
    if (relative === null) {
      this.#fail(reference.place, "outside", "the path leads out of the repository");
      return;
    }
    const found = importedFile(this.#evaluator.sources.files, relative);
    switch (found.kind) {
      case "missing":
        this.#fail(reference.place, "missing", `'${relative}' does not exist`, relative);
        break;
      case "no-default":
        this.#fail(reference.place, "no-default", `the folder '${relative}' has no default.nix`, relative);
        break;
      case "outside":
        this.#fail(reference.place, "outside", `'${relative}' leads out of the repository`, relative);
        break;
      case "file":
        if (this.#seenFiles.has(found.path)) return;
        this.#seenFiles.add(found.path);
        this.#addModule(
          this.#evaluator.attempt(() => this.#evaluator.importFile(found.path)),
          found.path,
          reference,
        );
    }
  }

  #addModule(module: Value, file: string | null, reference: Reference): void {
    if (depthOf(reference.importedBy) > deepestImports) {
      this.#fail(reference.place, "failed", "modules import modules without end");
      return;
    }
    const value = this.#evaluator.attempt(() => this.#applied(module, reference.place));
    const loaded: LoadedModule = {
      file,
      via: reference.place,
      external: null,
      importedBy: reference.importedBy,
      conditional: reference.conditional,
      value: value.type === "attrs" ? value : null,
    };
    this.modules.push(loaded);
    const place = file === null ? reference.place : { file, span: { start: 0, end: 0 } };
    if (value.type === "attrs") this.#loadImports(value, loaded, reference);
    else if (value.type === "unknown") {
      this.unresolved.push({ kind: "unknown", place, reason: whyUnknown(value), path: null, glob: null });
    }
  }

  /** A module function called with the arguments every module gets. */
  #applied(module: Value, place: Place): Value {
    let value = module;
    const isFunction = value.type === "closure" || value.type === "primitive";
    if (isFunction || (value.type === "attrs" && value.attributes.has("__functor"))) {
      value = this.#evaluator.apply(value, this.#argument, place);
    }
    if (value.type !== "attrs" && value.type !== "unknown") {
      throw new EvaluationError(`a module is expected, not ${describeType(value)}`, place);
    }
    return value;
  }

  #loadImports(value: AttrsValue, loaded: LoadedModule, reference: Reference): void {
    const imports = value.attributes.get("imports");
    if (!imports) return;
    const own = imports.place ?? reference.place;
    const place = this.#placeOf(imports.value, { ...reference, place: own });
    this.loadAll(this.#evaluator.force(imports.value), {
      importedBy: loaded,
      conditional: reference.conditional,
      place,
    });
  }

  /** Where an element was written, if that is in a file of the repository; else where its list stands. */
  #placeOf(element: Thunk, reference: Reference): Place {
    const place = element.place;
    return place && this.#evaluator.sources.files.isFile(place.file) ? place : reference.place;
  }

  #fail(place: Place, kind: UnresolvedKind, reason: string, path: string | null = null): void {
    this.unresolved.push({ kind, place, reason, path, glob: null });
  }
}

function depthOf(module: LoadedModule | null): number {
  let depth = 0;
  for (let importer = module; importer; importer = importer.importedBy) depth++;
  return depth;
}

/** Whether an origin names something that lies outside the repository, so that not following it loses nothing of ours. */
function isForeign(origin: string): boolean {
  return /^(?:import )?\(?(?:inputs\.|modulesPath\b|<|pkgs\b|lib\b)/.test(origin);
}
