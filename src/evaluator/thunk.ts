import type { Expression } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { type Environment, type FileScope, lookUp } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { UnknownOperand } from "./unknown-operand.ts";
import type { Value } from "./value.ts";

/** A value that is computed when first needed, once. It keeps the place of the expression that makes it. */
export class Thunk {
  readonly #place: Place | null;
  #compute: (() => Value) | null;
  #result: Value | EvaluationError | undefined;

  constructor(compute: (() => Value) | null, place: Place | null = null) {
    this.#compute = compute;
    this.#place = place;
  }

  /** The expression that makes the value: behind a variable, the one it stands for. */
  get place(): Place | null {
    return this.#place;
  }

  static of(value: Value, place: Place | null = null): Thunk {
    const thunk = new Thunk(null, place);
    thunk.#result = value;
    return thunk;
  }

  /** The value; throws `EvaluationError` where Nix would fail, each time it is asked. */
  force(): Value {
    const known = this.#result;
    if (known !== undefined) {
      if (known instanceof EvaluationError) throw known;
      return known;
    }
    return this.settle();
  }

  /** Computes the value for the first time. */
  protected settle(): Value {
    const compute = this.#compute;
    if (compute === null) throw new EvaluationError("infinite recursion encountered", this.place);
    this.#compute = null;
    try {
      return this.keep(compute());
    } catch (error) {
      if (error instanceof UnknownOperand) return this.keep(error.value);
      // Running out of fuel or depth says nothing about the value: a later, shallower attempt may succeed.
      if (!this.keepFailure(error)) this.#compute = compute;
      throw error;
    }
  }

  protected keep(value: Value): Value {
    this.#result = value;
    return value;
  }

  /** Whether the failure is the value's own, and stays. */
  protected keepFailure(error: unknown): boolean {
    if (!(error instanceof EvaluationError) || error.isExhaustion) return false;
    this.#result = error;
    return true;
  }

  /** Whether the value is there already, so that asking costs nothing. */
  get isForced(): boolean {
    return this.#result !== undefined;
  }
}

interface Evaluating {
  evaluate(expression: Expression, environment: Environment): Value;
}

/** An expression in its environment, not evaluated yet. There are millions of them: no closure, no place until asked. */
export class ExpressionThunk extends Thunk {
  readonly #machine: Evaluating;
  readonly #expression: Expression;
  readonly #file: FileScope;
  #environment: Environment | null;
  /** The scope of a variable, kept to say what it stands for. */
  #scope: Environment | null;

  constructor(machine: Evaluating, expression: Expression, environment: Environment) {
    super(null);
    this.#machine = machine;
    this.#expression = expression;
    this.#file = environment.file;
    this.#environment = environment;
    this.#scope = expression.kind === "Variable" ? environment : null;
  }

  override get place(): Place {
    const expression = this.#expression;
    const scope = this.#scope;
    const own = { file: this.#file.path, span: expression };
    if (scope === null || expression.kind !== "Variable") return own;
    // A variable that stands for itself would be followed for ever.
    this.#scope = null;
    const place = lookUp(scope, expression.name)?.place ?? own;
    this.#scope = scope;
    return place;
  }

  protected override settle(): Value {
    const environment = this.#environment;
    if (environment === null) throw new EvaluationError("infinite recursion encountered", this.place);
    this.#environment = null;
    try {
      return this.keep(this.#machine.evaluate(this.#expression, environment));
    } catch (error) {
      if (error instanceof UnknownOperand) return this.keep(error.value);
      if (!this.keepFailure(error)) this.#environment = environment;
      throw error;
    }
  }
}
