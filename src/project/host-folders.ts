import type { Project } from "./project.ts";

/** A folder of the hosts' directory that looks like a host, but leads nowhere. */
export interface UnusedHostFolder {
  readonly path: string;
  /** Its configuration.nix or default.nix. */
  readonly entry: string;
}

/** Folders beside the hosts' with an entry file of their own, of which nothing is reached. */
export function unusedHostFolders(project: Project): readonly UnusedHostFolder[] {
  if (project.reachability.heldBack) return [];
  const unreached = new Set(project.reachability.unreached);
  return project.layout.hostsDirectories.flatMap((root) => unusedFolders(project, root, unreached));
}

function unusedFolders(project: Project, root: string, unreached: ReadonlySet<string>): UnusedHostFolder[] {
  const found: UnusedHostFolder[] = [];
  for (const [name, kind] of project.files.entries(root) ?? []) {
    if (kind !== "directory") continue;
    const path = `${root}/${name}`;
    const entry = ["configuration.nix", "default.nix"]
      .map((file) => `${path}/${file}`)
      .find((file) => unreached.has(file));
    if (!entry) continue;
    const files = project.files.paths.filter((file) => file.startsWith(`${path}/`) && file.endsWith(".nix"));
    if (files.every((file) => unreached.has(file))) found.push({ path, entry });
  }
  return found;
}
