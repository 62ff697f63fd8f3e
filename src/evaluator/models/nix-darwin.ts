import { primitive1, primitiveValue, setOf } from "../builtins/primitive.ts";
import { configurationValue } from "../configuration-value.ts";
import type { Evaluator } from "../evaluator.ts";
import { Thunk } from "../thunk.ts";
import { type Attribute, type AttrsValue, attrs, unknown, type Value } from "../value.ts";

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
  const run = primitive1((_, argument, place) => configurationValue("darwin", argument, place));
  return primitiveValue(evaluator, "darwinSystem", run);
}
