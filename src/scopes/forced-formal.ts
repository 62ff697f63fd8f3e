/**
 * Which formal of a function must be evaluated before an expression is known as far as the module system asks: the names in
 * a set, the length of a list, the content of `mkIf` and `mkMerge`. Sure cases only: what depends on a function that is not
 * known, or lies in one branch of a condition, forces nothing here.
 */
import { withoutParentheses } from "../parser/parentheses.ts";
import type { Apply, AttrSet, Expression, Lambda, Node, Select, StringPart, Variable } from "../parser/syntax.ts";
import { knownOrigin, libraryNameOf } from "./known-origin.ts";
import type { Definition, Scopes } from "./scopes.ts";

export interface ForcedUse {
  readonly name: string;
  /** The longest selection that starts at the formal: `config.services.nginx.enable`. */
  readonly node: Expression;
  /** The call of `optionalAttrs` whose condition it is, if there is one right around it. */
  readonly call: Apply | null;
  /** Whether that call is a whole definition, so that `mkIf` may stand in its place. */
  readonly isReplaceable: boolean;
}

export interface ForcedQuestion {
  readonly scopes: Scopes;
  readonly lambda: Lambda;
  readonly names: ReadonlySet<string>;
}

/** Which arguments library functions need before their result is known; others may be lazy in theirs. */
const forcedArguments: ReadonlyMap<string, readonly number[]> = new Map([
  ["optionalAttrs", [0]],
  ["optional", [0]],
  ["optionals", [0]],
  ["optionalString", [0]],
  ["genAttrs", [0]],
  ["listToAttrs", [0]],
  ["mapAttrs", [1]],
  ["mapAttrs'", [1]],
  ["mapAttrsToList", [1]],
  ["filterAttrs", [1]],
  ["map", [1]],
  ["filter", [1]],
  ["elem", [1]],
  ["length", [0]],
  ["head", [0]],
  ["attrNames", [0]],
  ["attrValues", [0]],
  ["hasAttr", [1]],
  ["hasPrefix", [1]],
  ["hasSuffix", [1]],
  ["import", [0]],
  ["flatten", [0]],
  ["concatLists", [0]],
  ["toString", [0]],
]);

const deepest = 30;

/** What the module system forces of the definitions of a module: `config`, or the module itself. */
export function forcedByDefinitions(expression: Expression, question: ForcedQuestion, depth = 0): ForcedUse | null {
  if (depth > deepest) return null;
  const next = (inner: Expression) => forcedByDefinitions(inner, question, depth + 1);
  switch (expression.kind) {
    case "Parenthesized":
      return next(expression.expression);
    case "Let":
    case "With":
      return next(expression.body);
    case "Assert":
      return forced(expression.condition, question, depth + 1) ?? next(expression.body);
    case "Variable": {
      const value = boundValue(expression, question.scopes);
      return value ? next(value) : forced(expression, question, depth + 1);
    }
    case "Apply":
      return (
        forcedByProperty(expression, question, depth) ?? wholeCall(expression, forced(expression, question, depth + 1))
      );
    default:
      return forced(expression, question, depth + 1);
  }
}

function wholeCall(call: Apply, use: ForcedUse | null): ForcedUse | null {
  return use && { ...use, isReplaceable: use.call === call };
}

/** `mkIf` and the like leave the condition alone, but what they hold is looked into. */
function forcedByProperty(call: Apply, question: ForcedQuestion, depth: number): ForcedUse | null {
  const { name, given } = called(call, question.scopes);
  if (name === "mkMerge" && given[0]) return forcedByEach(given[0], question, forcedByDefinitions, depth + 1);
  const content = name === "mkIf" || name === "mkOverride" ? given[1] : isPriority(name) ? given[0] : undefined;
  return content ? forcedByDefinitions(content, question, depth + 1) : null;
}

function isPriority(name: string | null): boolean {
  return name === "mkForce" || name === "mkDefault";
}

/** What the module system forces of `imports`: the list and each of its elements. */
export function forcedByImports(list: Expression, question: ForcedQuestion): ForcedUse | null {
  return forcedByEach(list, question, forced, 0);
}

type Forcing = (expression: Expression, question: ForcedQuestion, depth?: number) => ForcedUse | null;

function forcedByEach(list: Expression, question: ForcedQuestion, ofElement: Forcing, depth: number): ForcedUse | null {
  if (depth > deepest) return null;
  const next = (inner: Expression) => forcedByEach(inner, question, ofElement, depth + 1);
  switch (list.kind) {
    case "Parenthesized":
      return next(list.expression);
    case "Let":
    case "With":
      return next(list.body);
    case "Assert":
      return forced(list.condition, question, depth + 1) ?? next(list.body);
    case "List":
      return firstOf(list.elements, (element) => ofElement(element, question, depth + 1));
    case "BinaryOp":
      if (list.operator === "++") return next(list.left) ?? next(list.right);
      return forced(list, question, depth + 1);
    case "Variable": {
      const value = boundValue(list, question.scopes);
      return value ? next(value) : forced(list, question, depth + 1);
    }
    default:
      return forced(list, question, depth + 1);
  }
}

/** What must be evaluated so that an expression's outermost form is known. */
function forced(expression: Expression, question: ForcedQuestion, depth = 0): ForcedUse | null {
  if (depth > deepest) return null;
  const next = (inner: Expression) => forced(inner, question, depth + 1);
  switch (expression.kind) {
    case "Parenthesized":
      return next(expression.expression);
    case "Let":
    case "With":
      return next(expression.body);
    case "Assert":
      return next(expression.condition) ?? next(expression.body);
    case "If":
      return next(expression.condition);
    case "Variable":
      return forcedByVariable(expression, question, depth);
    case "Select":
    case "HasAttr":
      return longest(next(expression.set), expression);
    case "UnaryOp":
      return next(expression.operand);
    case "BinaryOp":
      return forcedByOperator(expression, next);
    case "Apply":
      return forcedByCall(expression, question, next);
    case "String":
    case "IndentedString":
    case "Path":
      return forcedByParts(expression.parts, next);
    case "AttrSet":
      return forcedByNames(expression, next);
    default:
      return null;
  }
}

type Next = (inner: Expression) => ForcedUse | null;

function forcedByOperator(expression: Extract<Expression, { kind: "BinaryOp" }>, next: Next): ForcedUse | null {
  switch (expression.operator) {
    case "&&":
    case "||":
    case "->":
      return next(expression.left);
    case "|>":
    case "<|":
      return null;
    default:
      return next(expression.left) ?? next(expression.right);
  }
}

function forcedByVariable(variable: Variable, question: ForcedQuestion, depth: number): ForcedUse | null {
  const resolution = question.scopes.resolve(variable)?.resolution;
  if (resolution?.kind !== "definition") return null;
  const { definition } = resolution;
  if (definition.kind === "formal" && definition.scope === question.lambda && question.names.has(definition.name)) {
    return { name: definition.name, node: variable, call: null, isReplaceable: false };
  }
  const source = boundValue(variable, question.scopes) ?? inheritedFrom(definition);
  return source ? forced(source, question, depth + 1) : null;
}

function forcedByCall(call: Apply, question: ForcedQuestion, next: Next): ForcedUse | null {
  const { callee, name, given } = called(call, question.scopes);
  const needed = name === null ? undefined : forcedArguments.get(name);
  const positions = needed?.every((position) => position < given.length) ? needed : [];
  const found = firstOf(positions, (position) => next(given[position] as Expression));
  if (found) return name === "optionalAttrs" ? { ...found, call: found.call ?? call } : found;
  return withoutParentheses(callee).kind === "Lambda" ? null : next(callee);
}

/** The function that is called at last, its name in the library, and the arguments in order. */
function called(call: Apply, scopes: Scopes) {
  const given: Expression[] = [];
  let callee: Expression = call;
  for (;;) {
    if (callee.kind === "Apply") {
      given.unshift(callee.argument);
      callee = callee.function;
    } else if (callee.kind === "Parenthesized") callee = callee.expression;
    else break;
  }
  const origin = knownOrigin(callee, scopes);
  const name = origin?.source === "builtins" ? (origin.path.at(-1) ?? null) : libraryNameOf(origin);
  return { callee, name, given };
}

function forcedByParts(parts: readonly StringPart[], next: Next): ForcedUse | null {
  return firstOf(parts, (part) => (part.kind === "Interpolation" ? next(part.expression) : null));
}

/** Computed names must be known before the set is. */
function forcedByNames(set: AttrSet, next: Next): ForcedUse | null {
  return firstOf(set.entries, (entry) => {
    const first = entry.kind === "Binding" ? entry.path.attributes[0] : undefined;
    if (first?.kind === "Interpolation") return next(first.expression);
    return first?.kind === "String" ? forcedByParts(first.parts, next) : null;
  });
}

function longest(use: ForcedUse | null, node: Select | Extract<Expression, { kind: "HasAttr" }>): ForcedUse | null {
  if (!use || withoutParentheses(node.set) !== use.node) return use;
  return { ...use, node: node.kind === "Select" ? node : use.node };
}

/** What a name of a `let` is bound to, if that is written in one piece. */
export function boundValue(variable: Variable, scopes: Scopes): Expression | null {
  const resolution = scopes.resolve(variable)?.resolution;
  if (resolution?.kind !== "definition" || resolution.definition.kind !== "let") return null;
  const [site, ...others] = resolution.definition.sites;
  if (site?.kind !== "Binding" || others.length > 0 || site.path.attributes.length !== 1) return null;
  return site.value;
}

/** `inherit (config.my) name;` in a `let`. */
function inheritedFrom({ kind, sites }: Definition): Expression | null {
  if (kind !== "let-inherit") return null;
  for (let node: Node | null = sites[0] ?? null; node; node = node.parent) {
    if (node.kind === "Inherit") return node.from;
  }
  return null;
}

function firstOf<T, Found>(all: readonly T[], look: (one: T) => Found | null): Found | null {
  for (const one of all) {
    const found = look(one);
    if (found !== null) return found;
  }
  return null;
}
