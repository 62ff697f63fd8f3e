import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import type { AttrsValue } from "../value.ts";
import { type Definition, settled } from "./definition.ts";
import { definitionIndex } from "./definition-index.ts";
import { DefinitionReader } from "./definition-reader.ts";
import type { LoadedModule } from "./loaded-modules.ts";
import { configOf } from "./module-syntax.ts";

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
  const pending = definitionIndex(evaluator, modules).definitionsOf(path);
  return pending.flatMap((definition) => settled(evaluator, definition) ?? []);
}

/** The definitions of one attribute of what was defined: `file` in the value of `age.secrets.x`. */
export function definitionsBelow(evaluator: Evaluator, { value, ...under }: Definition, name: string): Definition[] {
  const attribute = value.type === "attrs" ? value.attributes.get(name) : undefined;
  if (!attribute) return [];
  const reader = new DefinitionReader(evaluator);
  reader.read(attribute, { ...under, conditions: [] });
  return reader.found.flatMap((definition) => settled(evaluator, definition) ?? []);
}

/** Whether modules may define an option, or more of it, where that cannot be seen: a set on the way is not all known. */
export function mayDefineMore(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  path: readonly string[],
): boolean {
  return definitionIndex(evaluator, modules)
    .modulesThatMayDefine(path)
    .some((module) => {
      if (!module.value) return module.external === null;
      return isHidden(evaluator, configOf(module.value, module.via).value, path);
    });
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
function contentsOf(evaluator: Evaluator, { attributes }: AttrsValue, marker: string): readonly Thunk[] {
  const content = attributes.get("content")?.value;
  switch (marker) {
    case "if": {
      const condition = attributes.get("condition");
      const holds = condition ? evaluator.force(condition.value) : null;
      return content && !(holds?.type === "bool" && !holds.value) ? [content] : [];
    }
    case "override":
    case "order":
      return content ? [content] : [];
    case "merge": {
      const contents = attributes.get("contents");
      const list = contents ? evaluator.force(contents.value) : null;
      return list?.type === "list" ? list.elements : [];
    }
    default:
      return [];
  }
}

function markerOf(evaluator: Evaluator, value: AttrsValue): string | null {
  const marker = value.attributes.get("_type");
  const type = marker ? evaluator.force(marker.value) : null;
  return type?.type === "string" ? type.value : null;
}
