import type { Evaluator } from "../../evaluator/evaluator.ts";
import { definitionIndex } from "../../evaluator/modules/definition-index.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import { configOf } from "../../evaluator/modules/module-syntax.ts";
import type { Thunk } from "../../evaluator/thunk.ts";

/** Properties within properties end here. */
const deepest = 20;

/** Whether modules may define what they do not show, under a path of options: a part of one is not known. */
export function mayHide(evaluator: Evaluator, modules: readonly LoadedModule[], path: readonly string[]): boolean {
  return definitionIndex(evaluator, modules)
    .modulesThatMayDefine(path)
    .some((module) => {
      if (!module.value) return module.external === null;
      return hides(evaluator, configOf(module.value, module.via).value, path, 0);
    });
}

function hides(evaluator: Evaluator, thunk: Thunk, path: readonly string[], depth: number): boolean {
  const value = evaluator.force(thunk);
  if (value.type !== "attrs" || depth > deepest) return value.type === "unknown" || depth > deepest;
  const content = value.attributes.get("_type") ? (value.attributes.get("content") ?? null) : null;
  if (content) return hides(evaluator, content.value, path, depth + 1);
  const contents = value.attributes.get("_type") && value.attributes.get("contents");
  if (contents) {
    const list = evaluator.force(contents.value);
    if (list.type !== "list" || list.open.length > 0) return true;
    return list.elements.some((element) => hides(evaluator, element, path, depth + 1));
  }
  const [step, ...rest] = path;
  if (value.open && (step === undefined || value.open.names?.has(step) !== false)) return true;
  const next = step === undefined ? undefined : value.attributes.get(step);
  return next !== undefined && hides(evaluator, next.value, rest, depth + 1);
}
