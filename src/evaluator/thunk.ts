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
      // Running out of fuel or depth says nothing about the value: a later, shallower attempt may succeed. This comes
      // first, since where the stack has ended, any call ends this as well.
      this.#compute = compute;
      const result = this.keepFailure(error);
      this.#compute = null;
      return result;
    }
  }

  protected keep(value: Value): Value {
    this.#result = value;
    return value;
  }

  /** What a failure gives: an unknown value stays; an error stays as well if it is the value's own, and is thrown. */
  protected keepFailure(error: unknown): Value {
    if (error instanceof UnknownOperand) return this.keep(error.value);
    if (error instanceof EvaluationError && !error.isExhaustion) this.#result = error;
    throw error;
  }

  /** The value, if it is there already. */
  get settledValue(): Value | undefined {
    const known = this.#result;
    return known instanceof EvaluationError ? undefined : known;
  }

  /** Whether the value may be another one when it is asked for again. */
  get isVolatile(): boolean {
    return false;
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
    try {
      return lookUp(scope, expression.name)?.place ?? own;
    } finally {
      this.#scope = scope;
    }
  }

  protected override settle(): Value {
    const environment = this.#environment;
    if (environment === null) throw new EvaluationError("infinite recursion encountered", this.place);
    this.#environment = null;
    try {
      return this.keep(this.#machine.evaluate(this.#expression, environment));
    } catch (error) {
      this.#environment = environment;
      const result = this.keepFailure(error);
      this.#environment = null;
      return result;
    }
  }
}
