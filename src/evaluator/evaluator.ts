/**
 * A lazy evaluator of the Nix language over partial knowledge.
 *
 * Invariants: with everything known it gives Nix's results, in Nix's order of evaluation; what is not known is an
 * `unknown` value with a reason, never a guess; no input makes it hang (fuel); where the stack ends, evaluation ends
 * with an error of its own, and what was begun can be begun again.
 */
import type * as Syntax from "../parser/syntax.ts";
import type { Place, Span } from "../source/span.ts";
import { eachAlternative } from "./alternatives.ts";
import { baseEnvironment } from "./builtins/base-environment.ts";
import { importValue } from "./builtins/files.ts";
import type { SearchPath } from "./builtins/search-path.ts";
import { expectBool } from "./coerce.ts";
import { applyUnknown } from "./configuration-value.ts";
import { type Environment, type FileScope, lookUp, WithScope } from "./environment.ts";
import { attributeThunk, evaluateSet, namesOfSet } from "./evaluate-set.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { ExternalSources } from "./external-sources.ts";
import { bindFormals } from "./formals.ts";
import { Fuel } from "./fuel.ts";
import { FunctionPurposes } from "./function-purposes.ts";
import { ImportedFiles } from "./imported-files.ts";
import { pathLiteral, stringLiteral } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { floatLiteral, integerLiteral } from "./number-literal.ts";
import { arithmetic, binaryOperation } from "./operators.ts";
import { positionValue } from "./position.ts";
import { hasAttribute, selectAttribute, selectPath } from "./select.ts";
import type { PlannedAttribute } from "./set-plan.ts";
import { absolutePath, directoryOf, type SourceTree } from "./source-tree.ts";
import { limitOf, nestedTooDeeply } from "./stack-room.ts";
import { ExpressionThunk, Thunk } from "./thunk.ts";
import { UnknownOperand } from "./unknown-operand.ts";
import * as V from "./value.ts";
import { evaluateSearchPath, evaluateVariable } from "./variable.ts";

/** Calls in tail position take no stack, but what they leave behind takes memory. Nix refuses 10,000 nested ones. */
const mostTailCalls = 100_000;

export interface EvaluatorOptions {
  readonly fuel?: number;
  /** What `<name>` stands for: absolute paths by prefix, "" for folders to look in. Not known if left out. */
  readonly searchPath?: SearchPath;
  /** Whether Nix would evaluate in pure mode, as it does a flake: variables of the shell are empty. */
  readonly isPure?: boolean;
}

export class Evaluator implements Machine {
  readonly sources: SourceTree;
  readonly isPure: boolean;
  readonly externals = new ExternalSources();
  readonly purposes = new FunctionPurposes();
  readonly #base: Environment;
  readonly #files = new ImportedFiles(this);
  readonly #fuel: Fuel;

  constructor(sources: SourceTree, options: EvaluatorOptions = {}) {
    this.sources = sources;
    this.isPure = options.isPure ?? false;
    this.#fuel = new Fuel(options.fuel);
    this.#base = baseEnvironment(this, options.searchPath);
  }

  /** The outermost environment of a file: Nix's base environment. */
  fileEnvironment(path: string, directory = absolutePath(directoryOf(path))): Environment {
    const file: FileScope = { path, directory };
    return { ...this.#base, file };
  }

  /** Runs a computation; what Nix would refuse, and our own limits, become `unknown`. */
  attempt(compute: () => V.Value): V.Value {
    try {
      return this.#fuel.share(compute);
    } catch (error) {
      if (error instanceof EvaluationError) return V.unknown(error.inWords);
      if (error instanceof UnknownOperand) return error.value;
      if (error instanceof RangeError) return V.unknown(limitOf(error).message);
      throw error;
    }
  }

  force(thunk: Thunk): V.Value {
    // Most of what is asked for was asked for before.
    return thunk.settledValue ?? this.attempt(() => thunk.force());
  }

  /** Runs computations with fuel of their own: what they take is not taken from others. */
  withFuel<T>(fuel: number, compute: () => T): T {
    return this.#fuel.within(fuel, compute);
  }

  spend(amount: number): void {
    this.#fuel.spend(amount);
  }

  /** The value of a file of the repository, evaluated once. */
  importFile(path: string, directory?: string): V.Value {
    return this.#files.importFile(path, directory);
  }

  importPath(path: string, place: Place | null): V.Value {
    return this.#files.importPath(path, place);
  }

  importScoped(path: string, names: ReadonlyMap<string, Thunk>, place: Place | null): V.Value {
    return this.#files.importScoped(path, names, place);
  }

  /** Says what `import` of an origin outside the repository gives, for `import inputs.systems`. */
  modelImport(origin: string, value: V.Value): void {
    this.externals.define(origin, { flake: () => null, file: (path) => (path === "" ? value : null) });
  }

  importUnknown(path: V.UnknownValue): V.Value {
    const [only] = path.alternatives;
    if (only) return eachAlternative(path, (alternative) => importValue(this, Thunk.of(alternative), null));
    const model = this.externals.import(path);
    if (model) return model;
    return V.unknown(path.reason, { origin: path.origin === null ? null : `import ${path.origin}`, glob: path.glob });
  }

  /** The value of a model: Nix text of our own that stands for a library. */
  evaluateModel(name: string, text: string): V.Value {
    return this.#files.evaluateModel(name, text);
  }

  position(place: Place): V.Value {
    return positionValue(this.sources, place);
  }

  delay(expression: Syntax.Expression, environment: Environment): Thunk {
    return new ExpressionThunk(this, expression, environment);
  }

  share(expression: Syntax.Expression, environment: Environment): Thunk {
    if (expression.kind === "Variable") {
      const thunk = lookUp(environment, expression.name);
      if (thunk?.place) return thunk;
    }
    return new ExpressionThunk(this, expression, environment);
  }

  attribute(planned: PlannedAttribute, inner: Environment, outer: Environment): Thunk {
    return attributeThunk(this, planned, inner, outer);
  }

  /** Expressions in tail position are evaluated in a loop: they take no stack. */
  evaluate(expression: Syntax.Expression, environment: Environment): V.Value {
    let node = expression;
    let scope = environment;
    let calls = 0;
    for (;;) {
      if (--this.#fuel.left < 0) this.spend(0);
      switch (node.kind) {
        case "Let":
          scope = namesOfSet(this, node, node.entries, scope);
          node = node.body;
          continue;
        case "With":
          scope = new WithScope(scope, this.share(node.environment, scope), node.environment);
          node = node.body;
          continue;
        case "Assert":
          this.#assert(node, scope);
          node = node.body;
          continue;
        case "Parenthesized":
          node = node.expression;
          continue;
        case "If": {
          const condition = this.evaluate(node.condition, scope);
          if (condition.type === "unknown") return this.#eitherBranch(node, condition, scope);
          const holds = expectBool(condition, placeOf(node.condition, scope));
          node = holds ? node.consequence : node.alternative;
          continue;
        }
        case "Apply": {
          const callee = this.evaluate(node.function, scope);
          const argument = this.share(node.argument, scope);
          if (callee.type !== "closure") return this.apply(callee, argument, placeOf(node, scope));
          if (++calls > mostTailCalls) throw nestedTooDeeply();
          scope = bindFormals(this, callee, argument, callee.lambda.formals && placeOf(node, scope));
          node = callee.lambda.body;
          continue;
        }
        default:
          return this.#leaf(node, scope);
      }
    }
  }

  /** Expressions whose value is not that of one inside. */
  #leaf(node: Leaf, environment: Environment): V.Value {
    switch (node.kind) {
      case "Variable":
        return evaluateVariable(this, node, environment);
      case "Integer":
        return integerLiteral(node, environment);
      case "Float":
        return floatLiteral(node, environment);
      case "String":
      case "IndentedString":
        return stringLiteral(this, node, environment);
      case "Path":
        return pathLiteral(this, node, environment);
      case "SearchPath":
        return evaluateSearchPath(this, node, environment);
      case "Uri":
        return V.string(node.text);
      case "List":
        return V.list(node.elements.map((element) => this.share(element, environment)));
      case "AttrSet":
        return evaluateSet(this, node, environment);
      case "LegacyLet":
        return this.#legacyLet(node, environment);
      case "Lambda":
        return { type: "closure", lambda: node, environment };
      case "Select":
        return selectPath(this, node, environment);
      case "HasAttr":
        return hasAttribute(this, node, environment);
      case "UnaryOp":
        return this.#unary(node, environment);
      case "BinaryOp":
        return binaryOperation(this, node, environment);
      case "Damaged":
        return V.unknown("the file has a syntax error here");
    }
  }

  #legacyLet(node: Syntax.LegacyLet, environment: Environment): V.Value {
    const scope = namesOfSet(this, node, node.entries, environment);
    const body = scope.names?.get("body");
    if (!body) throw new EvaluationError("attribute 'body' missing", placeOf(node, environment));
    return body.force();
  }

  #assert(node: Syntax.Assert, environment: Environment): void {
    const condition = this.evaluate(node.condition, environment);
    if (condition.type !== "unknown" && !expectBool(condition, placeOf(node.condition, environment))) {
      throw new EvaluationError("assertion failed", placeOf(node.condition, environment), "thrown");
    }
  }

  #eitherBranch(node: Syntax.If, condition: V.UnknownValue, environment: Environment): V.Value {
    return V.unknown(`a condition is not known: ${condition.reason}`, {
      alternatives: [this.delay(node.consequence, environment), this.delay(node.alternative, environment)],
    });
  }

  #unary(node: Syntax.UnaryOp, environment: Environment): V.Value {
    const operand = this.evaluate(node.operand, environment);
    if (operand.type === "unknown") return V.unknown(operand.reason);
    if (node.operator === "!") return V.bool(!expectBool(operand, placeOf(node, environment)));
    return arithmetic("-", V.int(0), operand, placeOf(node, environment));
  }

  apply(callee: V.Value, argument: Thunk, place: Place | null): V.Value {
    switch (callee.type) {
      case "closure":
        return this.evaluate(callee.lambda.body, bindFormals(this, callee, argument, place));
      case "primitive": {
        const given = [...callee.given, argument];
        return given.length < callee.arity ? { ...callee, given } : callee.run(given, place);
      }
      case "attrs": {
        const functor = callee.attributes.get("__functor");
        if (functor) {
          const method = this.apply(functor.value.force(), Thunk.of(callee), place);
          return this.apply(method, argument, place);
        }
        if (callee.open) return applyUnknown(callee.open, argument, place);
        break;
      }
      case "unknown":
        if (callee.alternatives.length === 0) return applyUnknown(callee, argument, place);
        return eachAlternative(callee, (alternative) => this.apply(alternative, argument, place));
    }
    throw new EvaluationError(`attempt to call something which is not a function but ${V.describeType(callee)}`, place);
  }

  /** `set.name` on a value, as evaluation does it; unknown and open sets give unknown. */
  select(set: V.Value, name: string, place: Place | null = null): V.Value {
    return this.attempt(() => selectAttribute(set, name, place));
  }
}

type Leaf = Exclude<Syntax.Expression, { kind: "Let" | "With" | "Assert" | "Parenthesized" | "If" | "Apply" }>;

function placeOf(span: Span, environment: Environment): Place {
  return { file: environment.file.path, span };
}
