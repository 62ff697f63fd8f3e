import { argumentsOfRepository, standardArguments } from "../../knowledge/module-arguments.ts";
import type { Flake } from "../flake/flake.ts";
import { identifyRepository } from "../flake/repository-identity.ts";
import type { Host, ModuleTree } from "../hosts/host.ts";

/**
 * The names of everything that the modules of a tree are called with; `null` where there may be more: `specialArgs` or a
 * module is not known, or a module from outside may define arguments.
 */
export function passedArguments({ evaluation, modules }: ModuleTree, flake: Flake | null): ReadonlySet<string> | null {
  if (!evaluation?.moduleClass || !evaluation.givenArguments.isComplete) return null;
  const { special, defined } = evaluation.givenArguments;
  const names = new Set([...standardArguments(evaluation.moduleClass), ...special, ...defined]);
  for (const { external } of modules) {
    if (external === null) continue;
    const given = argumentsOfOrigin(external, flake);
    if (!given) return null;
    for (const name of given) names.add(name);
  }
  return names;
}

/**
 * The names that `imports` may ask for: `_module.args` is known only when all modules are. `null` where there may be more.
 */
export function argumentsForImports(host: Host, tree: ModuleTree): ReadonlySet<string> | null {
  const { evaluation } = tree;
  if (!evaluation?.moduleClass || !evaluation.givenArguments.isSpecialKnown) return null;
  // What a home gets is said by modules of the machine, which have to be known for that.
  if (tree !== host && host.unresolved.length > 0) return null;
  return new Set([...standardArguments(evaluation.moduleClass), ...evaluation.givenArguments.special]);
}

/** What a module from outside passes to the others, by its origin: `inputs.agenix.nixosModules.default`. */
function argumentsOfOrigin(origin: string, flake: Flake | null): readonly string[] | null {
  if (/^\(?(?:modulesPath\b|<nixpkgs\b)/.test(origin)) return argumentsOfRepository("github:nixos/nixpkgs");
  const name = /^(?:import )?\(?inputs\.([A-Za-z_][A-Za-z0-9_'-]*)/.exec(origin)?.[1];
  const input = flake?.inputs.find((candidate) => candidate.name === name);
  const identity = input ? identifyRepository(input.reference) : null;
  return identity === null ? null : argumentsOfRepository(identity);
}
