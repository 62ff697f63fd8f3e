import type { Evaluator } from "../evaluator/evaluator.ts";
import type { LoadedModule } from "../evaluator/modules/loaded-modules.ts";
import type { Thunk } from "../evaluator/thunk.ts";
import type { NestedMachine, Unresolved } from "./host.ts";
import { type FoundNames, loadNamed, modulesNamed, namedModules } from "./named-modules.ts";

export interface FoundMachines {
  readonly machines: readonly NestedMachine[];
  readonly unresolved: readonly Unresolved[];
}

interface MachineSet {
  readonly kind: NestedMachine["kind"];
  /** The option that holds a machine for each name. */
  readonly path: readonly string[];
  /** Where in a machine its modules are. */
  readonly below: readonly string[];
}

const machineSets: readonly MachineSet[] = [
  { kind: "specialisation", path: ["specialisation"], below: ["configuration"] },
  { kind: "container", path: ["containers"], below: ["config"] },
  { kind: "microvm", path: ["microvm", "vms"], below: ["config"] },
];

/** What nixos-rebuild build-vm adds to the machine. */
const variants = ["vmVariant", "vmVariantWithBootLoader"] as const;

/** The machines that a host's modules write inside of it, with all modules of each. */
export function nestedMachines(evaluator: Evaluator, modules: readonly LoadedModule[], argument: Thunk): FoundMachines {
  const machines: NestedMachine[] = [];
  const unresolved: Unresolved[] = [];
  const add = (kind: NestedMachine["kind"], found: FoundNames) => {
    unresolved.push(...found.unresolved);
    for (const machine of found.named) {
      const loaded = loadNamed(evaluator, machine, [], argument);
      machines.push({ ...loaded, kind, name: machine.name, declaredAt: machine.declaredAt });
    }
  };
  for (const { kind, path, below } of machineSets) add(kind, namedModules(evaluator, modules, path, below));
  for (const variant of variants) {
    add("vmVariant", { named: modulesNamed(evaluator, modules, ["virtualisation", variant], variant), unresolved: [] });
  }
  return { machines, unresolved };
}
