import type { Formal, Formals } from "../parser/syntax.ts";
import type { Place } from "../source/span.ts";
import { type Environment, withNames } from "./environment.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { guardedIn, guardedOr } from "./guarded-attributes.ts";
import type { Machine } from "./machine.ts";
import { Thunk } from "./thunk.ts";
import { hiddenAttribute, selectUnknown } from "./unknown.ts";
import { type Attribute, type AttrsValue, type ClosureValue, describeType, type UnknownValue } from "./value.ts";

/** The environment of a function's body for one argument. */
export function bindFormals(
  machine: Machine,
  closure: ClosureValue,
  argument: Thunk,
  place: Place | null,
): Environment {
  const { lambda, environment } = closure;
  const names = new Map<string, Thunk>();
  const inner = withNames(environment, names);
  if (lambda.parameter) names.set(lambda.parameter.name, argument);
  if (lambda.formals) bindEach(machine, lambda.formals, argument, inner, names, place);
  return inner;
}

function bindEach(
  machine: Machine,
  formals: Formals,
  argument: Thunk,
  inner: Environment,
  names: Map<string, Thunk>,
  place: Place | null,
): void {
  const given = argument.force();
  if (given.type !== "attrs" && given.type !== "unknown") {
    throw new EvaluationError(`expected a set but found ${describeType(given)}`, place);
  }
  const known = given.type === "attrs" ? given : null;
  for (const formal of formals.formals) {
    const name = formal.name.name;
    const present = known?.attributes.get(name);
    const hidden = given.type === "attrs" ? hiddenAttribute(given, name) : given;
    const guarded = known && guardedIn(known).get(name);
    if (present) names.set(name, present.value);
    else if (guarded && hidden) names.set(name, guardedFormal(machine, hidden, guarded, formal, inner));
    else if (hidden) names.set(name, Thunk.of(selectUnknown(hidden, name)));
    else if (formal.default) names.set(name, machine.delay(formal.default, inner));
    else throw new EvaluationError(`function called without required argument '${name}'`, place);
  }
  if (known && !formals.ellipsis) refuseOthers(known, formals, place);
}

function guardedFormal(
  machine: Machine,
  guard: UnknownValue,
  { value }: Attribute,
  formal: Formal,
  inner: Environment,
): Thunk {
  if (!formal.default) return value;
  const fallback = machine.delay(formal.default, inner);
  return new Thunk(() =>
    guardedOr(
      guard,
      () => value.force(),
      () => fallback.force(),
    ),
  );
}

function refuseOthers(given: AttrsValue, formals: Formals, place: Place | null): void {
  const accepted = new Set(formals.formals.map((formal) => formal.name.name));
  for (const name of given.attributes.keys()) {
    if (!accepted.has(name)) throw new EvaluationError(`function called with unexpected argument '${name}'`, place);
  }
}
