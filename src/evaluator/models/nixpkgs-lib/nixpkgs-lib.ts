import type { Place } from "../../../source/span.ts";
import { primitive1, primitiveValue, setOf, textOf } from "../../builtins/primitive.ts";
import { configurationValue } from "../../configuration-value.ts";
import type { Evaluator } from "../../evaluator.ts";
import { moduleSystem } from "../../modules/module-system.ts";
import { update } from "../../operators.ts";
import { Thunk } from "../../thunk.ts";
import { type Attribute, type AttrsValue, attrs, type PrimitiveValue, unknown, type Value } from "../../value.ts";
import { openCollections } from "./open-collections.ts";
import { textEnds } from "./text-ends.ts";
import { topLevel } from "./top-level.ts";
import { parts, topics } from "./topics.ts";

const cached = new WeakMap<Evaluator, AttrsValue>();

/**
 * The model of nixpkgs' `lib`, in Nix and in our own words: the evaluator runs it like any other file, so laziness and
 * unknown values behave as in the original. An open set, as are the sets in it: what is not modelled is unknown, with
 * an origin such as `lib.types.str`. A topic's text is parsed when something in it is asked for.
 */
export function nixpkgsLib(evaluator: Evaluator): AttrsValue {
  let library = cached.get(evaluator);
  if (!library) {
    library = makeLibrary(evaluator);
    cached.set(evaluator, library);
  }
  return library;
}

function makeLibrary(evaluator: Evaluator): AttrsValue {
  const given = { topics: topicFunctions(evaluator), rest: openAs("lib"), nixosSystem: nixosSystem(evaluator) };
  const library = evaluator.apply(evaluator.evaluateModel("nixpkgs.lib", topLevel), Thunk.of(setOf(given)), null);
  if (library.type !== "attrs") throw new Error("the model of nixpkgs.lib is not a set");
  return library;
}

function openAs(origin: string): AttrsValue {
  return attrs(new Map(), unknown("not every function of nixpkgs' lib is modelled", { origin }));
}

/** A function for each topic, from the whole of `lib` (which overlays may have changed) to the topic's set. */
function topicFunctions(evaluator: Evaluator): AttrsValue {
  const given = {
    native: setOf({
      ...Object.fromEntries(
        Object.entries({ ...openCollections, ...textEnds }).map(([name, spec]) => [
          name,
          primitiveValue(evaluator, name, spec),
        ]),
      ),
      moduleSystem: primitiveValue(
        evaluator,
        "moduleSystem",
        primitive1((_, lib) => moduleSystem(evaluator, lib)),
      ),
    }),
  };
  const functions = new Map<string, Attribute>();
  for (const [name, text] of topics) {
    const model = new Thunk(() => evaluator.evaluateModel(`nixpkgs.lib.${name}`, text));
    const rest = openAs(`lib.${name}`);
    const topic = primitive1((_, lib, place) => {
      const known = evaluator.apply(model.force(), argumentOf(evaluator, { ...given, rest }, lib), place);
      return update(rest, known, place);
    });
    functions.set(name, { value: Thunk.of(primitiveValue(evaluator, name, topic)), place: null });
  }
  return attrs(functions);
}

/** What the text of a topic is called with. */
function argumentOf(evaluator: Evaluator, given: Readonly<Record<string, Value>>, lib: Thunk): Thunk {
  const part = primitive1((_, name, place) => {
    const text = parts.get(textOf(name, place)) ?? "";
    const model = evaluator.evaluateModel(`nixpkgs.lib.${textOf(name, place)}`, text);
    return evaluator.apply(model, argumentOf(evaluator, given, lib), place);
  });
  const values = setOf({ ...given, part: primitiveValue(evaluator, "part", part) });
  return Thunk.of(attrs(new Map([...values.attributes, ["lib", { value: lib, place: null }]])));
}

function nixosSystem(evaluator: Evaluator): PrimitiveValue {
  return primitiveValue(
    evaluator,
    "nixosSystem",
    primitive1((_, argument, place: Place | null) => configurationValue("nixos", argument, place)),
  );
}
