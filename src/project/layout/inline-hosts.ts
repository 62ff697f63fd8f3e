/** Machines that are written among the outputs, while others have a folder or file of their own. */
import { type Place, placeKey } from "../../source/span.ts";
import type { Host, HostModule } from "../hosts/host.ts";
import { type HostHome, pathNamedAfter } from "../layout.ts";
import { isTestFile, namesImage } from "../machines/passing-machines.ts";
import type { Project } from "../project.ts";

export interface InlineHost {
  readonly host: Host;
  /** The folder of the hosts of its kind. */
  readonly directory: string;
  /** A host that lives there. */
  readonly sibling: HostHome;
  /** The module that only this host has. */
  readonly inline: Place;
}

/**
 * The hosts with a module of their own that is written in place, and no file of their own. Left out are hosts whose
 * modules are not all known, variants of what lies among the hosts, images, guests and tests.
 */
export function inlineHosts(project: Project): readonly InlineHost[] {
  const { layout } = project;
  const living = new Set(layout.homes.filter(({ root }) => root !== null).map(({ host }) => host));
  const inlineUsers = usersOfInlineModules(project.hosts);
  return project.hosts.flatMap((host): InlineHost[] => {
    const directory = layout.hostsDirectory(host.output);
    if (directory === null) return [];
    const sibling = layout.homes.find(
      (home) => home.host.output === host.output && (home.root === directory || home.root?.startsWith(`${directory}/`)),
    );
    if (!sibling || living.has(host) || host.unresolved.length > 0 || passes(host)) return [];
    const own = entriesOf(host).find((module) => isInline(module) && inlineUsers.get(placeKey(module.via)) === 1);
    if (!own || host.modules.some((module) => givesHome(project, host, module))) return [];
    return [{ host, directory, sibling, inline: own.via }];
  });
}

function entriesOf({ modules }: Host): readonly HostModule[] {
  return modules.filter(({ importedBy }) => importedBy === null);
}

function isInline({ file, external }: HostModule): boolean {
  return file === null && external === null;
}

/** What a function writes for several hosts is no host's own. */
function usersOfInlineModules(hosts: readonly Host[]): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const host of hosts) {
    for (const key of new Set(entriesOf(host).flatMap((module) => (isInline(module) ? [placeKey(module.via)] : [])))) {
      users.set(key, (users.get(key) ?? 0) + 1);
    }
  }
  return users;
}

/** Whether it is booted, run or tested as it is, and never installed. */
function passes({ name, declaredAt, modules }: Host): boolean {
  if (namesImage(name) || isTestFile(declaredAt.file)) return true;
  return modules.some(({ external }) => external !== null && guest.test(external));
}

const guest =
  /\/(?:installer\/(?!scan\/)|virtualisation\/|profiles\/(?:qemu-guest|docker-container|macos-builder))|nixos-(?:generators|wsl)|microvm/i;

/** Whether a module is a file of the host's own, or a part of another host. */
function givesHome({ graph, layout }: Project, host: Host, module: HostModule): boolean {
  const { file, external, via } = module;
  if (external !== null) return external.includes(host.name);
  if (pathNamedAfter(host.name, file ?? via.file) !== null) return true;
  if (file === null) return layout.hostsDirectories.some((folder) => via.file.startsWith(`${folder}/`));
  if (layout.ownersOf(file).size > 0) return true;
  const isEntry = module.importedBy === null;
  if (isEntry && layout.hostsDirectories.some((folder) => file.startsWith(`${folder}/`))) return true;
  return [...(graph.modules.get(file)?.roots ?? [])].every((root) => root.host === host);
}
