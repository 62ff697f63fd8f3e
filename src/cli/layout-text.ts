import { holdsHomes } from "../project/hosts/host.ts";
import type { LayoutProposal } from "../project/layout/layout-proposal.ts";
import { layoutRoles, presetLayouts } from "../project/layout-settings.ts";
import type { Project } from "../project/project.ts";
import { counted } from "./module-tree.ts";
import { printable } from "./printable.ts";

/** A flakelint.toml that says a layout, in as few words as it takes. */
export function renderConfig({ preset, hosts, roles }: LayoutProposal): string {
  const standard = preset === null ? {} : presetLayouts[preset];
  const lines = preset === null ? [] : [`preset = ${JSON.stringify(preset)}`];
  if (hosts !== null && hosts !== standard.hosts) lines.push(`hosts = ${JSON.stringify(hosts)}`);
  for (const role of layoutRoles) {
    const { folders } = roles[role];
    if (folders.length === 0 || folders.join("\n") === standard[role]?.join("\n")) continue;
    lines.push(
      `${role} = ${folders.length === 1 ? JSON.stringify(folders[0]) : `[${folders.map((folder) => JSON.stringify(folder)).join(", ")}]`}`,
    );
  }
  const layout = lines.length > 0 ? `\n[layout]\n${lines.join("\n")}\n` : "";
  return `extends = ["recommended"]          # or "minimal", "strict"\n${layout}`;
}

const most = 6;

/** What was found, for people: a line for the hosts, and one for each role that there is. */
export function renderProposal(project: Project, { hosts, roles }: LayoutProposal): string {
  const machines = project.hosts.filter((host) => !holdsHomes(host.output)).map(({ name }) => name);
  const rows = [["hosts", named(machines, "host"), hosts === null ? "" : `${hosts}/`]];
  const users = [...new Set(roles.homes.members.map(({ name }) => name))];
  if (users.length > 0) rows.push(["homes", named(users, "home"), inWords(roles.homes.folders)]);
  for (const [role, what] of [
    ["modules", machines.length === 1 ? "module" : "shared module"],
    ["overlays", "overlay"],
    ["packages", "package"],
  ] as const) {
    // Of what is put together out of sight, "0" would be no finding but a gap.
    if (roles[role].members.length > 0)
      rows.push([role, counted(roles[role].members.length, what), inWords(roles[role].folders)]);
  }
  return rows
    .map(
      ([role = "", what = "", where]) =>
        `  ${role.padEnd(9)} ${printable(what)}${where ? ` in ${printable(where)}` : ""}\n`,
    )
    .join("");
}

function named(names: readonly string[], what: string): string {
  const rest = names.length > most ? `, and ${names.length - most} more` : "";
  return counted(names.length, what) + (names.length > 0 ? ` (${names.slice(0, most).join(", ")}${rest})` : "");
}

function inWords(folders: readonly string[]): string {
  return folders.map((folder) => `${folder}/`).join(", ");
}
