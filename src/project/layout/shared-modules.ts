import { holdsHomes } from "../hosts/host.ts";
import type { GraphModule } from "../imports/module-graph.ts";
import type { Project } from "../project.ts";
import type { RoleMember } from "./layout-role.ts";

/**
 * The modules of machines that belong to none of them: more than one uses them. Of a single machine, all of its modules
 * but those that say what the machine is.
 */
export function sharedModules(project: Project): readonly RoleMember[] {
  const machines = project.hosts.filter((host) => !holdsHomes(host.output));
  return [...project.graph.modules.values()].flatMap((module) => {
    if (
      module.kind !== "file" ||
      belongsToHost(project, module.name) ||
      hasPlaceOfItsOwn(project.pathInFlake(module.name))
    )
      return [];
    const isShared = machines.length === 1 || usersOf(module) > 1;
    const [first] = project.graph.importsOf(module.name);
    if (!isShared || !first || usersOf(module) === 0 || onlyCollects(project, module)) return [];
    return [{ path: module.name, place: first.place, name: project.pathInFlake(module.name) }];
  });
}

/** Whether a file lies among the hosts, or is one's own. */
export function belongsToHost(project: Project, path: string): boolean {
  const { layout } = project;
  if (layout.ownersOf(path).size > 0) return true;
  return layout.hostsDirectories.some((folder) => path.startsWith(`${folder}/`));
}

/** Whether a file at the root does nothing but import modules: it stands for all of them, and for no folder of theirs. */
function onlyCollects(project: Project, { name, roots }: GraphModule): boolean {
  const { graph } = project;
  if (project.pathInFlake(name).includes("/") || !graph.imports.some(({ from }) => from?.name === name)) return false;
  return [...roots].every(({ host, part }) => {
    const module = (part ?? host).modules.find(({ file }) => file === name);
    const declares = host.declarations.some((declaration) => declaration.module === module);
    return module === undefined || (!declares && host.definitionsIn(module).length === 0);
  });
}

/** How many machines use a module themselves, not in the home of a user. */
function usersOf({ roots }: GraphModule): number {
  const hosts = [...roots].filter(({ host, part }) => part === null && !holdsHomes(host.output));
  return new Set(hosts.map(({ host }) => host.name)).size;
}

/** What describes one machine by its usual name, what collects all modules, and what a tool writes at the root. */
function hasPlaceOfItsOwn(path: string): boolean {
  return (
    /(?:^|\/)(?:hardware-|darwin-)?configuration\.nix$/.test(path) ||
    /^(?:flake|default|cachix|hardware|disko?s?(?:-config)?)\.nix$/.test(path)
  );
}
