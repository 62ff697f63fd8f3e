import type { Place } from "../source/span.ts";
import { concatenate, update } from "./operators.ts";
import { Thunk } from "./thunk.ts";
import { selectUnknown } from "./unknown.ts";
import {
  type Attribute,
  type AttrsValue,
  attrs,
  type ConfigurationCall,
  emptyAttrs,
  emptyList,
  type PrimitiveValue,
  type UnknownValue,
  unknown,
  type Value,
} from "./value.ts";

type Builder = ConfigurationCall["builder"];

const specialArguments: Readonly<Record<Builder, string>> = {
  nixos: "specialArgs",
  darwin: "specialArgs",
  home: "extraSpecialArgs",
};

/** What a call of a builder of configurations gives, whoever provides the builder. */
export function configurationValue(builder: Builder, argument: Thunk, place: Place | null): Value {
  const result = unknown("what a configuration evaluates to is only known to the module system", {
    origin: `${builder} configuration`,
  });
  const extendModules = Thunk.of(extendFunction(builder, argument, place));
  const given = new Thunk(() => givenModules(result, argument));
  const known = new Map<string, Attribute>([
    ["extendModules", { value: extendModules, place: null }],
    ["_module", { value: given, place: null }],
  ]);
  return attrs(known, result, { builder, argument, place });
}

/** What `_module` of a configuration says of the call: `args.modules` and `specialArgs` (nixpkgs' and nix-darwin's eval-config.nix). */
function givenModules(result: UnknownValue, argument: Thunk): Value {
  const whole = selectUnknown(result, "_module");
  const call = argument.force();
  if (call.type !== "attrs") return whole;
  const modules = call.attributes.get("modules");
  const rest = selectUnknown(whole, "args");
  const args = modules ? attrs(new Map([["modules", modules]]), rest) : rest;
  const special = call.attributes.get("specialArgs");
  const attributes = new Map<string, Attribute>([["args", { value: Thunk.of(args), place: null }]]);
  if (special) attributes.set("specialArgs", special);
  return attrs(attributes, whole);
}

/** `extendModules { modules; specialArgs; }`: the same configuration with more. */
function extendFunction(builder: Builder, argument: Thunk, place: Place | null): PrimitiveValue {
  const run = ([more]: readonly Thunk[], at: Place | null): Value => {
    const extended = new Thunk(() => extendedArgument(builder, argument.force(), (more as Thunk).force(), at));
    return configurationValue(builder, extended, at ?? place);
  };
  return { type: "primitive", name: "extendModules", arity: 1, given: [], run };
}

function extendedArgument(builder: Builder, given: Value, more: Value, place: Place | null): Value {
  if (given.type !== "attrs" || more.type === "unknown") return given.type === "attrs" ? more : given;
  const both = (name: string, added: string, empty: Value, join: typeof update): Attribute => {
    const own = given.attributes.get(name);
    const other = part(more, added, empty);
    const value = () => join(own?.value.force() ?? empty, other.force(), place);
    return { value: new Thunk(value, own?.value.place ?? other.place), place: own?.place ?? null };
  };
  const special = specialArguments[builder];
  const attributes = new Map(given.attributes);
  attributes.set("modules", both("modules", "modules", emptyList, concatenate));
  attributes.set(special, both(special, "specialArgs", emptyAttrs, update));
  return attrs(attributes, given.open);
}

function part(set: Value, name: string, empty: Value): Thunk {
  const attribute = set.type === "attrs" ? (set as AttrsValue).attributes.get(name) : undefined;
  return attribute?.value ?? Thunk.of(empty);
}

const builders: ReadonlyMap<string, Builder> = new Map([
  ["nixosSystem", "nixos"],
  ["darwinSystem", "darwin"],
  ["homeManagerConfiguration", "home"],
]);

/** Files of nixpkgs that are functions like `nixosSystem`: `import "${nixpkgs}/nixos/lib/eval-config.nix"`. */
const builderFile = /^import .*\/nixos(?:\/lib\/eval-config\.nix|\/default\.nix)?[">)]*$/;

function builderAt(origin: string | null): Builder | undefined {
  if (origin === null) return undefined;
  return builderFile.test(origin) ? "nixos" : builders.get(origin.slice(origin.lastIndexOf(".") + 1));
}

/**
 * Calling something unknown gives unknown, with one exception: a function that an input offers under the name of a
 * builder of configurations is that builder (`inputs.unstable.lib.nixosSystem`).
 */
export function applyUnknown(callee: UnknownValue, argument: Thunk, place: Place | null): Value {
  const builder = builderAt(callee.origin);
  if (builder) return configurationValue(builder, argument, place);
  return unknown(callee.reason, { origin: callee.origin === null ? null : `${callee.origin} …` });
}
