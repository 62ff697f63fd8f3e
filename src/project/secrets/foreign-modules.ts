import { forgeTypes } from "../flake/flake-reference.ts";
import type { ModuleTree } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** Whether a tree has modules that may declare secrets of the owner out of sight; asked of many trees with the same inputs. */
export function secretsFromOutside(project: Project): (tree: ModuleTree) => boolean {
  // The vars of clan become secrets of sops-nix.
  if (usesClan(project)) return () => true;
  const known = new Map<string, boolean>();
  const mayDeclare = (origin: string) => {
    const may = known.get(origin) ?? mayDeclareSecrets(project, origin);
    known.set(origin, may);
    return may;
  };
  return ({ modules }) => modules.some(({ external }) => external !== null && mayDeclare(external));
}

/**
 * Whether a module from outside may declare secrets of the owner: one of an input that only the owner can fetch, that is
 * named for secrets, or of which nothing is known. Published modules leave the names of secrets to their users.
 */
function mayDeclareSecrets({ flake }: Project, origin: string): boolean {
  const name = /^(?:import )?\(?inputs\.(?:"([^"]+)"|([\w'-]+))/.exec(origin)?.slice(1).find(Boolean);
  if (name === undefined) return !/^(?:import )?\(?(?:modulesPath\b|<nixpkgs|pkgs\b|lib\b)/.test(origin);
  const input = flake?.inputs.find((candidate) => candidate.name === name);
  if (!input?.reference) return true;
  const { type, url } = input.reference;
  const isPublic = forgeTypes.has(String(type)) || type === "indirect" || /^https:/.test(String(url ?? ""));
  return !isPublic || /secret(?!service)|private|personal|vault\b/i.test(`${name} ${JSON.stringify(input.reference)}`);
}

/** Whether the flake is built with clan, or is clan itself. */
export function usesClan({ flake }: Project): boolean {
  const inputs = flake?.inputs ?? [];
  return inputs.some(({ name, url }) => name === "clan-core" || /\bclan-core\b/.test(url?.value ?? ""));
}
