import type { Evaluator } from "../../evaluator/evaluator.ts";
import { whyUnknown } from "../../evaluator/unknown.ts";
import type { Attribute, AttrsValue, Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import { findHiveHosts, findMadeHiveHosts } from "./hive-hosts.ts";
import { type ConfigurationOutput, flakeOutputs } from "./host.ts";
import { type FoundHosts, HostFinder } from "./host-finder.ts";

/** The configurations among a flake's outputs, by output and in order of name. */
export function findHosts(evaluator: Evaluator, outputs: Value, fallback: Place): FoundHosts {
  const finder = new HostFinder(evaluator);
  if (outputs.type === "unknown") finder.miss(fallback, whyUnknown(outputs));
  if (outputs.type !== "attrs") return finder;
  for (const output of flakeOutputs) look(finder, outputs, output, fallback);
  lookBySystem(finder, outputs.attributes.get("legacyPackages"), fallback);
  findInHives(finder, outputs, fallback);
  return finder;
}

/** `colmenaHive`, which colmena's function makes, and where that is not known `colmena`, of which it is made. */
function findInHives(finder: HostFinder, outputs: AttrsValue, fallback: Place): void {
  const made = outputs.attributes.get("colmenaHive");
  const written = outputs.attributes.get("colmena");
  const hive = made && finder.evaluator.force(made.value);
  const isKnown = hive?.type === "attrs" && hive.attributes.has("nodes");
  if (made && hive && (isKnown || !written)) findMadeHiveHosts(finder, hive, finder.placeOf(made) ?? fallback);
  else if (written) findHiveHosts(finder, finder.evaluator.force(written.value), finder.placeOf(written) ?? fallback);
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
