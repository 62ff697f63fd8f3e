import type { Project } from "../project.ts";
import type { RoleMember } from "./layout-role.ts";
import { belongsToHost } from "./shared-modules.ts";

/**
 * The files that `callPackage` reads and that build something. A package beside or below the file that calls it is that
 * file's own, unless it is called from the root of the flake; tests and documentation are no packages.
 */
export function packageFiles(project: Project): readonly RoleMember[] {
  const found = new Map<string, RoleMember>();
  for (const { from, target, role, place } of project.imports) {
    if (role !== "call" || target.kind !== "file" || found.has(target.path)) continue;
    const { path } = target;
    if (isOwnOf(project, from, path) || belongsToHost(project, path) || !project.buildsPackage(path)) continue;
    const name = project.pathInFlake(path);
    if (!otherOutput.test(name)) found.set(path, { path, place, name });
  }
  return [...found.values()];
}

function isOwnOf(project: Project, caller: string, path: string): boolean {
  const isAtRoot = !project.pathInFlake(caller).includes("/");
  return !isAtRoot && path.startsWith(caller.slice(0, caller.lastIndexOf("/") + 1));
}

const otherOutput = /^(?:tests?|checks?|docs?|shells?|devshells?)(?:\/|\.nix$)/i;
