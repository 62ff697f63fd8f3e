import type { Float, Integer } from "../parser/syntax.ts";
import type { Environment } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { type FloatValue, float, type IntValue, int } from "./value.ts";

const largest = 2n ** 63n - 1n;
const literals = new WeakMap<Integer, IntValue>();

/** An integer as written; Nix refuses those of more than 64 bits. */
export function integerLiteral(node: Integer, environment: Environment): IntValue {
  let value = literals.get(node);
  if (value) return value;
  const number = BigInt(node.text);
  if (number > largest) {
    throw new EvaluationError(`invalid integer '${node.text}'`, { file: environment.file.path, span: node });
  }
  value = int(number);
  literals.set(node, value);
  return value;
}

/** A float as written; Nix refuses those beyond the range. */
export function floatLiteral(node: Float, environment: Environment): FloatValue {
  const value = Number(node.text);
  if (Number.isFinite(value)) return float(value);
  throw new EvaluationError(`invalid float '${node.text}'`, { file: environment.file.path, span: node });
}
