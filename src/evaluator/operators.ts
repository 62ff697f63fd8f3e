import type { BinaryOp } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { eachAlternative } from "./alternatives.ts";
import { coerceToString, expectBool } from "./coerce.ts";
import { isLess, valuesEqual } from "./compare.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { TextBuilder } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { normalizePath } from "./source-tree.ts";
import { eitherRest } from "./unknown.ts";
import * as V from "./value.ts";

/** Any binary operator, with Nix's order of evaluation. */
export function binaryOperation(machine: Machine, node: BinaryOp, environment: Environment): V.Value {
  const place: Place = { file: environment.file.path, span: node.operatorSpan };
  switch (node.operator) {
    case "&&":
    case "||":
    case "->":
      return logical(machine, node, environment);
    case "|>":
      return machine.apply(machine.evaluate(node.right, environment), machine.delay(node.left, environment), place);
    case "<|":
      return machine.apply(machine.evaluate(node.left, environment), machine.delay(node.right, environment), place);
  }
  const left = machine.evaluate(node.left, environment);
  const right = machine.evaluate(node.right, environment);
  switch (node.operator) {
    case "==":
      return valuesEqual(left, right);
    case "!=":
      return negate(valuesEqual(left, right));
    case "<":
      return isLess(left, right, place);
    case ">":
      return isLess(right, left, place);
    case "<=":
      return negate(isLess(right, left, place));
    case ">=":
      return negate(isLess(left, right, place));
    case "++":
      return concatenate(left, right, place);
    case "//":
      return update(left, right, place);
    case "+":
      return add(machine, left, right, place);
    default:
      return arithmetic(node.operator, left, right, place);
  }
}

function logical(machine: Machine, node: BinaryOp, environment: Environment): V.Value {
  const place: Place = { file: environment.file.path, span: node.operatorSpan };
  const left = machine.evaluate(node.left, environment);
  const decisive = node.operator === "||";
  if (left.type !== "unknown") {
    const holds = expectBool(left, place);
    if (node.operator === "->" ? !holds : holds === decisive) return V.bool(node.operator !== "&&");
    const right = machine.evaluate(node.right, environment);
    return right.type === "unknown" ? right : V.bool(expectBool(right, place));
  }
  // One known operand may settle it: `unknown && false` is false.
  const right = machine.evaluate(node.right, environment);
  if (right.type === "bool" && right.value === (node.operator !== "&&")) return right;
  return V.unknown(left.reason);
}

function negate(value: V.Value): V.Value {
  return value.type === "bool" ? V.bool(!value.value) : value;
}

/** `a ++ b`; what is not known leaves the list open. */
export function concatenate(left: V.Value, right: V.Value, place: Place | null): V.Value {
  if (left.type === "unknown" && right.type === "unknown") return V.list([], [left, right]);
  const first = listPart(left, place);
  const second = listPart(right, place);
  return V.list([...first.elements, ...second.elements], [...first.open, ...second.open]);
}

function listPart(value: V.Value, place: Place | null): V.ListValue {
  if (value.type === "list") return value;
  if (value.type === "unknown") return V.list([], [value]);
  throw new EvaluationError(`expected a list but found ${V.describeType(value)}`, place);
}

/** `a // b`; what is not known leaves the set open, and what is known on the left stays. */
export function update(left: V.Value, right: V.Value, place: Place | null): V.Value {
  if (left.type === "unknown" && left.alternatives.length > 0) {
    return eachAlternative(left, (alternative) => update(alternative, right, place));
  }
  if (left.type === "unknown" && right.type === "unknown") return left;
  const first = setPart(left, place);
  const second = setPart(right, place);
  if (second.attributes.size === 0 && second.open === null) return first;
  const attributes = new Map(first.attributes);
  for (const [name, attribute] of second.attributes) attributes.set(name, attribute);
  return V.attrs(attributes, eitherRest(first.open, second.open), second.configuration ?? first.configuration);
}

function setPart(value: V.Value, place: Place | null): V.AttrsValue {
  if (value.type === "attrs") return value;
  if (value.type === "unknown") return V.attrs(new Map(), value);
  throw new EvaluationError(`expected a set but found ${V.describeType(value)}`, place);
}

/** `+`: numbers, strings, and paths (a path on the left makes a path). */
export function add(machine: Machine, left: V.Value, right: V.Value, place: Place | null): V.Value {
  if (isNumber(left) && isNumber(right)) return arithmetic("+", left, right, place);
  if (left.type === "unknown" && isNumber(right)) return V.unknown(left.reason);
  const text = new TextBuilder();
  if (left.type === "path") text.addText(left.value);
  else text.add(coerceToString(machine, left, place, "interpolation"));
  if (right.type === "path" && left.type === "path") text.addText(right.value);
  else text.add(coerceToString(machine, right, place, "interpolation"));
  const sum = text.build();
  if (left.type !== "path") return sum;
  if (sum.type === "string") return V.path(normalizePath(sum.value));
  return sum;
}

function isNumber(value: V.Value): value is V.IntValue | V.FloatValue {
  return value.type === "int" || value.type === "float";
}

/** `+ - * /` on numbers: 64-bit integers, or floats as soon as one is. */
export function arithmetic(operator: string, left: V.Value, right: V.Value, place: Place | null): V.Value {
  if (left.type === "unknown") return V.unknown(left.reason);
  if (right.type === "unknown") return V.unknown(right.reason);
  if (!isNumber(left) || !isNumber(right)) {
    const wrong = isNumber(left) ? right : left;
    throw new EvaluationError(`expected a number but found ${V.describeType(wrong)}`, place);
  }
  if (operator === "/" && Number(right.value) === 0) throw new EvaluationError("division by zero", place);
  if (left.type === "int" && right.type === "int") return V.int(integerResult(operator, left.value, right.value));
  return V.float(floatResult(operator, Number(left.value), Number(right.value)));
}

function integerResult(operator: string, left: bigint, right: bigint): bigint {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  return operator === "*" ? left * right : left / right;
}

function floatResult(operator: string, left: number, right: number): number {
  if (operator === "+") return left + right;
  if (operator === "-") return left - right;
  return operator === "*" ? left * right : left / right;
}
