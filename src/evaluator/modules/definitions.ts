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

/** A definition of which it is not yet asked whether its conditions hold: one may cost all of `config`. */
export interface PendingDefinition extends Definition {
  readonly conditions: readonly (Thunk | null)[];
}

/** Every definition of an option (`["networking", "hostName"]`) over the modules, in module order. */
export function definitionsOf(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): Definition[] {
  return pendingDefinitions(evaluator, modules, path).flatMap((pending) => settled(evaluator, pending) ?? []);
}

/** As `definitionsOf`, without asking for conditions. */
export function pendingDefinitions(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): PendingDefinition[] {
  const found: PendingDefinition[] = [];
  for (const module of modules) {
    if (!module.value) continue;
    const config = configOf(module.value, module.via);
    const under = { module, conditional: module.conditional, priority: 100, conditions: [] };
    collect(evaluator, config, path, under, found);
  }
  return found;
}

/** What becomes of a definition once its conditions are asked; `null` if one does not hold. */
export function settled(evaluator: Evaluator, pending: PendingDefinition): Definition | null {
  const { conditions, ...definition } = pending;
  let { conditional } = definition;
  for (const condition of conditions) {
    const holds = condition ? evaluator.force(condition) : null;
    if (holds?.type === "bool" && !holds.value) return null;
    if (holds?.type !== "bool") conditional = true;
  }
  return { ...definition, conditional };
}

/** The definitions of an option below what was defined: `["file"]` in the value of `age.secrets.x`. */
export function definitionsBelow(evaluator: Evaluator, definition: Definition, path: readonly string[]): Definition[] {
  const below = pendingBelow(evaluator, { ...definition, conditions: [] }, path);
  return below.flatMap((pending) => settled(evaluator, pending) ?? []);
}

/** As `definitionsBelow`, without asking for conditions. */
export function pendingBelow(
  evaluator: Evaluator,
  definition: PendingDefinition,
  path: readonly string[],
): PendingDefinition[] {
  const { value, place, ...under } = definition;
  const found: PendingDefinition[] = [];
  collect(evaluator, { value: Thunk.of(value, place), place }, path, under, found);
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
    return (unwrapped(evaluator, value, marker, { priority: 100 }) ?? []).map((one) => one.content);
  }
  const condition = value.attributes.get("condition");
  const holds = condition ? evaluator.force(condition.value) : null;
  return content && !(holds?.type === "bool" && !holds.value) ? [content] : [];
}

type Circumstances = Omit<PendingDefinition, "value" | "place">;

function collect(
  evaluator: Evaluator,
  attribute: Attribute,
  path: readonly string[],
  under: Circumstances,
  found: PendingDefinition[],
): void {
  const value = evaluator.force(attribute.value);
  const marker = value.type === "attrs" ? markerOf(evaluator, value) : null;
  const property = value.type === "attrs" && marker !== null ? partsOf(evaluator, value, marker, under) : null;
  if (property) {
    for (const { content, circumstances } of property) {
      collect(evaluator, { value: content, place: content.place ?? attribute.place }, path, circumstances, found);
    }
    return;
  }
  const [step, ...rest] = path;
  if (step === undefined) {
    const place = placeIn(evaluator, attribute) ?? under.module.via;
    found.push({ ...under, value, place });
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

/** As `unwrapped`, of `mkIf` as well. */
function partsOf(
  evaluator: Evaluator,
  value: AttrsValue,
  marker: string,
  under: Circumstances,
): readonly Unwrapped<Circumstances>[] | null {
  if (marker !== "if") return unwrapped(evaluator, value, marker, under);
  const content = value.attributes.get("content")?.value;
  const condition = value.attributes.get("condition")?.value ?? null;
  const circumstances = { ...under, conditions: [...under.conditions, condition] };
  return content ? [{ content, circumstances }] : [];
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

/** Where the value was written, in a file of the repository: the value itself, else the attribute's name. */
function placeIn(evaluator: Evaluator, attribute: Attribute): Place | null {
  for (const place of [attribute.value.place, attribute.place]) {
    if (place && evaluator.sources.files.isFile(place.file)) return place;
  }
  return null;
}
