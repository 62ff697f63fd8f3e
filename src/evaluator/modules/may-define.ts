/** Whether modules define an option, or may do so by something that is not known. */
import type { Evaluator } from "../evaluator.ts";
import type { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, list, type Value } from "../value.ts";
import { definitionIndex } from "./definition-index.ts";
import type { LoadedModule } from "./loaded-modules.ts";
import { configOf } from "./module-syntax.ts";
import { markerOf } from "./property.ts";

/** Modules of inputs are out of sight, and left out. What a condition that is surely false takes away is no definition. */
export function mayDefine(evaluator: Evaluator, modules: readonly LoadedModule[], path: readonly string[]): boolean {
  return definitionIndex(evaluator, modules)
    .modulesThatMayDefine(path)
    .some((module) => {
      if (module.external !== null) return false;
      return module.value === null || mayHold(evaluator, configOf(module.value, module.via), path);
    });
}

function mayHold(evaluator: Evaluator, attribute: Attribute, path: readonly string[]): boolean {
  const value = evaluator.force(attribute.value);
  if (value.type === "unknown") return true;
  if (value.type === "list" && value.open.length > 0) return true;
  if (value.type !== "attrs") return path.length === 0;
  const marker = markerOf(value);
  if (marker === "if" || marker === "override" || marker === "order" || marker === "merge") {
    return contentsOf(evaluator, value).some((content) => mayHold(evaluator, content, path)) && holds(evaluator, value);
  }
  const [step, ...rest] = path;
  if (step === undefined) return true;
  const next = value.attributes.get(step);
  return next ? mayHold(evaluator, next, rest) : value.open !== null;
}

/** What stands inside of `mkIf`, `mkMerge` and the like; what is not known of it among the rest. */
function contentsOf(evaluator: Evaluator, property: AttrsValue): readonly Attribute[] {
  const { attributes } = property;
  const content = attributes.get("content");
  if (content) return [content];
  const contents = attributes.get("contents");
  const all: Value = contents ? evaluator.force(contents.value) : list([]);
  if (all.type !== "list" || all.open.length > 0) return contents ? [contents] : [];
  return all.elements.map((value: Thunk) => ({ value, place: null }));
}

/** Asked last: a condition may cost all of `config`. */
function holds(evaluator: Evaluator, property: AttrsValue): boolean {
  const condition = property.attributes.get("condition");
  const value = condition ? evaluator.force(condition.value) : null;
  return value?.type !== "bool" || value.value;
}
