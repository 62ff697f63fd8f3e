import type { HasAttr, Select } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { eachAlternative } from "./alternatives.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { guardedOr, guardOf, possibleAttribute } from "./guarded-attributes.ts";
import { attributeName } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { hiddenAttribute, selectUnknown } from "./unknown.ts";
import { bool, describeType, falseValue, type UnknownValue, unknown, type Value } from "./value.ts";

/** `set.name`; throws where Nix would. */
export function selectAttribute(set: Value, name: string, place: Place | null): Value {
  if (set.type === "unknown") {
    if (set.alternatives.length === 0) return selectUnknown(set, name);
    return eachAlternative(set, (alternative) => selectAttribute(alternative, name, place));
  }
  if (set.type !== "attrs") {
    throw new EvaluationError(`expected a set but found ${describeType(set)}, looking for '${name}'`, place);
  }
  const attribute = possibleAttribute(set, name);
  if (attribute) return attribute.value.force();
  const hidden = hiddenAttribute(set, name);
  if (hidden) return selectUnknown(hidden, name);
  throw new EvaluationError(`attribute '${name}' missing`, place);
}

/** `set.a.b`, `set.a.b or default`. */
export function selectPath(machine: Machine, node: Select, environment: Environment): Value {
  let value = machine.evaluate(node.set, environment);
  const place: Place = { file: environment.file.path, span: node };
  const { default: fallback } = node;
  const otherwise = fallback && (() => machine.evaluate(fallback, environment));
  let guard: UnknownValue | null = null;
  for (const step of node.path.attributes) {
    const name = attributeName(machine, step, environment);
    if (typeof name !== "string")
      return unknown(name.reason, { origin: value.type === "unknown" ? value.origin : null });
    if (otherwise && isAbsent(value, name)) return otherwise();
    if (otherwise && value.type === "attrs") guard ??= guardOf(value, name);
    value = selectAttribute(value, name, place);
  }
  const selected = value;
  return guard && otherwise ? guardedOr(guard, () => selected, otherwise) : selected;
}

/** Whether `or` takes its default: the attribute is known not to be there. */
function isAbsent(set: Value, name: string): boolean {
  if (set.type === "unknown") return false;
  return set.type !== "attrs" || (!set.attributes.has(name) && !hiddenAttribute(set, name));
}

/** `set ? a.b` */
export function hasAttribute(machine: Machine, node: HasAttr, environment: Environment): Value {
  let value = machine.evaluate(node.set, environment);
  const last = node.path.attributes.length - 1;
  for (const [index, step] of node.path.attributes.entries()) {
    if (value.type === "unknown") return unknown(value.reason);
    const name = attributeName(machine, step, environment);
    if (typeof name !== "string") return unknown(name.reason);
    if (value.type !== "attrs") return falseValue;
    const attribute = value.attributes.get(name);
    const hidden = attribute ? null : hiddenAttribute(value, name);
    if (hidden) return unknown(hidden.reason);
    if (!attribute) return falseValue;
    if (index < last) value = attribute.value.force();
  }
  return bool(true);
}
