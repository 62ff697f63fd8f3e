import type { BinaryOp } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { eachAlternative } from "./alternatives.ts";
import { coerceToString, expectBool } from "./coerce.ts";
import { isLess, valuesEqual } from "./compare.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { guardedIn, withGuarded } from "./guarded-attributes.ts";
import { TextBuilder } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { normalizePath } from "./source-tree.ts";
import { hasContext } from "./string-context.ts";
import { eitherRest } from "./unknown.ts";
import * as V from "./value.ts";
import { copyOf } from "./written-attributes.ts";

/** Any binary operator, with Nix's order of evaluation. */
export function binaryOperation(machine: Machine, node: BinaryOp, environment: Environment): V.Value {
  const { operator, left, right } = node;
  switch (operator) {
    case "&&":
    case "||":
    case "->":
      return logical(machine, node, environment);
    case "+":
      return addition(machine, node, environment);
    case "//": {
      const first = requireSet(machine.evaluate(left, environment), node, environment);
      const second = requireSet(machine.evaluate(right, environment), node, environment);
      machine.spend(sizeOf(first) + sizeOf(second));
      return update(first, second, placeOf(node, environment));
    }
    case "|>":
      return machine.apply(
        machine.evaluate(right, environment),
        machine.share(left, environment),
        placeOf(node, environment),
      );
    case "<|":
      return machine.apply(
        machine.evaluate(left, environment),
        machine.share(right, environment),
        placeOf(node, environment),
      );
    // Nix reads 'a > b' and 'a <= b' as questions about 'b < a', and looks at b first.
    case ">":
    case "<=": {
      const second = machine.evaluate(right, environment);
      const less = isLess(second, machine.evaluate(left, environment), placeOf(node, environment));
      return operator === ">" ? less : negate(less);
    }
  }
  const first = machine.evaluate(left, environment);
  return strictOperation(machine, node, first, machine.evaluate(right, environment), environment);
}

function strictOperation(
  machine: Machine,
  node: BinaryOp,
  left: V.Value,
  right: V.Value,
  environment: Environment,
): V.Value {
  switch (node.operator) {
    case "==":
      return valuesEqual(left, right);
    case "!=":
      return negate(valuesEqual(left, right));
    case "<":
      return isLess(left, right, placeOf(node, environment));
    case ">=":
      return negate(isLess(left, right, placeOf(node, environment)));
    case "++":
      machine.spend(sizeOf(left) + sizeOf(right));
      return concatenate(left, right, placeOf(node, environment));
    default:
      return arithmetic(node.operator, left, right, placeOf(node, environment));
  }
}

function placeOf(node: BinaryOp, environment: Environment): Place {
  return { file: environment.file.path, span: node.operatorSpan };
}

function sizeOf(value: V.Value): number {
  if (value.type === "list") return value.elements.length >> 2;
  return value.type === "attrs" ? value.attributes.size : 0;
}

/** The type of the left operand is looked at before the right one is evaluated. */
function requireSet(value: V.Value, node: BinaryOp, environment: Environment): V.Value {
  if (value.type === "attrs" || value.type === "unknown") return value;
  throw new EvaluationError(`expected a set but found ${V.describeType(value)}`, placeOf(node, environment));
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
  const attributes = copyOf(first.attributes);
  for (const [name, attribute] of second.attributes) attributes.set(name, attribute);
  const guarded = mergedGuarded(first, second, attributes);
  return V.attrs(
    withGuarded(attributes, guarded),
    eitherRest(first.open, second.open),
    second.configuration ?? first.configuration,
  );
}

/** What either of two sets may have; a name that both may have is of neither for sure. */
function mergedGuarded(
  first: V.AttrsValue,
  second: V.AttrsValue,
  sure: ReadonlyMap<string, V.Attribute>,
): ReadonlyMap<string, V.Attribute> {
  const left = guardedIn(first);
  const right = guardedIn(second);
  if (left.size === 0 && right.size === 0) return left;
  const all = [...left, ...right];
  return new Map(all.filter(([name]) => !sure.has(name) && left.has(name) !== right.has(name)));
}

function setPart(value: V.Value, place: Place | null): V.AttrsValue {
  if (value.type === "attrs") return value;
  if (value.type === "unknown") return V.attrs(new Map(), value);
  throw new EvaluationError(`expected a set but found ${V.describeType(value)}`, place);
}

/** `a + b`: what cannot be the start of a sum is refused before the second operand is evaluated. */
function addition(machine: Machine, node: BinaryOp, environment: Environment): V.Value {
  const left = machine.evaluate(node.left, environment);
  const place = placeOf(node, environment);
  if (isNumber(left)) {
    const right = machine.evaluate(node.right, environment);
    if (isNumber(right) || right.type === "unknown") return arithmetic("+", left, right, place);
    throw new EvaluationError(`cannot add ${V.describeType(right)} to ${V.describeType(left)}`, place);
  }
  const start = left.type === "path" ? left : coerceToString(machine, left, place, "interpolation");
  return add(machine, start, machine.evaluate(node.right, environment), place);
}

/** `+` of values: numbers, strings, and paths (a path on the left makes a path). */
export function add(machine: Machine, left: V.Value, right: V.Value, place: Place | null): V.Value {
  if (isNumber(left) && isNumber(right)) return arithmetic("+", left, right, place);
  if (left.type === "unknown" && isNumber(right)) return V.unknown(left.reason);
  if (left.type === "path") return addToPath(machine, left, right, place);
  const text = new TextBuilder();
  text.add(coerceToString(machine, left, place, "interpolation"));
  text.add(coerceToString(machine, right, place, "interpolation"));
  const sum = text.build();
  if (sum.type === "string") machine.spend(sum.value.length >> 5);
  return sum;
}

function addToPath(machine: Machine, left: V.PathValue, right: V.Value, place: Place | null): V.Value {
  const text = new TextBuilder();
  text.addText(left.value);
  text.add(coerceToString(machine, right, place, "path"));
  const sum = text.build();
  if (sum.type !== "string") return sum;
  if (hasContext(sum)) throw new EvaluationError("a string that refers to the store cannot be added to a path", place);
  return V.path(normalizePath(sum.value));
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
  if (left.type === "int" && right.type === "int") {
    const result = integerResult(operator, left.value, right.value);
    if (BigInt.asIntN(64, result) !== result) throw new EvaluationError("integer overflow", place);
    return V.int(result);
  }
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
