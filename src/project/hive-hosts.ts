import { setOf } from "../evaluator/builtins/primitive.ts";
import { Thunk } from "../evaluator/thunk.ts";
import { configurationValue, whyUnknown } from "../evaluator/unknown.ts";
import { type AttrsValue, attrs, list, string, type Value } from "../evaluator/value.ts";
import type { Place } from "../source/span.ts";
import { type HostFinder, sorted } from "./host-finder.ts";

/** Attributes of a hive that are no machines (colmena's manual, "meta" and "defaults"; morph's and nixops' "network"). */
const noMachines: ReadonlySet<string> = new Set(["meta", "defaults", "network"]);

/** The machines of a colmena hive that are not configurations of the flake already. */
export function findHiveHosts(finder: HostFinder, hive: Value, place: Place): void {
  // Beside configurations of the flake, a hive deploys just these.
  const deploysOthers = finder.hosts.length === 0;
  if (hive.type === "unknown" && deploysOthers)
    finder.miss(place, `the machines of the hive are not known: ${whyUnknown(hive)}`);
  if (hive.type !== "attrs") return;
  if (hive.open) finder.miss(place, `the hive may hold more machines: ${whyUnknown(hive.open)}`);
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
  const special = [...specialArguments(evaluator, hive), ...own.attributes];
  return setOf({ modules, specialArgs: attrs(new Map(special)) });
}

function specialArguments(evaluator: HostFinder["evaluator"], hive: AttrsValue): AttrsValue["attributes"] {
  const meta = hive.attributes.get("meta");
  const value = meta && evaluator.force(meta.value);
  const special = value?.type === "attrs" ? value.attributes.get("specialArgs") : undefined;
  const set = special && evaluator.force(special.value);
  return set?.type === "attrs" ? set.attributes : new Map();
}
