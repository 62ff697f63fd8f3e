import type { SearchPath, Variable } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { type Environment, enclosingWiths, lookUp } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { guardedIn } from "./guarded-attributes.ts";
import { applyAll, type Machine } from "./machine.ts";
import { Thunk } from "./thunk.ts";
import { hiddenAttribute, selectUnknown } from "./unknown.ts";
import { describeType, string, type Value } from "./value.ts";

/** The value of a name: of the innermost binding, else of the innermost `with` that has it. */
export function evaluateVariable(machine: Machine, node: Variable, environment: Environment): Value {
  const lexical = lookUp(environment, node.name);
  if (lexical) return lexical.force();
  const place: Place = { file: environment.file.path, span: node };
  if (node.name === "__curPos") return machine.position(place);
  return variableOfWith(node.name, environment, place);
}

function variableOfWith(name: string, environment: Environment, place: Place): Value {
  let absorbing: Value | null = null;
  for (const set of enclosingWiths(environment)) {
    const value = set.force();
    if (value.type === "unknown") absorbing ??= selectUnknown(value, name);
    else if (value.type !== "attrs") {
      throw new EvaluationError(`expected a set but found ${describeType(value)}, looking for '${name}'`, place);
    } else {
      const attribute = value.attributes.get(name);
      if (attribute) return attribute.value.force();
      const hidden = hiddenAttribute(value, name);
      if (hidden) absorbing ??= guardedIn(value).get(name)?.value.force() ?? selectUnknown(hidden, name);
    }
  }
  if (absorbing) return absorbing;
  throw new EvaluationError(`undefined variable '${name}'`, place);
}

/** `<name>` is `__findFile __nixPath "name"`, with whatever these names mean where it stands. */
export function evaluateSearchPath(machine: Machine, node: SearchPath, environment: Environment): Value {
  const place: Place = { file: environment.file.path, span: node };
  const findFile = lookUp(environment, "__findFile");
  const nixPath = lookUp(environment, "__nixPath");
  if (!findFile || !nixPath) throw new EvaluationError(`undefined variable '__findFile'`, place);
  return applyAll(machine, findFile.force(), [nixPath, Thunk.of(string(node.path))], place);
}
