import {
  type MachineFact,
  nixpkgsModuleLeavesAlone,
  repositoryLeavesAlone,
} from "../../knowledge/module-repositories.ts";
import { inputIdentity } from "../flake/input-identity.ts";
import type { Host } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** Whether no module of a host, of the repository or of an input, can define any of the options that tell a fact. */
export function surelyUnset(
  project: Project,
  host: Host,
  fact: MachineFact,
  options: readonly (readonly string[])[],
): boolean {
  if (host.modules.length === 0 || !takesModulesOnly(host)) return false;
  // Cheap questions first: whether an option may be set can cost much of an evaluation.
  const isClear = host.modules.every(({ file, external }) => {
    if (external !== null) return externalLeavesAlone(project, external, fact);
    return file === null || project.nixFile(file)?.tree.damage.length === 0;
  });
  return isClear && !options.some((path) => host.mayDefine(path));
}

/** Arguments of builders that add no definitions; `extraModules` of NixOS and the sets home-manager took of old do. */
const plainArguments: ReadonlySet<string> = new Set([
  "check",
  "extraSpecialArgs",
  "inputs",
  "lib",
  "modules",
  "pkgs",
  "specialArgs",
  "system",
]);

function takesModulesOnly({ argumentNames }: Host): boolean {
  return argumentNames !== null && [...argumentNames].every((name) => plainArguments.has(name));
}

/** Whether a module from outside is known to say nothing of a fact. */
export function externalLeavesAlone(project: Project, origin: string, fact: MachineFact): boolean {
  const path = /^modulesPath \+ "\/([^"]+)"$/.exec(origin)?.[1];
  if (path !== undefined) return nixpkgsModuleLeavesAlone(path, fact);
  const identity = originIdentity(project, origin);
  return identity !== null && repositoryLeavesAlone(identity, fact);
}

/** The repository (`github:owner/name`) that a module from outside comes from; `null` where it is not known. */
export function originIdentity({ flake }: Project, origin: string): string | null {
  const name = /^inputs\.([A-Za-z0-9_'-]+)\./.exec(origin)?.[1];
  const input = flake?.inputs.find((candidate) => candidate.name === name);
  return flake && input ? inputIdentity(flake, input) : null;
}
