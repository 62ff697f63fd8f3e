import { setOf } from "../../evaluator/builtins/primitive.ts";
import { configurationValue } from "../../evaluator/configuration-value.ts";
import type { Evaluator } from "../../evaluator/evaluator.ts";
import { strongest } from "../../evaluator/modules/definitions.ts";
import { absolutePath } from "../../evaluator/source-tree.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { whyUnknown } from "../../evaluator/unknown.ts";
import {
  type Attribute,
  attrs,
  type ClosureValue,
  type ConfigurationCall,
  list,
  path,
  unknown,
  type Value,
} from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import type { EntryPoint } from "./entry-points.ts";
import { EvaluatedHost } from "./evaluated-host.ts";
import { findHiveHosts } from "./hive-hosts.ts";
import { flakeOutputs, type Host, treesOf } from "./host.ts";
import { type FoundHosts, HostFinder } from "./host-finder.ts";

/** The configurations that entry points other than a flake lead to. */
export function findEntryHosts(evaluator: Evaluator, entries: readonly EntryPoint[]): FoundHosts {
  const finder = new HostFinder(evaluator);
  for (const entry of entries) {
    const place = { file: entry.file, span: { start: 0, end: 0 } };
    switch (entry.kind) {
      case "hive":
        findHiveHosts(finder, called(evaluator, entry.file), place);
        break;
      case "default":
        findInSet(finder, called(evaluator, entry.file), place, 0);
        break;
      case "nixos":
      case "darwin":
      case "home":
        addModule(finder, entry, entry.kind, place);
        break;
      case "flake":
    }
  }
  return finder;
}

/** What Nix makes of a file that it is pointed at: a function is called with the defaults of its formals. */
function called(evaluator: Evaluator, file: string): Value {
  const value = evaluator.attempt(() => evaluator.importFile(file));
  if (value.type !== "closure") return value;
  return evaluator.attempt(() => evaluator.apply(value, Thunk.of(attrs(requiredArguments(value))), null));
}

function requiredArguments({ lambda }: ClosureValue): Map<string, Attribute> {
  const required = lambda.formals?.formals.filter((formal) => formal.default === null) ?? [];
  return new Map(
    required.map(({ name: { name } }) => {
      const value = unknown(`the argument '${name}' is given from outside`, { origin: name });
      return [name, { value: Thunk.of(value), place: null }];
    }),
  );
}

/** Sets of configurations lie no deeper: `{ hosts.laptop = …; }`, `{ nixosConfigurations.laptop = …; }`. */
const deepest = 2;

/** Values that are configurations by how they are made; a set of packages is not searched. */
function findInSet(finder: HostFinder, value: Value, place: Place, depth: number): void {
  if (value.type === "unknown") {
    if (depth === 0) finder.miss(place, `what '${place.file}' gives is not known: ${whyUnknown(value)}`);
    return;
  }
  if (value.type !== "attrs" || depth >= deepest || value.attributes.has("type")) return;
  if (value.open && depth === 0) finder.miss(place, `'${place.file}' may give more: ${whyUnknown(value.open)}`);
  for (const [name, attribute] of value.attributes) {
    const inner = finder.evaluator.force(attribute.value);
    const at = finder.placeOf(attribute) ?? place;
    const output = flakeOutputs.find((candidate) => candidate === name);
    if (output && depth === 0) finder.addAll(inner, output, at);
    else if (inner.type === "attrs" && inner.configuration) {
      finder.add({ output: inner.configuration.builder, name, declaredAt: at, value: inner });
    } else findInSet(finder, inner, at, depth + 1);
  }
}

/** A module that is a whole configuration, unless another configuration imports it. */
function addModule(finder: HostFinder, entry: EntryPoint, builder: ConfigurationCall["builder"], place: Place): void {
  if (finder.hosts.some((host) => isModuleOf(host, entry.file))) return;
  const modules = list([Thunk.of(path(absolutePath(entry.file)), place)]);
  const value = configurationValue(builder, Thunk.of(setOf({ modules }), place), place);
  const unnamed = new EvaluatedHost(finder.evaluator, { output: builder, name: entry.name, declaredAt: place, value });
  const own = nameOf(unnamed, builder);
  const name = own === null || finder.has(builder, own) ? entry.name : own;
  finder.add({ output: builder, name, declaredAt: place, value });
}

function isModuleOf(host: Host, file: string): boolean {
  return treesOf(host).some((tree) => tree.modules.some((module) => module.file === file));
}

/** The name that the configuration gives itself, where that is sure. */
function nameOf(host: Host, builder: ConfigurationCall["builder"]): string | null {
  const option = builder === "home" ? ["home", "username"] : ["networking", "hostName"];
  const names = new Set(
    strongest(host.definitionsOf(option).filter(({ conditional }) => !conditional)).map(({ literal }) => literal),
  );
  const [name] = names;
  return names.size === 1 && typeof name === "string" && name !== "" ? name : null;
}
