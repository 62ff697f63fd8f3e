import { strongest } from "../../evaluator/modules/definitions.ts";
import type { Host, OptionDefinition } from "../hosts/host.ts";
import { namesImage } from "../machines/passing-machines.ts";

/** One definition that holds for several machines. */
export interface SharedDefinition {
  readonly definition: OptionDefinition;
  /** At least two, with different host names. */
  readonly hosts: readonly Host[];
}

/**
 * The definitions of an option that are written once and hold for several machines. Configurations with the same
 * `networking.hostName` are one machine; those whose host name is not known are left out, and so are images.
 */
export function sharedDefinitions(hosts: readonly Host[], path: readonly string[]): readonly SharedDefinition[] {
  const groups = new Map<string, { definition: OptionDefinition; machines: Map<string, Host> }>();
  for (const host of hosts) {
    const machine = machineName(host);
    if (machine === null || namesImage(host.name)) continue;
    for (const definition of host.definitionsOf(path)) {
      if (definition.conditional) continue;
      const { file, span } = definition.place;
      const key = `${file}:${span.start}`;
      const group = groups.get(key) ?? { definition, machines: new Map() };
      groups.set(key, group);
      if (!group.machines.has(machine)) group.machines.set(machine, host);
    }
  }
  const shared = [...groups.values()].filter(({ machines }) => machines.size > 1);
  return shared.map(({ definition, machines }) => ({ definition, hosts: [...machines.values()] }));
}

/** The name a machine gives itself, where it is written out. */
function machineName(host: Host): string | null {
  const [winner] = strongest(host.definitionsOf(["networking", "hostName"]).filter(({ conditional }) => !conditional));
  return typeof winner?.literal === "string" && winner.literal !== "" ? winner.literal : null;
}
