import { openList, primitive1, primitiveValue, setOf } from "../../builtins/primitive.ts";
import { configurationValue } from "../../configuration-value.ts";
import type { Evaluator } from "../../evaluator.ts";
import { Thunk } from "../../thunk.ts";
import { type Attribute, type AttrsValue, attrs, list, unknown, type Value } from "../../value.ts";
import { homeLibrary } from "./home-library.ts";

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
  const file = (run: (argument: Thunk, place: Parameters<typeof configurationValue>[2]) => Value) =>
    primitiveValue(
      evaluator,
      `home-manager/${path}`,
      primitive1((_, argument, place) => run(argument, place)),
    );
  switch (path) {
    case "modules":
    case "lib/eval-config.nix":
      return file(home);
    case "lib":
      return file(() => homeManagerLib(evaluator, `${origin}.lib`));
    case "modules/lib":
      return file(() => evaluator.select(homeLibrary(evaluator).force(), "hm"));
    case "modules/lib/stdlib-extended.nix":
      return file((lib) => homeLibrary(evaluator, lib).force());
    default:
      return null;
  }
}

function homeManagerLib(evaluator: Evaluator, origin: string): AttrsValue {
  const homeManagerConfiguration = primitiveValue(
    evaluator,
    "homeManagerConfiguration",
    primitive1((_, argument, place) => home(argument, place)),
  );
  const hm = new Thunk(() => evaluator.select(homeLibrary(evaluator).force(), "hm"));
  const { attributes } = setOf({ homeManagerConfiguration });
  return attrs(new Map([...attributes, ["hm", { value: hm, place: null }]]), unknown(reason, { origin }));
}

/** Arguments that releases before 22.11 took, and set as options. */
const formerArguments = ["homeDirectory", "stateVersion", "username"];

/** Releases before 22.11 took one module as `configuration`, and others as `extraModules`. */
function home(argument: Thunk, place: Parameters<typeof configurationValue>[2]): Value {
  const given = argument.force();
  const single = given.type === "attrs" ? given.attributes.get("configuration") : undefined;
  if (given.type !== "attrs" || !single || given.attributes.has("modules"))
    return configurationValue("home", argument, place);
  const extra = given.attributes.get("extraModules");
  const options = attrs(new Map([...given.attributes].filter(([name]) => formerArguments.includes(name))));
  const modules = new Thunk(() => {
    const more = extra ? openList(extra.value, place) : list([]);
    const own = options.attributes.size === 0 ? [] : [Thunk.of(setOf({ home: options }), place)];
    return list([single.value, ...more.elements, ...own], more.open);
  }, single.value.place);
  const attributes = new Map(given.attributes).set("modules", { value: modules, place: single.place });
  return configurationValue("home", Thunk.of(attrs(attributes, given.open)), place);
}
