import { primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { configurationValue } from "../configuration-value.ts";
import type { Evaluator } from "../evaluator.ts";
import { joined } from "../modules/evaluation-value.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, emptyList, unknown, type Value } from "../value.ts";

const reason = "nix-darwin is not part of the repository";

/** The input nix-darwin: it makes machines; its modules are unknown with their origin. */
export function nixDarwinModel(evaluator: Evaluator, origin: string): AttrsValue {
  const lib = attrs(
    setOf({ darwinSystem: darwinSystem(evaluator) }).attributes,
    unknown(reason, { origin: `${origin}.lib` }),
  );
  const attributes = new Map<string, Attribute>([
    ["lib", { value: Thunk.of(lib), place: null }],
    ["outPath", { value: Thunk.of(unknown(reason, { origin })), place: null }],
  ]);
  return attrs(attributes, unknown(reason, { origin }));
}

/** `import nix-darwin { configuration = …; }` and `import "${nix-darwin}/eval-config.nix" { modules = …; }`. */
export function nixDarwinFile(evaluator: Evaluator, _origin: string, path: string): Value | null {
  return path === "" || path === "eval-config.nix" ? darwinSystem(evaluator) : null;
}

function darwinSystem(evaluator: Evaluator): Value {
  const run = primitive1((_, argument, place) => configurationValue("darwin", withInputs(argument), place));
  return primitiveValue(evaluator, "darwinSystem", run);
}

/** `inputs` become an argument of modules, which imports cannot ask for. */
function withInputs(argument: Thunk): Thunk {
  const given = argument.force();
  const inputs = given.type === "attrs" ? given.attributes.get("inputs") : undefined;
  if (given.type !== "attrs" || !inputs) return argument;
  const modules = given.attributes.get("modules");
  const module = setOf({ _module: setOf({ args: attrs(new Map([["inputs", inputs]])) }) });
  const all = new Thunk(() => joined(modules?.value.force() ?? emptyList, [Thunk.of(module)]), modules?.value.place);
  const attributes = new Map(given.attributes).set("modules", { value: all, place: modules?.place ?? null });
  return Thunk.of(attrs(attributes, given.open), argument.place);
}
