import type { Place } from "../../source/span.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import type { Attribute, AttrsValue, Value } from "../value.ts";
import type { LoadedModule } from "./loaded-modules.ts";
import { configOf } from "./module-syntax.ts";

/** What one module gives to one option. */
export interface Definition {
  readonly module: LoadedModule;
  readonly value: Value;
  readonly place: Place;
  /** Whether a condition that is not known decides if it holds. */
  readonly conditional: boolean;
  /** The priority that `mkForce`, `mkDefault`, … give it; 100 is the usual one. */
  readonly priority: number;
}

/** The definitions that stand over all others: those of the best priority, in order. */
export function strongest<T extends { readonly priority: number }>(definitions: readonly T[]): readonly T[] {
  const best = Math.min(...definitions.map(({ priority }) => priority));
  return definitions.filter(({ priority }) => priority === best);
}

/** The definitions that may count: of the best priority among those that surely hold, or of a better one. */
export function standing<T extends { readonly priority: number; readonly conditional: boolean }>(
  definitions: readonly T[],
): readonly T[] {
  const best = Math.min(...definitions.flatMap(({ conditional, priority }) => (conditional ? [] : [priority])));
  return definitions.filter(({ priority }) => priority <= best);
}

/** Every definition of an option (`["networking", "hostName"]`) over the modules, in module order. */
export function definitionsOf(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): Definition[] {
  const found: Definition[] = [];
  for (const module of modules) {
    if (!module.value) continue;
    const config = configOf(module.value, module.via);
    collect(evaluator, config, path, { module, conditional: module.conditional, priority: 100 }, found);
  }
  return found;
}

/** The definitions of an option below what was defined: `["file"]` in the value of `age.secrets.x`. */
export function definitionsBelow(evaluator: Evaluator, definition: Definition, path: readonly string[]): Definition[] {
  const { value, place, module, conditional, priority } = definition;
  const found: Definition[] = [];
  collect(evaluator, { value: Thunk.of(value, place), place }, path, { module, conditional, priority }, found);
  return found;
}

/** Whether a module may define an option, or more of it, where that cannot be seen: a set on the way is not all known. */
export function mayDefineMore(evaluator: Evaluator, module: LoadedModule, path: readonly string[]): boolean {
  if (module.value) return isHidden(evaluator, configOf(module.value, module.via).value, path);
  return module.external === null;
}

function isHidden(evaluator: Evaluator, thunk: Thunk, path: readonly string[]): boolean {
  const value = evaluator.force(thunk);
  if (value.type === "unknown") return true;
  if (value.type !== "attrs") return false;
  const marker = markerOf(evaluator, value);
  if (marker !== null)
    return contentsOf(evaluator, value, marker).some((content) => isHidden(evaluator, content, path));
  const [step, ...rest] = path;
  if (step === undefined) return value.open !== null;
  const next = value.attributes.get(step);
  if (next && isHidden(evaluator, next.value, rest)) return true;
  return value.open !== null && (value.open.names === null || value.open.names.has(step));
}

/** What a property holds, unless it is known to be off. */
function contentsOf(evaluator: Evaluator, value: AttrsValue, marker: string): readonly Thunk[] {
  const content = value.attributes.get("content")?.value;
  if (marker !== "if") {
    const circumstances = { module: null, conditional: false, priority: 100 };
    return (unwrapped(evaluator, value, marker, circumstances) ?? []).map((one) => one.content);
  }
  const condition = value.attributes.get("condition");
  const holds = condition ? evaluator.force(condition.value) : null;
  return content && !(holds?.type === "bool" && !holds.value) ? [content] : [];
}

interface Circumstances {
  readonly module: LoadedModule;
  readonly conditional: boolean;
  readonly priority: number;
}

function collect(
  evaluator: Evaluator,
  attribute: Attribute,
  path: readonly string[],
  under: Circumstances,
  found: Definition[],
): void {
  const value = evaluator.force(attribute.value);
  if (value.type === "attrs") {
    const marker = markerOf(evaluator, value);
    if (marker === "if") {
      collectConditional(evaluator, attribute, value, path, under, found);
      return;
    }
    const property = marker === null ? null : unwrapped(evaluator, value, marker, under);
    if (property) {
      for (const { content, circumstances } of property) {
        collect(evaluator, { value: content, place: content.place ?? attribute.place }, path, circumstances, found);
      }
      return;
    }
  }
  const [step, ...rest] = path;
  if (step === undefined) {
    const place = placeIn(evaluator, attribute) ?? under.module.via;
    found.push({ module: under.module, value, place, conditional: under.conditional, priority: under.priority });
    return;
  }
  const next = value.type === "attrs" ? value.attributes.get(step) : undefined;
  if (next) collect(evaluator, next, rest, under, found);
}

interface Unwrapped<Under> {
  readonly content: Thunk;
  readonly circumstances: Under;
}

function markerOf(evaluator: Evaluator, value: AttrsValue): string | null {
  const marker = value.attributes.get("_type");
  const type = marker ? evaluator.force(marker.value) : null;
  return type?.type === "string" ? type.value : null;
}

/** The contents of `mkMerge`, `mkOverride` and `mkOrder`; `null` for any other set. */
function unwrapped<Under extends { readonly priority: number }>(
  evaluator: Evaluator,
  value: AttrsValue,
  marker: string,
  under: Under,
): readonly Unwrapped<Under>[] | null {
  const content = value.attributes.get("content")?.value;
  switch (marker) {
    case "override": {
      const priority = value.attributes.get("priority");
      const number = priority ? evaluator.force(priority.value) : null;
      const circumstances = { ...under, priority: number?.type === "int" ? Number(number.value) : under.priority };
      return content ? [{ content, circumstances }] : [];
    }
    case "order":
      return content ? [{ content, circumstances: under }] : [];
    case "merge": {
      const contents = value.attributes.get("contents");
      const list = contents ? evaluator.force(contents.value) : null;
      return list?.type === "list" ? list.elements.map((element) => ({ content: element, circumstances: under })) : [];
    }
    default:
      return null;
  }
}

/** What `mkIf` holds. A condition may cost all of `config`, so that only those are asked which something depends on. */
function collectConditional(
  evaluator: Evaluator,
  attribute: Attribute,
  property: AttrsValue,
  path: readonly string[],
  under: Circumstances,
  found: Definition[],
): void {
  const content = property.attributes.get("content")?.value;
  if (!content) return;
  const inside: Definition[] = [];
  collect(evaluator, { value: content, place: content.place ?? attribute.place }, path, under, inside);
  if (inside.length === 0) return;
  const condition = property.attributes.get("condition");
  const holds = condition ? evaluator.force(condition.value) : null;
  if (holds?.type !== "bool") found.push(...inside.map((definition) => ({ ...definition, conditional: true })));
  else if (holds.value) found.push(...inside);
}

/** Where the value was written, in a file of the repository: the value itself, else the attribute's name. */
function placeIn(evaluator: Evaluator, attribute: Attribute): Place | null {
  for (const place of [attribute.value.place, attribute.place]) {
    if (place && evaluator.sources.files.isFile(place.file)) return place;
  }
  return null;
}
