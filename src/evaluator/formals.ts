import type { Expression, Formal, Lambda } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import type { Environment, FileScope, Names } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { guardedIn, guardedOr } from "./guarded-attributes.ts";
import type { Machine } from "./machine.ts";
import { Thunk } from "./thunk.ts";
import { hiddenAttribute, selectUnknown } from "./unknown.ts";
import { type AttrsValue, type ClosureValue, describeType, type UnknownValue } from "./value.ts";

/** The environment of a function's body for one argument. */
export function bindFormals(
  machine: Machine,
  { lambda, environment }: ClosureValue,
  argument: Thunk,
  place: Place | null,
): Environment {
  if (!lambda.formals) return new ParameterScope(environment, lambda.parameter?.name ?? null, argument);
  const given = argument.force();
  if (given.type !== "attrs" && given.type !== "unknown") {
    throw new EvaluationError(`expected a set but found ${describeType(given)}`, place);
  }
  const formals = formalsOf(lambda);
  if (given.type === "attrs") refuseMisfit(given, formals, place);
  return new FormalScope(machine, environment, formals, argument, given);
}

/** The formals of a function, as calls look at them. */
interface CalledFormals {
  /** The name at the `@`. */
  readonly parameter: string | null;
  readonly byName: ReadonlyMap<string, { readonly formal: Formal; readonly index: number }>;
  readonly required: readonly string[];
  readonly hasEllipsis: boolean;
}

const known = new WeakMap<Lambda, CalledFormals>();

function formalsOf(lambda: Lambda): CalledFormals {
  let called = known.get(lambda);
  if (!called) {
    const formals = lambda.formals?.formals ?? [];
    called = {
      parameter: lambda.parameter?.name ?? null,
      byName: new Map(formals.map((formal, index) => [formal.name.name, { formal, index }])),
      required: formals.filter((formal) => !formal.default).map((formal) => formal.name.name),
      hasEllipsis: lambda.formals?.ellipsis ?? false,
    };
    known.set(lambda, called);
  }
  return called;
}

function refuseMisfit(given: AttrsValue, { byName, required, hasEllipsis }: CalledFormals, place: Place | null): void {
  for (const name of required) {
    if (given.attributes.has(name) || hiddenAttribute(given, name)) continue;
    throw new EvaluationError(`function called without required argument '${name}'`, place);
  }
  if (hasEllipsis) return;
  for (const name of given.attributes.keys()) {
    if (!byName.has(name)) throw new EvaluationError(`function called with unexpected argument '${name}'`, place);
  }
}

/** The one name of `x: …`. */
export class ParameterScope implements Environment, Names {
  readonly file: FileScope;
  readonly names: Names;
  readonly withSet = null;
  readonly parent: Environment;
  readonly #name: string | null;
  readonly #argument: Thunk;

  constructor(outer: Environment, name: string | null, argument: Thunk) {
    this.file = outer.file;
    this.names = this;
    this.parent = outer;
    this.#name = name;
    this.#argument = argument;
  }

  has(name: string): boolean {
    return name === this.#name;
  }

  get(name: string): Thunk | undefined {
    return name === this.#name ? this.#argument : undefined;
  }
}

/** The names of `{ a, b ? 1, ... }@all: …`; what each means is made when it is asked for: most defaults never are. */
export class FormalScope implements Environment, Names {
  readonly file: FileScope;
  readonly names: Names;
  readonly withSet = null;
  readonly parent: Environment;
  readonly #machine: Machine;
  readonly #formals: CalledFormals;
  readonly #argument: Thunk;
  readonly #given: AttrsValue | UnknownValue;
  #thunks: (Thunk | undefined)[] | null = null;

  constructor(
    machine: Machine,
    outer: Environment,
    formals: CalledFormals,
    argument: Thunk,
    given: AttrsValue | UnknownValue,
  ) {
    this.file = outer.file;
    this.names = this;
    this.parent = outer;
    this.#machine = machine;
    this.#formals = formals;
    this.#argument = argument;
    this.#given = given;
  }

  has(name: string): boolean {
    return this.#formals.byName.has(name) || name === this.#formals.parameter;
  }

  get(name: string): Thunk | undefined {
    const { byName, parameter } = this.#formals;
    const called = byName.get(name);
    if (called === undefined) return name === parameter ? this.#argument : undefined;
    this.#thunks ??= new Array(byName.size);
    const made = this.#thunks[called.index] ?? this.#bound(name, called.formal);
    this.#thunks[called.index] = made;
    return made;
  }

  #bound(name: string, formal: Formal): Thunk {
    const given = this.#given;
    if (given.type === "unknown") return Thunk.of(selectUnknown(given, name));
    const present = given.attributes.get(name);
    if (present) return present.value;
    const hidden = hiddenAttribute(given, name);
    if (!hidden) return this.#machine.delay(formal.default as Expression, this);
    const guarded = guardedIn(given).get(name);
    return guarded ? this.#guarded(hidden, guarded.value, formal) : Thunk.of(selectUnknown(hidden, name));
  }

  /** A value that is given under a condition that is not known, else the default. */
  #guarded(guard: UnknownValue, value: Thunk, formal: Formal): Thunk {
    if (!formal.default) return value;
    const fallback = this.#machine.delay(formal.default, this);
    return new Thunk(() =>
      guardedOr(
        guard,
        () => value.force(),
        () => fallback.force(),
      ),
    );
  }
}
