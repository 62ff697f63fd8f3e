/** What type the value of an expression has, as far as one file says it for certain. */
import { type ResultType, resultOfBuiltin, resultOfLibraryFunction } from "../knowledge/result-types.ts";
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Apply, BinaryOp, Expression, Variable } from "../parser/syntax.ts";
import { knownOrigin, libraryNameOf } from "./known-origin.ts";
import type { Scopes } from "./scopes.ts";

export type { ResultType } from "../knowledge/result-types.ts";

/** How far an expression is looked into; a name that leads elsewhere counts for several steps, as two may lead to it. */
const mostSteps = 100;
const stepsOfName = 20;

/** `true` or `false`, where the name has not been given to something else; `null` for all else. */
export function booleanLiteral(expression: Expression, scopes: Scopes): boolean | null {
  const inner = withoutParentheses(expression);
  if (inner.kind !== "Variable" || (inner.name !== "true" && inner.name !== "false")) return null;
  return scopes.resolve(inner)?.resolution.kind === "builtin" ? inner.name === "true" : null;
}

/** The type that an expression has whenever it has a value; `null` where that is not certain. */
export function certainType(expression: Expression, scopes: Scopes, steps = 0): ResultType | null {
  if (steps > mostSteps) return null;
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case "String":
    case "IndentedString":
    case "Uri":
      return "string";
    case "HasAttr":
      return "boolean";
    case "UnaryOp":
      return inner.operator === "!" ? "boolean" : null;
    case "BinaryOp":
      return typeOfOperation(inner, scopes, steps);
    case "Let":
    case "With":
    case "Assert":
      return certainType(inner.body, scopes, steps + 1);
    case "If": {
      const type = certainType(inner.consequence, scopes, steps + 1);
      return type !== null && certainType(inner.alternative, scopes, steps + 1) === type ? type : null;
    }
    case "Apply":
      return typeOfCall(inner, scopes);
    case "Variable":
      return typeOfVariable(inner, scopes, steps);
    default:
      return null;
  }
}

const givesBoolean: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "&&", "||", "->"]);

/** What is added to a string becomes a part of it, even a path. */
function typeOfOperation(operation: BinaryOp, scopes: Scopes, steps: number): ResultType | null {
  if (givesBoolean.has(operation.operator)) return "boolean";
  let first: Expression = operation;
  while (first.kind === "BinaryOp" && first.operator === "+") first = withoutParentheses(first.left);
  return first !== operation && certainType(first, scopes, steps + 1) === "string" ? "string" : null;
}

function typeOfCall(call: Apply, scopes: Scopes): ResultType | null {
  let callee: Expression = call;
  let count = 0;
  while (callee.kind === "Apply" || callee.kind === "Parenthesized") {
    if (callee.kind === "Apply") count++;
    callee = callee.kind === "Apply" ? callee.function : callee.expression;
  }
  const origin = knownOrigin(callee, scopes);
  const [only, ...further] = origin?.path ?? [];
  const isBuiltin = origin?.source === "builtins" && typeof only === "string" && further.length === 0;
  const known = isBuiltin ? resultOfBuiltin(only) : resultOfLibraryFunction(libraryNameOf(origin) ?? "");
  return known?.arguments === count ? known.type : null;
}

/** A name bound by a `let` has the type of what it is bound to. */
function typeOfVariable(variable: Variable, scopes: Scopes, steps: number): ResultType | null {
  if (booleanLiteral(variable, scopes) !== null) return "boolean";
  const resolution = scopes.resolve(variable)?.resolution;
  if (resolution?.kind !== "definition" || resolution.definition.kind !== "let") return null;
  const [site, ...others] = resolution.definition.sites;
  if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.length !== 1) return null;
  return certainType(site.value, scopes, steps + stepsOfName);
}
