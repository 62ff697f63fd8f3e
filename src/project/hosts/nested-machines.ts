import type { Evaluator } from "../../evaluator/evaluator.ts";
import { evaluateConfiguration } from "../../evaluator/models/configuration-evaluation.ts";
import { nixpkgsLib } from "../../evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import type { LoadedModule } from "../../evaluator/modules/loaded-modules.ts";
import { Thunk } from "../../evaluator/thunk.ts";
import { attrs, list, type Value } from "../../evaluator/value.ts";
import type { NestedMachine, Unresolved } from "./host.ts";
import { type FoundNames, mergedSets, modulesNamed, namedModules } from "./named-modules.ts";

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
  /** Where in a machine its special arguments are; `null` for a variant of the host, which has the host's. */
  readonly special: readonly string[] | null;
}

const machineSets: readonly MachineSet[] = [
  { kind: "specialisation", path: ["specialisation"], below: ["configuration"], special: null },
  { kind: "container", path: ["containers"], below: ["config"], special: ["specialArgs"] },
  { kind: "microvm", path: ["microvm", "vms"], below: ["config"], special: ["specialArgs"] },
];

/** What nixos-rebuild build-vm adds to the machine. */
const variants = ["vmVariant", "vmVariantWithBootLoader"] as const;

/** What a host gives to the machines inside of it. */
export interface GivenToMachines {
  readonly specialArgs: Value;
  /** The library of its modules, which its variants have too. */
  readonly lib: Thunk;
  readonly packages: Thunk;
}

/** The machines that a host's modules write inside of it, with all modules of each. */
export function nestedMachines(
  evaluator: Evaluator,
  modules: readonly LoadedModule[],
  given: GivenToMachines,
): FoundMachines {
  const machines: NestedMachine[] = [];
  const unresolved: Unresolved[] = [];
  const add = (
    kind: NestedMachine["kind"],
    found: FoundNames,
    own: (name: string) => Omit<GivenToMachines, "packages">,
  ) => {
    unresolved.push(...found.unresolved);
    for (const { name, declaredAt, entries } of found.named) {
      const { specialArgs, lib } = own(name);
      const { loaded } = evaluateConfiguration(evaluator, {
        entries: list(entries),
        specialArgs,
        moduleClass: "nixos",
        lib,
        packages: given.packages,
        machine: null,
        fallback: declaredAt,
      });
      machines.push({
        modules: loaded.modules,
        unresolved: loaded.unresolved,
        evaluation: null,
        kind,
        name,
        declaredAt,
      });
    }
  };
  const lib = new Thunk(() => nixpkgsLib(evaluator));
  for (const { kind, path, below, special } of machineSets) {
    add(kind, namedModules(evaluator, modules, path, below), (name) =>
      special ? { specialArgs: attrs(mergedSets(evaluator, modules, [...path, name, ...special])), lib } : given,
    );
  }
  for (const variant of variants) {
    const named = modulesNamed(evaluator, modules, ["virtualisation", variant], variant);
    add("vmVariant", { named, unresolved: [] }, () => given);
  }
  return { machines, unresolved };
}
