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
import { type AttrsValue, describeType, type UnknownValue, type Value } from "../value.ts";
import { appliedModule, type LoadSettings } from "./applied-module.ts";
import { unknownFile } from "./contribution.ts";
import { ImportGraph } from "./import-graph.ts";
import { chosen, type ImportReference, placedAt } from "./import-reference.ts";
import {
  isForeign,
  type LoadedModule,
  type LoadedModules,
  type OrderedModules,
  type UnresolvedImport,
  type UnresolvedKind,
} from "./loaded-modules.ts";
import { importsOf, textOf } from "./module-syntax.ts";

/** Loads entry modules and all they import; `argument` is what module functions are called with. */
export function loadModules(evaluator: Evaluator, entries: Value, argument: Thunk, fallback: Place): LoadedModules {
  return loadInOrder(evaluator, entries, { argumentOf: () => argument, moduleClass: null, fallback });
}

/** Loads modules as an evaluation needs them. Nothing is thrown: what fails is listed. */
export function loadInOrder(evaluator: Evaluator, entries: Value, settings: LoadSettings): OrderedModules {
  return new ModuleLoader(evaluator, settings).load(entries);
}

/** No configuration nests its imports deeper; a chain of generated modules must not hang the walk. */
const mostModules = 20_000;
const deepestImports = 200;
/** A function that calls itself under a condition nobody knows gives choices within choices, without end. */
const deepestChoice = 6;

class ModuleLoader {
  readonly #modules: LoadedModule[] = [];
  readonly #unresolved: UnresolvedImport[] = [];
  readonly #evaluator: Evaluator;
  readonly #settings: LoadSettings;
  readonly #graph = new ImportGraph<LoadedModule>();
  readonly #seen = new Set<string>();
  #anonymous = 0;
  #failure: EvaluationError | null = null;

  constructor(evaluator: Evaluator, settings: LoadSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
  }

  load(entries: Value): OrderedModules {
    this.#loadAll(entries, {
      importedBy: null,
      conditional: false,
      place: this.#settings.fallback,
      depth: 0,
      choices: 0,
    });
    const ordered = this.#graph.inOrder();
    const left = new Set(ordered);
    return {
      modules: this.#modules.filter((module) => left.has(module)),
      unresolved: this.#unresolved,
      ordered,
      failure: this.#failure,
    };
  }

  #loadAll(list: Value, reference: ImportReference): void {
    if (list.type === "unknown") {
      this.#loadUnknownList(list, reference);
      return;
    }
    if (list.type !== "list") {
      this.#fail(reference.place, "failed", `a list of modules is expected, not ${describeType(list)}`);
      return;
    }
    for (const element of list.elements) this.#load(element, placedAt(reference, this.#placeOf(element, reference)));
    for (const part of list.open) this.#loadUnknownList(part, reference);
  }

  /** A list that is one of several, or not known at all. */
  #loadUnknownList(list: UnknownValue, reference: ImportReference): void {
    if (!this.#isChoice(list, reference)) {
      this.#loadUnknown({ ...list, alternatives: [] }, reference);
      return;
    }
    for (const alternative of list.alternatives) {
      const value = this.#valueOf(alternative);
      const place = this.#placeOf(alternative, reference);
      if (value.type === "list" || value.type === "unknown") {
        this.#loadAll(value, { ...chosen(reference), place });
      }
    }
  }

  /** Whether a value is one of several that are to be looked at. */
  #isChoice({ alternatives }: UnknownValue, { choices }: ImportReference): boolean {
    return alternatives.length > 0 && choices < deepestChoice;
  }

  #load(element: Thunk, reference: ImportReference): void {
    if (this.#modules.length > mostModules || reference.depth > deepestImports) {
      this.#fail(reference.place, "failed", "modules import modules without end");
      return;
    }
    this.#loadValue(this.#valueOf(element), reference);
  }

  #loadValue(value: Value, reference: ImportReference): void {
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
        this.#loadInline(value, reference);
        break;
      case "list":
        this.#loadAll(value, reference);
        break;
      case "null":
      case "bool":
      case "int":
      case "float":
        this.#fail(reference.place, "failed", `a module is expected, not ${describeType(value)}`);
    }
  }

  #loadUnknown(value: UnknownValue, reference: ImportReference): void {
    if (this.#isChoice(value, reference)) {
      for (const alternative of value.alternatives) this.#load(alternative, chosen(reference));
      return;
    }
    const glob = value.glob?.startsWith("/") ? repositoryPath(value.glob) : null;
    if (value.origin !== null && isForeign(value.origin)) this.#addExternal(value.origin, reference);
    else
      this.#unresolved.push({ kind: "unknown", place: reference.place, reason: whyUnknown(value), path: null, glob });
  }

  #addExternal(origin: string, reference: ImportReference): void {
    const key = `${origin} ${reference.place.file}:${reference.place.span.start}`;
    if (!this.#enter(key, reference)) return;
    const { place: via, importedBy, conditional } = reference;
    this.#add({ file: null, via, external: origin, importedBy, conditional, value: null, label: origin, key });
  }

  /** Notes an import; whether the module is met for the first time. */
  #enter(key: string, reference: ImportReference): boolean {
    this.#graph.addImport(reference.importedBy?.key ?? null, key);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #add(module: LoadedModule): void {
    this.#modules.push(module);
    this.#graph.add(module.key, module);
  }

  #loadPath(path: string, reference: ImportReference): void {
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
        if (this.#enter(found.path, reference)) this.#loadFile(found.path, path, reference);
    }
  }

  #loadFile(file: string, label: string, reference: ImportReference): void {
    const module = this.#guarded(() =>
      appliedModule(this.#evaluator, this.#settings, this.#evaluator.importFile(file), reference.place),
    );
    this.#addModule(module, file, { key: file, label }, reference);
  }

  #loadInline(value: Value, reference: ImportReference): void {
    const module = this.#guarded(() => appliedModule(this.#evaluator, this.#settings, value, reference.place));
    const parent = reference.importedBy;
    const anonymous = `${parent?.key ?? ""}:anon-${++this.#anonymous}`;
    const key = (module.type === "attrs" && this.#text(module, "key")) || anonymous;
    if (!this.#enter(key, reference)) return;
    this.#addModule(module, null, { key, label: parent?.label ?? unknownFile }, reference);
  }

  #addModule(
    value: Value,
    file: string | null,
    named: { readonly key: string; readonly label: string },
    reference: ImportReference,
  ): void {
    const module = value.type === "attrs" ? value : null;
    const label = (module && this.#text(module, "_file")) ?? named.label;
    const { place: via, importedBy, conditional } = reference;
    const { key } = named;
    const loaded: LoadedModule = { file, via, external: null, importedBy, conditional, value: module, label, key };
    this.#add(loaded);
    const place = file === null ? reference.place : { file, span: { start: 0, end: 0 } };
    if (module) this.#follow(module, loaded, reference);
    else if (value.type === "unknown") {
      this.#unresolved.push({ kind: "unknown", place, reason: whyUnknown(value), path: null, glob: null });
    }
  }

  #text(module: AttrsValue, name: "key" | "_file"): string | null {
    if (!module.attributes.has(name)) return null;
    let text: string | null = null;
    this.#guarded(() => {
      text = textOf(module, name);
      return module;
    });
    return text;
  }

  #valueOf(thunk: Thunk): Value {
    return thunk.settledValue ?? this.#guarded(() => thunk.force());
  }

  /** As `attempt` of the evaluator, but the first failure is kept. */
  #guarded(compute: () => Value): Value {
    return this.#evaluator.attempt(() => {
      try {
        return compute();
      } catch (error) {
        if (error instanceof EvaluationError) this.#failure ??= error;
        throw error;
      }
    });
  }

  #follow(module: AttrsValue, loaded: LoadedModule, reference: ImportReference): void {
    for (const imports of importsOf(module)) {
      const listed = placedAt(reference, this.#placeOf(imports, reference));
      const place = this.#placeOf(imports.value, listed);
      const list = this.#valueOf(imports.value);
      const { conditional, depth } = reference;
      this.#loadAll(list, { importedBy: loaded, conditional, place, depth: depth + 1, choices: 0 });
    }
    const disabled = module.attributes.get("disabledModules");
    const listed = disabled ? this.#valueOf(disabled.value) : null;
    if (listed?.type === "list") for (const element of listed.elements) this.#disable(element);
  }

  /** Modules of nixpkgs are named relative to its folder: those are not seen anyway. */
  #disable(element: Thunk): void {
    const value = this.#valueOf(element);
    const key = value.type === "attrs" ? this.#text(value, "key") : null;
    if (key !== null) this.#graph.disable(key);
    if (value.type !== "path" && value.type !== "string") return;
    const relative = repositoryPath(value.value);
    const found = relative === null ? null : importedFile(this.#evaluator.sources.files, relative);
    if (found?.kind === "file") this.#graph.disable(found.path);
  }

  /** Where an element was written, if that is in a file of the repository; else where its list stands. */
  #placeOf({ place }: { readonly place: Place | null }, reference: ImportReference): Place {
    return place && this.#evaluator.sources.files.isFile(place.file) ? place : reference.place;
  }

  #fail(place: Place, kind: UnresolvedKind, reason: string, path: string | null = null): void {
    this.#failure ??= new EvaluationError(reason, place);
    this.#unresolved.push({ kind, place, reason, path, glob: null });
  }
}
