import type { Place } from "../source/span.ts";
import { EvaluationError } from "./evaluation-error.ts";
import type { Thunk } from "./thunk.ts";
import { type AttrsValue, bool, describeType, falseValue, trueValue, unknown, type Value } from "./value.ts";

/** `a == b`: a Boolean, or unknown where what is not known decides. Functions are never equal. */
export function valuesEqual(left: Value, right: Value): Value {
  if (left.type === "unknown") return unknown(left.reason);
  if (right.type === "unknown") return unknown(right.reason);
  if ((left.type === "int" || left.type === "float") && (right.type === "int" || right.type === "float")) {
    return bool(left.type === right.type ? left.value === right.value : Number(left.value) === Number(right.value));
  }
  if (left.type !== right.type) return falseValue;
  switch (left.type) {
    case "null":
      return trueValue;
    case "bool":
    case "string":
    case "path":
      return bool(left.value === (right as typeof left).value);
    case "list":
      return listsEqual(left, right as typeof left);
    case "attrs":
      return setsEqual(left, right as typeof left);
    default:
      return falseValue;
  }
}

function listsEqual(left: Value & { type: "list" }, right: Value & { type: "list" }): Value {
  const hidden = left.open[0] ?? right.open[0];
  if (hidden) return unknown(hidden.reason);
  if (left.elements.length !== right.elements.length) return falseValue;
  return allEqual(left.elements.map((element, index) => [element, right.elements[index] as typeof element] as const));
}

function setsEqual(left: Value & { type: "attrs" }, right: Value & { type: "attrs" }): Value {
  const hidden = left.open ?? right.open;
  if (hidden) return unknown(hidden.reason);
  const outPaths = derivationOutputs(left, right);
  if (outPaths) return valuesEqual(outPaths[0].force(), outPaths[1].force());
  if (left.attributes.size !== right.attributes.size) return falseValue;
  const pairs: (readonly [{ force(): Value }, { force(): Value }])[] = [];
  for (const [name, attribute] of left.attributes) {
    const other = right.attributes.get(name);
    if (!other) return falseValue;
    pairs.push([attribute.value, other.value]);
  }
  return allEqual(pairs);
}

/** Derivations are equal if they are built to the same place. */
function derivationOutputs(left: AttrsValue, right: AttrsValue): [Thunk, Thunk] | null {
  if (!isDerivation(left) || !isDerivation(right)) return null;
  const first = left.attributes.get("outPath");
  const second = right.attributes.get("outPath");
  return first && second ? [first.value, second.value] : null;
}

function isDerivation(set: AttrsValue): boolean {
  const type = set.attributes.get("type")?.value.force();
  return type?.type === "string" && type.value === "derivation";
}

/** False as soon as one pair differs for sure, unknown if none does but one may. */
function allEqual(pairs: readonly (readonly [{ force(): Value }, { force(): Value }])[]): Value {
  let doubtful: Value | null = null;
  for (const [left, right] of pairs) {
    const equal = left === right ? trueValue : valuesEqual(left.force(), right.force());
    if (equal.type === "unknown") doubtful ??= equal;
    else if (equal === falseValue) return falseValue;
  }
  return doubtful ?? trueValue;
}

/** `a < b` for numbers, strings, paths and lists. */
export function isLess(left: Value, right: Value, place: Place | null): Value {
  if (left.type === "unknown") return unknown(left.reason);
  if (right.type === "unknown") return unknown(right.reason);
  if ((left.type === "int" || left.type === "float") && (right.type === "int" || right.type === "float")) {
    return bool(left.type === right.type ? left.value < right.value : Number(left.value) < Number(right.value));
  }
  if (left.type === "string" && right.type === "string") return bool(compareBytes(left.value, right.value) < 0);
  if (left.type === "path" && right.type === "path") return bool(compareBytes(left.value, right.value) < 0);
  if (left.type === "list" && right.type === "list") return listIsLess(left, right, place);
  throw new EvaluationError(`cannot compare ${describeType(left)} with ${describeType(right)}`, place);
}

function listIsLess(left: Value & { type: "list" }, right: Value & { type: "list" }, place: Place | null): Value {
  const hidden = left.open[0] ?? right.open[0];
  if (hidden) return unknown(hidden.reason);
  for (let index = 0; index < right.elements.length; index++) {
    if (index >= left.elements.length) return trueValue;
    const a = (left.elements[index] as { force(): Value }).force();
    const b = (right.elements[index] as { force(): Value }).force();
    const equal = valuesEqual(a, b);
    if (equal.type === "unknown") return equal;
    if (equal === falseValue) return isLess(a, b, place);
  }
  return falseValue;
}

/** Nix compares strings by their UTF-8 bytes, which is the order of code points. */
export function compareBytes(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    // A surrogate stands for a code point above all others.
    const aHigh = a >= 0xd800 && a < 0xe000;
    const bHigh = b >= 0xd800 && b < 0xe000;
    return aHigh === bHigh ? a - b : aHigh ? 1 : -1;
  }
  return left.length - right.length;
}
