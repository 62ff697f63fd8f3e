import type { Evaluator } from "../evaluator/evaluator.ts";
import { whyUnknown } from "../evaluator/unknown.ts";
import type { Attribute, AttrsValue, Value } from "../evaluator/value.ts";
import type { Place } from "../source/span.ts";
import { findHiveHosts } from "./hive-hosts.ts";
import { type ConfigurationOutput, flakeOutputs } from "./host.ts";
import { type FoundHosts, HostFinder } from "./host-finder.ts";

/** The configurations among a flake's outputs, by output and in order of name. */
export function findHosts(evaluator: Evaluator, outputs: Value, fallback: Place): FoundHosts {
  const finder = new HostFinder(evaluator);
  if (outputs.type === "unknown") finder.miss(fallback, whyUnknown(outputs));
  if (outputs.type !== "attrs") return finder;
  for (const output of flakeOutputs) look(finder, outputs, output, fallback);
  lookBySystem(finder, outputs.attributes.get("legacyPackages"), fallback);
  // Most often `colmenaHive` is made of `colmena` by a function of colmena's.
  const hive = outputs.attributes.get("colmena") ?? outputs.attributes.get("colmenaHive");
  if (hive) findHiveHosts(finder, evaluator.force(hive.value), finder.placeOf(hive) ?? fallback);
  return finder;
}

function look(finder: HostFinder, outputs: AttrsValue, output: ConfigurationOutput, fallback: Place): void {
  const attribute = outputs.attributes.get(output);
  if (!attribute) {
    if (outputs.open) finder.miss(fallback, `'${output}' is not known: ${whyUnknown(outputs.open)}`);
    return;
  }
  finder.addAll(finder.evaluator.force(attribute.value), output, finder.placeOf(attribute) ?? fallback);
}

/** `legacyPackages.<system>.homeConfigurations`, where home-manager looks for homes too, as far as it is known. */
function lookBySystem(finder: HostFinder, output: Attribute | undefined, fallback: Place): void {
  const systems = output && finder.evaluator.force(output.value);
  if (systems?.type !== "attrs") return;
  for (const system of systems.attributes.values()) {
    const packages = finder.evaluator.force(system.value);
    const homes = packages.type === "attrs" ? packages.attributes.get("homeConfigurations") : undefined;
    const known = homes && finder.evaluator.force(homes.value);
    if (known?.type === "attrs") finder.addAll(known, "legacyPackages", finder.placeOf(homes as Attribute) ?? fallback);
  }
}
