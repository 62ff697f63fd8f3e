/** What a module's value says, in either of its two forms: with `config` and `options`, or definitions alone. */
import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { sharedAttribute } from "../shared-attributes.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, emptyAttrs, list, string, type Value } from "../value.ts";
import { fileName } from "./contribution.ts";
import { markerOf } from "./property.ts";

/** Attributes of a module that are no definitions. */
const structure: ReadonlySet<string> = new Set([
  "_class",
  "_file",
  "config",
  "disabledModules",
  "freeformType",
  "imports",
  "key",
  "options",
  "require",
]);

/** Attributes a module with `config` or `options` may have beside them (nixpkgs' lib/modules.nix); not the old `require`. */
export const besideConfig: ReadonlySet<string> = new Set([...structure, "meta"].filter((name) => name !== "require"));

/** `mkIf` and the like may stand in a module's place; it is then all definitions. */
export function asModule(value: AttrsValue): AttrsValue {
  const marker = markerOf(value);
  if (marker === null || marker === "module") return value;
  if (["if", "override", "merge"].includes(marker)) {
    return attrs(new Map([["config", { value: Thunk.of(value), place: null }]]));
  }
  throw new EvaluationError(`a module is expected, not something of the type '${marker}'`, null, "thrown");
}

export function hasConfig(module: AttrsValue): boolean {
  return module.attributes.has("config") || module.attributes.has("options");
}

/** Throws for definitions beside `config` or `options`, where they mean nothing. */
export function refuseStrayDefinitions(module: AttrsValue): void {
  if (!hasConfig(module)) return;
  for (const name of module.attributes.keys()) {
    if (besideConfig.has(name)) continue;
    const place = module.attributes.get(name)?.place ?? null;
    throw new EvaluationError(`the module has '${name}' beside 'config' or 'options'`, place, "thrown");
  }
}

/** The definitions of a module as one set, whose properties are still on. */
export function configOf(module: AttrsValue, place: Place): Attribute {
  const config = hasConfig(module) ? (module.attributes.get("config") ?? null) : definitionsAlone(module, place);
  const base: Attribute = config ?? { value: Thunk.of(emptyAttrs), place: null };
  const added: Thunk[] = [];
  const meta = hasConfig(module) ? module.attributes.get("meta") : undefined;
  if (meta) added.push(setOfOne("meta", meta));
  const freeform = module.attributes.get("freeformType");
  if (freeform) {
    added.push(setOfOne("_module", { value: setOfOne("freeformType", freeform), place: freeform.place }));
  }
  return added.length === 0 ? base : { ...base, value: merged([base.value, ...added], base.value.place) };
}

function definitionsAlone(module: AttrsValue, place: Place): Attribute {
  const attributes = new Map([...module.attributes].filter(([name]) => !structure.has(name)));
  return { value: Thunk.of(attrs(attributes, module.open), place), place };
}

function setOfOne(name: string, attribute: Attribute): Thunk {
  return Thunk.of(attrs(new Map([[name, attribute]])), attribute.place);
}

function merged(contents: readonly Thunk[], place: Place | null): Thunk {
  const attributes = new Map<string, Attribute>([
    ["_type", { value: Thunk.of(string("merge")), place: null }],
    ["contents", { value: Thunk.of(list(contents)), place: null }],
  ]);
  return Thunk.of(attrs(attributes), place);
}

/** What a module declares; `null` where it has no options. */
export function optionsOf(module: AttrsValue): Attribute | null {
  return sharedAttribute(module.attributes, "options") ?? null;
}

/**
 * The attributes of a set of options: most mean the same in every evaluation that the module is a part of. Those of a set
 * that is shared are shared as they are.
 */
export function optionsIn({ attributes }: AttrsValue, isShared: boolean): Iterable<readonly [string, Attribute]> {
  if (isShared) return attributes;
  return [...attributes.keys()].map((name) => [name, sharedAttribute(attributes, name) as Attribute] as const);
}

/** The lists of what a module imports: `imports`, and `require` of old. */
export function importsOf(module: AttrsValue): readonly Attribute[] {
  const imports = module.attributes.get("imports");
  const required = hasConfig(module) ? undefined : module.attributes.get("require");
  return [required, imports].flatMap((attribute) => attribute ?? []);
}

/** A text attribute of a module (`_file`, `key`, `_class`); `null` where it has none. */
export function textOf(module: AttrsValue, name: "_file" | "key" | "_class"): string | null {
  const value: Value | undefined = module.attributes.get(name)?.value.force();
  return value?.type === "string" || value?.type === "path" ? fileName(value) : null;
}
