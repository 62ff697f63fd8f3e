import type { Place } from "../../source/span.ts";
import { importValue } from "../builtins/files.ts";
import { openSet, primitive1, primitiveValue } from "../builtins/primitive.ts";
import type { Evaluator } from "../evaluator.ts";
import { update } from "../operators.ts";
import { Thunk } from "../thunk.ts";
import { type AttrsValue, attrs, type ClosureValue, unknown, type Value } from "../value.ts";

/** `callPackage ./x.nix { }`: the function there, with what it names taken from `available`, and what is given. */
export function callPackage(
  evaluator: Evaluator,
  available: Thunk,
  called: Thunk,
  given: Thunk,
  place: Place | null,
): Value {
  const function_ = functionOf(evaluator, called, place);
  if (function_.type !== "closure") {
    if (function_.type === "unknown") return unknown(function_.reason, { origin: "pkgs.callPackage …" });
    return evaluator.apply(function_, given, place);
  }
  evaluator.purposes.note(function_, "package");
  const packages = openSet(available, place);
  const argument = update(wantedBy(function_, packages), given.force(), place);
  const result = evaluator.apply(function_, Thunk.of(argument), place);
  if (result.type !== "attrs" || result.attributes.has("__functor")) return result;
  const override = primitiveValue(
    evaluator,
    "override",
    primitive1((_, change) => {
      const value = change.force();
      const isFunction = value.type === "closure" || value.type === "primitive";
      const changes = isFunction ? evaluator.apply(value, Thunk.of(argument), place) : value;
      const changed = new Thunk(() => update(given.force(), changes, place));
      return callPackage(evaluator, available, called, changed, place);
    }),
  );
  const attributes = new Map(result.attributes).set("override", { value: Thunk.of(override), place: null });
  return attrs(attributes, result.open, result.configuration);
}

function functionOf(evaluator: Evaluator, called: Thunk, place: Place | null): Value {
  const value = called.force();
  const isFile = value.type === "path" || value.type === "string";
  return isFile ? importValue(evaluator, called, place) : value;
}

/** Packages by the names of the formals; others may be there too, for a default is only taken where a package lacks. */
function wantedBy({ lambda }: ClosureValue, packages: AttrsValue): AttrsValue {
  const names = new Set(lambda.formals?.formals.map((formal) => formal.name.name));
  const attributes = [...packages.attributes].filter(([name]) => names.has(name));
  return attrs(new Map(attributes), lambda.formals ? packages.open : null);
}
