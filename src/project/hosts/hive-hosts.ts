import { colmenaModel } from "../../evaluator/models/colmena.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { whyUnknown } from "../../evaluator/unknown.ts";
import type { Value } from "../../evaluator/value.ts";
import type { Place } from "../../source/span.ts";
import { type HostFinder, sorted } from "./host-finder.ts";

/** The machines of a colmena hive that are not configurations of the flake already. */
export function findHiveHosts(finder: HostFinder, hive: Value, place: Place): void {
  if (hive.type !== "attrs" && hive.type !== "unknown") return;
  const { evaluator } = finder;
  const nodes = evaluator.attempt(() => {
    const makeHive = evaluator.select(evaluator.select(colmenaModel(evaluator, "inputs.colmena"), "lib"), "makeHive");
    return evaluator.select(evaluator.apply(makeHive, Thunk.of(hive), place), "nodes");
  });
  addMachines(finder, nodes, hive, place);
}

/** The machines of what `makeHive` made: `colmenaHive`. */
export function findMadeHiveHosts(finder: HostFinder, made: Value, place: Place): void {
  const nodes = finder.evaluator.select(made, "nodes");
  addMachines(finder, nodes, nodes, place);
}

/** `written` says where the machines stand. */
function addMachines(finder: HostFinder, nodes: Value, written: Value, place: Place): void {
  const hidden = nodes.type === "attrs" ? nodes.open : nodes.type === "unknown" ? nodes : null;
  // Beside configurations of the flake, a hive deploys just these.
  if (hidden && finder.hosts.length === 0) finder.miss(place, `the hive may hold machines: ${whyUnknown(hidden)}`);
  if (nodes.type !== "attrs") return;
  for (const [name, attribute] of sorted(nodes)) {
    if (finder.has("nixosConfigurations", name)) continue;
    const own = written.type === "attrs" ? written.attributes.get(name) : undefined;
    const declaredAt = finder.placeOf(own ?? attribute) ?? place;
    finder.add({ output: "colmena", name, declaredAt, value: finder.evaluator.force(attribute.value) });
  }
}
