import { type HomeUser, type Host, type HostModule, holdsHomes } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import type { RoleMember } from "./layout-role.ts";
import { belongsToHost } from "./shared-modules.ts";

/**
 * The file that makes each home its user's, as far as there is one: named after the user, or the only one. Files of a
 * host are left out: what a user has on one machine only may live with the machine.
 */
export function homeEntries(project: Project): readonly RoleMember[] {
  const found = new Map<string, RoleMember>();
  for (const { tree, user } of homesOf(project)) {
    const entry = entryOf(project, tree, user);
    if (!entry || belongsToHost(project, entry.file)) continue;
    const key = `${user}:${entry.file}`;
    if (!found.has(key)) found.set(key, { path: entry.file, place: entry.via, name: user });
  }
  return [...found.values()];
}

interface Home {
  readonly tree: Host | HomeUser;
  readonly user: string;
}

function homesOf(project: Project): Home[] {
  return project.hosts.flatMap((host): Home[] => {
    if (holdsHomes(host.output)) return [{ tree: host, user: host.name.replace(/@.*$/, "") }];
    return host.users.map((user) => ({ tree: user, user: user.name }));
  });
}

function entryOf(project: Project, { modules }: Host | HomeUser, user: string) {
  const files = modules.flatMap((module) => {
    const file = module.importedBy === null ? (module.file ?? importedAt(project, module)) : null;
    return file === null ? [] : [{ file, via: module.via }];
  });
  const named = files.find(({ file }) => file.split("/").some((step) => step.replace(/\.nix$/, "") === user));
  return named ?? (files.length === 1 ? files[0] : undefined);
}

/** The file of `users.ada = import ./home;`, which for the module system is a module without one. */
function importedAt(project: Project, { via, external }: HostModule): string | null {
  if (external !== null) return null;
  const edge = project.importsOf(via.file).find(({ role, place: { span } }) => {
    return role === "import" && span.start >= via.span.start && span.end === via.span.end;
  });
  return edge?.target.kind === "file" ? edge.target.path : null;
}
