/** What `[layout]` may say of a repository, so that what there is keeps to it as far as possible. */

import { holdsHomes } from "../hosts/host.ts";
import { type LayoutPreset, type LayoutRole, layoutRoles, presetLayouts } from "../layout-settings.ts";
import type { Project } from "../project.ts";
import { homeEntries } from "./home-entries.ts";
import { inferredFolders, isBelow, type RoleMember, topFolder } from "./layout-role.ts";
import { overlayFiles } from "./overlay-files.ts";
import { packageFiles } from "./package-files.ts";
import { sharedModules } from "./shared-modules.ts";

/** What was found of a role, and the folders for it; paths are relative to flake.nix. */
export interface ProposedRole {
  readonly members: readonly RoleMember[];
  /** Empty where nothing clear can be said. */
  readonly folders: readonly string[];
}

export interface LayoutProposal {
  readonly preset: LayoutPreset | null;
  /** `null` where the hosts have no folder, or several. */
  readonly hosts: string | null;
  readonly roles: Readonly<Record<LayoutRole, ProposedRole>>;
}

const membersOf: Readonly<Record<LayoutRole, (project: Project) => readonly RoleMember[]>> = {
  homes: homeEntries,
  modules: sharedModules,
  overlays: overlayFiles,
  packages: packageFiles,
};

/** The layout of a project whose configuration pins none; the preset is the one asked for, or the one that fits. */
export function proposeLayout(project: Project, wanted: LayoutPreset | null): LayoutProposal {
  const folders = project.layout.hostsDirectories;
  const hosts = folders.length === 1 ? project.pathInFlake(folders[0] as string) : null;
  const machines = project.hosts.filter((host) => !holdsHomes(host.output)).length;
  const likely = hosts !== null ? "hosts" : machines === 1 ? "single-host" : null;
  const assumed = wanted ?? likely;
  const roles = Object.fromEntries(layoutRoles.map((role) => [role, proposeRole(project, role, assumed)])) as Record<
    LayoutRole,
    ProposedRole
  >;
  const fits = layoutRoles.every((role) => roles[role].members.length === 0 || roles[role].folders.length > 0);
  return { preset: wanted ?? (fits ? likely : null), hosts, roles };
}

function proposeRole(project: Project, role: LayoutRole, preset: LayoutPreset | null): ProposedRole {
  const members = membersOf[role](project);
  const standard = preset === null ? [] : (presetLayouts[preset][role] ?? []);
  const paths = members.map(({ path }) => project.pathInFlake(path));
  if (members.length > 0 && paths.every((path) => standard.some((folder) => isBelow(path, folder)))) {
    return { members, folders: standard };
  }
  const pattern = inferredFolders(project, members);
  if (!pattern) return { members, folders: [] };
  const others = members.flatMap(({ path }) => topFolder(project, path) ?? []);
  const beside = others.filter((folder) => !pattern.folders.some((known) => isBelow(`${known}/`, folder)));
  return {
    members,
    folders: [...new Set([...pattern.folders, ...beside])].map((folder) => project.pathInFlake(folder)),
  };
}
