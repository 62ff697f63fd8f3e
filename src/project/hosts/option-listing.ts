/** What the modules of a host declare and define, as a whole. */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import {
  type Definition,
  type PendingDefinition,
  pendingBelow,
  pendingDefinitions,
  settled,
} from "../../evaluator/modules/definitions.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import type { Attribute, AttrsValue, Value } from "../../evaluator/value.ts";
import type { DeclaredDefault, DefinedPaths, OptionDeclaration } from "./host.ts";
import { literalOf } from "./option-entries.ts";

/** No option lies deeper; a set that contains itself ends here. */
const deepest = 12;

/** What modules declare under `options`. */
export interface DeclaredOptions {
  readonly declarations: readonly OptionDeclaration[];
  /** Paths below which there may be other options: what is there is not all known. */
  readonly openPaths: readonly (readonly string[])[];
}

/** Every option under `options` of the modules. */
export function declaredOptions(evaluator: Evaluator, modules: readonly LoadedModule[]): DeclaredOptions {
  const declarations: OptionDeclaration[] = [];
  const openPaths: (readonly string[])[] = [];
  const look = (module: LoadedModule, attribute: Attribute, path: readonly string[]): void => {
    const value = evaluator.force(attribute.value);
    const marker = value.type === "attrs" ? textOf(evaluator, value, "_type") : null;
    if (value.type === "attrs" && marker === "option") {
      const type = value.attributes.get("type");
      const declared = type ? evaluator.force(type.value) : null;
      const typeName = declared?.type === "attrs" ? textOf(evaluator, declared, "name") : null;
      declarations.push({
        module,
        path,
        place: attribute.place ?? module.via,
        typeName,
        get default() {
          return defaultOf(evaluator, value);
        },
      });
      return;
    }
    if (value.type !== "attrs" || value.open || value.attributes.has("_type") || path.length > deepest) {
      openPaths.push(path);
    }
    if (value.type !== "attrs" || path.length > deepest) return;
    for (const [name, inner] of value.attributes) look(module, inner, [...path, name]);
  };
  for (const module of modules) {
    const options = module.value?.attributes.get("options");
    if (options) look(module, options, []);
    else if (module.value?.open || (!module.value && module.external === null)) openPaths.push([]);
  }
  return { declarations, openPaths };
}

function defaultOf(evaluator: Evaluator, option: AttrsValue): DeclaredDefault | null {
  const given = option.attributes.get("default")?.value;
  if (!given) return null;
  const { place } = given;
  const isOwn = place !== null && evaluator.sources.files.isFile(place.file);
  return {
    place: isOwn ? place : null,
    get literal() {
      return literalOf(evaluator.force(given));
    },
  };
}

export type DefinitionAt = Definition & { readonly path: readonly string[] };

/** Whether to look at what lies at a path, or below it. */
export type PathFilter = (path: readonly string[]) => boolean;

/** Every definition of the modules, down to what is no set of options. */
export function everyDefinition(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  leads: PathFilter = () => true,
): DefinitionAt[] {
  const found: DefinitionAt[] = [];
  const look = (definitions: readonly PendingDefinition[], path: readonly string[]): void => {
    const { ends, sets } = split(definitions, path);
    for (const end of ends) {
      const definition = path.length > 0 ? settled(evaluator, end) : null;
      if (definition) found.push({ ...definition, path });
    }
    for (const name of namesOf(sets)) {
      const inner = [...path, name];
      if (leads(inner)) look(below(evaluator, sets, name), inner);
    }
  };
  for (const module of modules) look(pendingDefinitions(evaluator, [module], []), []);
  return found;
}

/** What the modules define, whether or not conditions hold. */
export function definedPaths(evaluator: Evaluator, modules: readonly LoadedModule[], leads: PathFilter): DefinedPaths {
  const paths: (readonly string[])[] = [];
  const open: DefinedPaths["open"][number][] = [];
  const look = (definitions: readonly PendingDefinition[], path: readonly string[]): void => {
    const { ends, sets } = split(definitions, path);
    for (const { value } of [...ends, ...sets]) {
      if (value.type === "unknown") open.push({ path, names: null });
      else if (value.type === "attrs" && value.open) open.push({ path, names: value.open.names });
    }
    for (const name of namesOf(sets)) {
      const inner = [...path, name];
      paths.push(inner);
      if (leads(inner)) look(below(evaluator, sets, name), inner);
    }
  };
  for (const module of modules) {
    if (module.value) look(pendingDefinitions(evaluator, [module], []), []);
    else if (module.external === null) open.push({ path: [], names: null });
  }
  return { paths, open };
}

interface Split {
  /** What is no set of options. */
  readonly ends: readonly PendingDefinition[];
  readonly sets: readonly (PendingDefinition & { readonly value: AttrsValue })[];
}

function split(definitions: readonly PendingDefinition[], path: readonly string[]): Split {
  const ends: PendingDefinition[] = [];
  const sets: (PendingDefinition & { readonly value: AttrsValue })[] = [];
  for (const definition of definitions) {
    const { value } = definition;
    if (!isSetOfOptions(value) || value.attributes.size === 0 || path.length >= deepest) ends.push(definition);
    else sets.push({ ...definition, value });
  }
  return { ends, sets };
}

function namesOf(sets: Split["sets"]): ReadonlySet<string> {
  return new Set(sets.flatMap(({ value }) => [...value.attributes.keys()]));
}

function below(evaluator: Evaluator, sets: Split["sets"], name: string): PendingDefinition[] {
  return sets.flatMap((set) => pendingBelow(evaluator, set, [name]));
}

function isSetOfOptions(value: Value): value is AttrsValue {
  if (value.type !== "attrs" || value.configuration) return false;
  return !["_type", "type", "outPath", "__functor", "__toString"].some((name) => value.attributes.has(name));
}

function textOf(evaluator: Evaluator, set: AttrsValue, name: string): string | null {
  const attribute = set.attributes.get(name);
  const value = attribute ? evaluator.force(attribute.value) : null;
  return value?.type === "string" ? value.value : null;
}
