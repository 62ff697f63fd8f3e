import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { SharedAttribute } from "../shared-attributes.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, list, string, type Value } from "../value.ts";
import { callType, locationValue, typeAttribute } from "./types/option-type.ts";
import { showOption, type World } from "./world.ts";

/** What one module declares at one name: an option, or a set of options. */
export interface Declaration {
  readonly file: string;
  readonly value: Thunk;
  readonly place: Place | null;
  /** Whether it may be that of several evaluations, with all that is below it. */
  readonly isShared: boolean;
}

/** What an attribute of a set of options declares. */
export function declaredBy(file: string, attribute: Attribute, isInShared: boolean): Declaration {
  const isShared = isInShared || attribute instanceof SharedAttribute;
  return { file, value: attribute.value, place: attribute.place, isShared };
}

/** Attributes that only one declaration of an option may give. */
const single: readonly string[] = ["default", "example", "description", "apply"];

/** One option out of all its declarations; throws where they contradict each other. */
export function mergedDeclaration(
  world: World,
  path: readonly string[],
  declarations: readonly Declaration[],
): AttrsValue {
  const attributes = new Map<string, Attribute>();
  for (const declaration of declarations) {
    const option = declaration.value.force();
    if (option.type !== "attrs") continue;
    const twice = single.some((name) => attributes.has(name) && option.attributes.has(name));
    const type = twice ? null : mergedType(world, attributes.get("type"), option.attributes.get("type"));
    if (twice || (type === null && attributes.has("type") && option.attributes.has("type"))) {
      const message = `the option '${showOption(path)}' is declared twice, in ${declaration.file} too`;
      throw new EvaluationError(message, declaration.place, "thrown");
    }
    for (const [name, attribute] of option.attributes) if (!attributes.has(name)) attributes.set(name, attribute);
    if (type) attributes.set("type", { value: Thunk.of(type), place: null });
  }
  const files = declarations.map(({ file }) => Thunk.of(string(file)));
  attributes.set("loc", { value: locationValue(path), place: null });
  attributes.set("declarations", { value: Thunk.of(list(files)), place: null });
  if (declarations.length > 1) joinSubmodules(world, attributes, declarations);
  if (!attributes.has("type")) attributes.set("type", { value: unspecified(world), place: null });
  return attrs(attributes);
}

/** `null` where the types cannot be merged, or where there are not two. */
function mergedType(world: World, first: Attribute | undefined, second: Attribute | undefined): Value | null {
  if (!first || !second) return null;
  const type = first.value.force();
  const other = second.value.force();
  if (type.type !== "attrs") return type;
  if (other.type !== "attrs") return other;
  const functor = other.attributes.get("functor");
  if (!functor) return null;
  const merged = callType(world.evaluator, type, "typeMerge", functor.value);
  return merged.type === "null" ? null : merged;
}

/** Modules of submodules stand in the order of the declarations, the last one first. */
function joinSubmodules(world: World, attributes: Map<string, Attribute>, declarations: readonly Declaration[]): void {
  const type = attributes.get("type")?.value.force();
  const own = type?.type === "attrs" ? typeAttribute(type, "getSubModules") : null;
  if (type?.type !== "attrs" || !own || own.type === "null") return;
  const modules: Thunk[] = [];
  for (const declaration of [...declarations].reverse()) {
    const option = declaration.value.force();
    const declared = option.type === "attrs" ? option.attributes.get("type")?.value.force() : undefined;
    const part = declared?.type === "attrs" ? typeAttribute(declared, "getSubModules") : null;
    if (part?.type === "list") modules.push(...part.elements);
  }
  const joined = callType(world.evaluator, type, "substSubModules", Thunk.of(list(modules)));
  attributes.set("type", { value: Thunk.of(joined), place: null });
}

function unspecified(world: World): Thunk {
  return new Thunk(() => libraryAttribute(world, "types", "unspecified"));
}

/** `lib.a.b` of the library that modules are called with. */
export function libraryAttribute(world: World, ...names: readonly string[]): Value {
  let value = world.lib.force();
  for (const name of names) value = world.evaluator.select(value, name);
  return value;
}
