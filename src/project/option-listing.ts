/** What the modules of a host declare and define, as a whole. */
import type { Evaluator } from "../evaluator/evaluator.ts";
import { type Definition, definitionsOf } from "../evaluator/modules/definitions.ts";
import type { LoadedModule } from "../evaluator/modules/loaded-modules.ts";
import type { Attribute, AttrsValue, Value } from "../evaluator/value.ts";
import type { DeclaredDefault, OptionDeclaration } from "./host.ts";
import { literalOf } from "./option-entries.ts";

/** No option lies deeper; a set that contains itself ends here. */
const deepest = 12;

/** Every option under `options` of the modules. */
export function optionDeclarations(evaluator: Evaluator, modules: readonly LoadedModule[]): OptionDeclaration[] {
  const found: OptionDeclaration[] = [];
  const look = (module: LoadedModule, attribute: Attribute, path: readonly string[]): void => {
    const value = evaluator.force(attribute.value);
    if (value.type !== "attrs" || path.length > deepest) return;
    if (textOf(evaluator, value, "_type") === "option") {
      const type = value.attributes.get("type");
      const declared = type ? evaluator.force(type.value) : null;
      const typeName = declared?.type === "attrs" ? textOf(evaluator, declared, "name") : null;
      found.push({
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
    for (const [name, inner] of value.attributes) look(module, inner, [...path, name]);
  };
  for (const module of modules) {
    const options = module.value?.attributes.get("options");
    if (options) look(module, options, []);
  }
  return found;
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
  const look = (module: LoadedModule, path: readonly string[]): void => {
    const names = new Set<string>();
    for (const definition of definitionsOf(evaluator, [module], path)) {
      const { value } = definition;
      if (!isSetOfOptions(value) || value.attributes.size === 0 || path.length >= deepest) {
        if (path.length > 0) found.push({ ...definition, path });
        continue;
      }
      for (const name of value.attributes.keys()) names.add(name);
    }
    for (const name of names) {
      const inner = [...path, name];
      if (leads(inner)) look(module, inner);
    }
  };
  for (const module of modules) look(module, []);
  return found;
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
