import { primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { configurationValue } from "../configuration-value.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, list, unknown, type Value } from "../value.ts";

const reason = "home-manager is not part of the repository";

/** The input home-manager: it makes homes; its modules are unknown with their origin. */
export function homeManagerModel(evaluator: Evaluator, origin: string): AttrsValue {
  const attributes = new Map<string, Attribute>([
    ["lib", { value: new Thunk(() => homeManagerLib(evaluator, `${origin}.lib`)), place: null }],
    ["outPath", { value: Thunk.of(unknown(reason, { origin })), place: null }],
  ]);
  return attrs(attributes, unknown(reason, { origin }));
}

/** Files of home-manager that are functions: its library, and the builder behind `homeManagerConfiguration`. */
export function homeManagerFile(evaluator: Evaluator, origin: string, path: string): Value | null {
  if (path === "modules")
    return primitiveValue(
      evaluator,
      "home-manager",
      primitive1((_, a, place) => home(a, place)),
    );
  if (path !== "lib") return null;
  return primitiveValue(
    evaluator,
    "home-manager/lib",
    primitive1(() => homeManagerLib(evaluator, `${origin}.lib`)),
  );
}

function homeManagerLib(evaluator: Evaluator, origin: string): AttrsValue {
  const homeManagerConfiguration = primitiveValue(
    evaluator,
    "homeManagerConfiguration",
    primitive1((_, argument, place) => home(argument, place)),
  );
  return attrs(setOf({ homeManagerConfiguration }).attributes, unknown(reason, { origin }));
}

/** Releases before 22.11 took one module as `configuration`, and others as `extraModules`. */
function home(argument: Thunk, place: Parameters<typeof configurationValue>[2]): Value {
  const given = argument.force();
  const single = given.type === "attrs" ? given.attributes.get("configuration") : undefined;
  if (given.type !== "attrs" || !single || given.attributes.has("modules"))
    return configurationValue("home", argument, place);
  const extra = given.attributes.get("extraModules");
  const modules = list([single.value, ...(extra ? [extra.value] : [])]);
  const attributes = new Map(given.attributes).set("modules", { value: Thunk.of(modules), place: single.place });
  return configurationValue("home", Thunk.of(attrs(attributes, given.open)), place);
}
