/** What the modules of a host declare, as a whole. */
import type { Evaluator } from "../../evaluator/evaluator.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import type { Attribute, AttrsValue } from "../../evaluator/value.ts";
import type { DeclaredDefault, OptionDeclaration } from "./host.ts";
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

function textOf(evaluator: Evaluator, set: AttrsValue, name: string): string | null {
  const attribute = set.attributes.get(name);
  const value = attribute ? evaluator.force(attribute.value) : null;
  return value?.type === "string" ? value.value : null;
}
