import { setOf } from "../evaluator/builtins/primitive.ts";
import { configurationValue } from "../evaluator/configuration-value.ts";
import type { Evaluator } from "../evaluator/evaluator.ts";
import { Thunk } from "../evaluator/thunk.ts";
import { whyUnknown } from "../evaluator/unknown.ts";
import { type AttrsValue, attrs, list, string, type Value } from "../evaluator/value.ts";
import type { Place } from "../source/span.ts";
import { type HostFinder, sorted } from "./host-finder.ts";

/** Attributes of a hive that are no machines (colmena's manual, "meta" and "defaults"; morph's and nixops' "network"). */
const noMachines: ReadonlySet<string> = new Set(["meta", "defaults", "network"]);

/** The machines of a colmena hive that are not configurations of the flake already. */
export function findHiveHosts(finder: HostFinder, hive: Value, place: Place): void {
  const hidden = hive.type === "attrs" ? hive.open : hive.type === "unknown" ? hive : null;
  // Beside configurations of the flake, a hive deploys just these.
  if (hidden && finder.hosts.length === 0) finder.miss(place, `the hive may hold machines: ${whyUnknown(hidden)}`);
  if (hive.type !== "attrs") return;
  for (const [name, attribute] of sorted(hive)) {
    if (noMachines.has(name) || finder.has("nixosConfigurations", name)) continue;
    const argument = Thunk.of(machineArgument(finder, hive, name, attribute.value), place);
    const declaredAt = finder.placeOf(attribute) ?? place;
    finder.add({ output: "colmena", name, declaredAt, value: configurationValue("nixos", argument, declaredAt) });
  }
}

/** What colmena would call the builder with. */
function machineArgument({ evaluator }: HostFinder, hive: AttrsValue, name: string, machine: Thunk): AttrsValue {
  const defaults = hive.attributes.get("defaults");
  const modules = list([...(defaults ? [defaults.value] : []), machine]);
  const own = setOf({ name: string(name) });
  const special = [...specialArguments(evaluator, hive, name), ...own.attributes];
  return setOf({ modules, specialArgs: attrs(new Map(special)) });
}

/** `meta.specialArgs`, and over them `meta.nodeSpecialArgs.<name>`. */
function specialArguments(evaluator: Evaluator, hive: AttrsValue, name: string): AttrsValue["attributes"] {
  const meta = setAt(evaluator, hive, "meta");
  const general = meta && setAt(evaluator, meta, "specialArgs");
  const ofMachines = meta && setAt(evaluator, meta, "nodeSpecialArgs");
  const own = ofMachines && setAt(evaluator, ofMachines, name);
  return new Map([...(general?.attributes ?? []), ...(own?.attributes ?? [])]);
}

function setAt(evaluator: Evaluator, set: AttrsValue, name: string): AttrsValue | null {
  const attribute = set.attributes.get(name);
  const value = attribute && evaluator.force(attribute.value);
  return value?.type === "attrs" ? value : null;
}
