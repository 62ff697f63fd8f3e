/**
 * A lazy evaluator of the Nix language over partial knowledge.
 *
 * Invariants: with everything known it gives Nix's results, in Nix's order of evaluation; what is not known is an
 * `unknown` value with a reason, never a guess; no input makes it hang (fuel) or overflow the stack (depth).
 */
import type * as Syntax from "../parser/syntax.ts";
import type { Place, Span } from "../source/span.ts";
import { eachAlternative } from "./alternatives.ts";
import { baseEnvironment } from "./builtins/base-environment.ts";
import { expectBool } from "./coerce.ts";
import { type Environment, enclosingWiths, type FileScope, lookUp, withSet } from "./environment.ts";
import { evaluateSet, namesOfSet } from "./evaluate-set.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { bindFormals } from "./formals.ts";
import { pathLiteral, stringLiteral } from "./interpolate.ts";
import type { Machine } from "./machine.ts";
import { binaryOperation } from "./operators.ts";
import { hasAttribute, selectAttribute, selectPath } from "./select.ts";
import { absolutePath, directoryOf, importedFile, repositoryPath, type SourceTree } from "./source-tree.ts";
import { Thunk } from "./thunk.ts";
import { applyUnknown, hiddenAttribute, selectUnknown } from "./unknown.ts";
import * as V from "./value.ts";

/** Steps of one evaluation; a flake with hundreds of modules takes some hundred thousand. */
const defaultFuel = 20_000_000;
/** Nested expressions: a stack of 1 MB, which is what Node has, overflows between 1,460 and 3,770 of them (measured). */
const deepest = 1_200;

export class Evaluator implements Machine {
  readonly sources: SourceTree;
  readonly #base: Environment;
  readonly #imports = new Map<string, Thunk>();
  readonly #models = new Map<string, V.Value>();
  #fuel: number;
  #depth = 0;

  constructor(sources: SourceTree, fuel = defaultFuel) {
    this.sources = sources;
    this.#fuel = fuel;
    this.#base = baseEnvironment(this);
  }

  /** The outermost environment of a file: Nix's base environment. */
  fileEnvironment(path: string): Environment {
    const file: FileScope = { path, directory: absolutePath(directoryOf(path)) };
    return { ...this.#base, file };
  }

  /** Runs a computation; what Nix would refuse, and our own limits, become `unknown`. */
  attempt(compute: () => V.Value): V.Value {
    const depth = this.#depth;
    try {
      return compute();
    } catch (error) {
      this.#depth = depth;
      if (error instanceof EvaluationError) return V.unknown(error.message);
      if (error instanceof RangeError) return V.unknown("evaluation is nested too deeply");
      throw error;
    }
  }

  force(thunk: Thunk): V.Value {
    return this.attempt(() => thunk.force());
  }

  /** The value of a file of the repository, evaluated once. */
  importFile(path: string): V.Value {
    this.sources.touched(path, "import");
    let thunk = this.#imports.get(path);
    if (!thunk) {
      thunk = new Thunk(() => this.#evaluateFile(path), { file: path, span: { start: 0, end: 0 } });
      this.#imports.set(path, thunk);
    }
    return thunk.force();
  }

  importPath(path: string, place: Place | null): V.Value {
    const relative = repositoryPath(path);
    if (relative === null) return V.unknown(`'${path}' lies outside the flake`, { origin: path });
    const found = importedFile(this.sources.files, relative);
    switch (found.kind) {
      case "file":
        return this.importFile(found.path);
      case "no-default":
        throw new EvaluationError(`the folder '${relative}' has no default.nix`, place);
      case "missing":
        throw new EvaluationError(`the path '${relative}' does not exist`, place);
      case "outside":
        return V.unknown(`'${relative}' leads out of the repository`);
    }
  }

  /** Says what lies at an origin outside the repository, for `import inputs.nixpkgs`. */
  modelImport(origin: string, value: V.Value): void {
    this.#models.set(origin, value);
  }

  importUnknown(path: V.UnknownValue): V.Value {
    const model = path.origin === null ? undefined : this.#models.get(path.origin);
    if (model) return model;
    return V.unknown(path.reason, { origin: path.origin === null ? null : `import ${path.origin}`, glob: path.glob });
  }

  /** The value of a model: Nix text of our own that stands for a library. */
  evaluateModel(name: string, text: string): V.Value {
    const root = this.sources.parse(name, text).tree.root;
    if (!root) throw new Error(`the model '${name}' holds no expression`);
    return this.evaluate(root, this.fileEnvironment(name));
  }

  #evaluateFile(path: string): V.Value {
    const file = this.sources.nixFile(path);
    if (!file) return V.unknown(`'${path}' cannot be read`);
    const root = file.tree.root;
    if (!root) return V.unknown(`'${path}' holds no expression`);
    return this.evaluate(root, this.fileEnvironment(path));
  }

  delay(expression: Syntax.Expression, environment: Environment): Thunk {
    const place: Place = { file: environment.file.path, span: expression };
    const compute = () => this.evaluate(expression, environment);
    // What a variable means is not looked up yet: the scope it stands in may still be in the making.
    const target = expression.kind === "Variable" ? () => lookUp(environment, expression.name) : null;
    return new Thunk(compute, place, target);
  }

  evaluate(expression: Syntax.Expression, environment: Environment): V.Value {
    if (--this.#fuel < 0) throw new EvaluationError("evaluation takes too long", null, "exhausted");
    if (this.#depth >= deepest) throw new EvaluationError("evaluation is nested too deeply", null, "exhausted");
    this.#depth++;
    try {
      return this.#evaluate(expression, environment);
    } finally {
      this.#depth--;
    }
  }

  #evaluate(node: Syntax.Expression, environment: Environment): V.Value {
    switch (node.kind) {
      case "Variable":
        return this.#variable(node, environment);
      case "Integer":
        return V.int(BigInt(node.text));
      case "Float":
        return V.float(Number(node.text));
      case "String":
      case "IndentedString":
        return stringLiteral(this, node, environment);
      case "Path":
        return pathLiteral(this, node, environment);
      case "SearchPath":
        return V.unknown(`<${node.path}> depends on the search path`, { origin: `<${node.path}>` });
      case "Uri":
        return V.string(node.text);
      case "List":
        return V.list(node.elements.map((element) => this.delay(element, environment)));
      case "AttrSet":
        return evaluateSet(this, node, environment);
      case "LegacyLet":
        return this.#legacyLet(node, environment);
      case "Let":
        return this.evaluate(node.body, namesOfSet(this, node, node.entries, environment));
      case "With":
        return this.evaluate(node.body, withSet(environment, this.delay(node.environment, environment)));
      case "Assert":
        return this.#assert(node, environment);
      case "If":
        return this.#if(node, environment);
      case "Lambda":
        return { type: "closure", lambda: node, environment };
      case "Apply":
        return this.apply(
          this.evaluate(node.function, environment),
          this.delay(node.argument, environment),
          placeOf(node, environment),
        );
      case "Select":
        return selectPath(this, node, environment);
      case "HasAttr":
        return hasAttribute(this, node, environment);
      case "UnaryOp":
        return this.#unary(node, environment);
      case "BinaryOp":
        return binaryOperation(this, node, environment);
      case "Parenthesized":
        return this.evaluate(node.expression, environment);
      case "Damaged":
        return V.unknown("the file has a syntax error here");
    }
  }

  #variable(node: Syntax.Variable, environment: Environment): V.Value {
    const lexical = lookUp(environment, node.name);
    if (lexical) return lexical.force();
    if (node.name === "__curPos") return V.unknown("the position in the file", { origin: "__curPos" });
    let absorbing: V.UnknownValue | null = null;
    for (const set of enclosingWiths(environment)) {
      const value = set.force();
      if (value.type === "unknown") absorbing ??= selectUnknown(value, node.name);
      if (value.type !== "attrs") continue;
      const attribute = value.attributes.get(node.name);
      if (attribute) return attribute.value.force();
      const hidden = hiddenAttribute(value, node.name);
      if (hidden) absorbing ??= selectUnknown(hidden, node.name);
    }
    if (absorbing) return absorbing;
    throw new EvaluationError(`undefined variable '${node.name}'`, placeOf(node, environment));
  }

  #legacyLet(node: Syntax.LegacyLet, environment: Environment): V.Value {
    const scope = namesOfSet(this, node, node.entries, environment);
    const body = scope.names?.get("body");
    if (!body) throw new EvaluationError("attribute 'body' missing", placeOf(node, environment));
    return body.force();
  }

  #assert(node: Syntax.Assert, environment: Environment): V.Value {
    const condition = this.evaluate(node.condition, environment);
    if (condition.type !== "unknown" && !expectBool(condition, placeOf(node.condition, environment))) {
      throw new EvaluationError("assertion failed", placeOf(node.condition, environment), "thrown");
    }
    return this.evaluate(node.body, environment);
  }

  #if(node: Syntax.If, environment: Environment): V.Value {
    const condition = this.evaluate(node.condition, environment);
    if (condition.type === "unknown") {
      return V.unknown(`a condition is not known: ${condition.reason}`, {
        alternatives: [this.delay(node.consequence, environment), this.delay(node.alternative, environment)],
      });
    }
    const holds = expectBool(condition, placeOf(node.condition, environment));
    return this.evaluate(holds ? node.consequence : node.alternative, environment);
  }

  #unary(node: Syntax.UnaryOp, environment: Environment): V.Value {
    const operand = this.evaluate(node.operand, environment);
    if (operand.type === "unknown") return V.unknown(operand.reason);
    if (node.operator === "!") return V.bool(!expectBool(operand, placeOf(node, environment)));
    if (operand.type === "int") return V.int(-operand.value);
    if (operand.type === "float") return V.float(-operand.value);
    throw new EvaluationError(`${V.describeType(operand)} cannot be negated`, placeOf(node, environment));
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

function placeOf(span: Span, environment: Environment): Place {
  return { file: environment.file.path, span };
}
