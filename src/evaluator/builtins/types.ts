import type { Place } from "../../source/span.ts";
import { EvaluationError } from "../evaluation-error.ts";
import { arithmetic } from "../operators.ts";
import * as V from "../value.ts";
import { integerOf, known, type PrimitiveSpec, type PrimitiveTable, primitive1, primitive2 } from "./primitive.ts";

function test(...types: readonly string[]): PrimitiveSpec {
  return primitive1((_, value) => V.bool(types.includes(V.typeName(known(value)))));
}

function arithmeticPrimitive(operator: string): PrimitiveSpec {
  return primitive2((_, a, b, place) => {
    const left = a.force();
    return arithmetic(operator, left, b.force(), place);
  });
}

function bitwise(combine: (a: bigint, b: bigint) => bigint): PrimitiveSpec {
  return primitive2((_, a, b, place) => {
    const left = integerOf(a, place);
    return V.int(combine(left, integerOf(b, place)));
  });
}

function rounding(round: (value: number) => number): PrimitiveSpec {
  return primitive1((_, number, place) => {
    const value = known(number);
    if (value.type === "int") return value;
    if (value.type === "float") return rounded(round(value.value), place);
    throw new EvaluationError(`expected a number but found ${V.describeType(value)}`, place);
  });
}

function rounded(value: number, place: Place | null): V.Value {
  if (value >= -(2 ** 63) && value < 2 ** 63) return V.int(BigInt(value));
  throw new EvaluationError("the number does not fit into 64 bits", place);
}

export const typePrimitives: PrimitiveTable = {
  typeOf: primitive1((_, value) => V.string(V.typeName(known(value)))),
  isAttrs: test("set"),
  isBool: test("bool"),
  isFloat: test("float"),
  isFunction: test("lambda"),
  isInt: test("int"),
  isList: test("list"),
  isNull: test("null"),
  isPath: test("path"),
  isString: test("string"),
  add: arithmeticPrimitive("+"),
  sub: arithmeticPrimitive("-"),
  mul: arithmeticPrimitive("*"),
  div: arithmeticPrimitive("/"),
  bitAnd: bitwise((a, b) => a & b),
  bitOr: bitwise((a, b) => a | b),
  bitXor: bitwise((a, b) => a ^ b),
  ceil: rounding(Math.ceil),
  floor: rounding(Math.floor),
};
