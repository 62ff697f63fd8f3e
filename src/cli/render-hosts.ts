import type { Host, ModuleTree, Unresolved } from "../project/hosts/host.ts";
import { treesOf } from "../project/hosts/host.ts";
import type { Project } from "../project/project.ts";
import { displayWidth } from "../reporters/text/clusters.ts";
import { listNames } from "../source/name-list.ts";
import { counted, entryBranches, moduleBranches, type Naming, shortBranches } from "./module-tree.ts";
import type { Style } from "./style.ts";
import { type Branch, padded, renderLine, renderTree } from "./text-tree.ts";

/** How much is told of each host: a line, the most of its entry modules and users, all of them, or every module. */
export type HostDetail = "line" | "short" | "entries" | "tree";

export interface HostsLook extends Naming {
  readonly style: Style;
  /** Columns there are. */
  readonly width: number;
  readonly detail: HostDetail;
}

/** Prints configurations for people; `isAll` adds what concerns no single one of them. */
export function renderHosts(project: Project, hosts: readonly Host[], isAll: boolean, look: HostsLook): string {
  const outputs = [...new Set(hosts.map((host) => host.output))];
  const blocks = outputs.map((output) => {
    const own = hosts.filter((host) => host.output === output);
    return `${look.style.bold(titles[output] ?? output)}\n${renderTree(hostBranches(project, own, look), look)}`;
  });
  if (hosts.length === 0) blocks.push("no configurations found\n");
  blocks.push(...section("not followed", unresolvedBranches(project, hosts, isAll, look), look));
  if (isAll) blocks.push(...reachabilityBlocks(project, look));
  blocks.push(summary(project, hosts, isAll));
  return blocks.join("\n");
}

/** Where no output of a flake has the name. */
const titles: Readonly<Partial<Record<Host["output"], string>>> = {
  legacyPackages: "legacyPackages.<system>.homeConfigurations",
  nixos: "NixOS",
  darwin: "nix-darwin",
  home: "home-manager",
};

function hostBranches(project: Project, hosts: readonly Host[], look: HostsLook): Branch[] {
  const names = columnOf(hosts.map((host) => host.name));
  const systems = columnOf(hosts.map((host) => host.system ?? "system unknown"));
  const counts = columnOf(hosts.map((host) => counted(host.modules.length, "module")));
  const files = columnOf(hosts.map((host) => look.displayPath(ownFile(project, host) ?? host.declaredAt.file)));
  return hosts.map((host, index) => {
    const text = `${names[index]}  ${systems[index]}  ${counts[index]}`;
    if (look.detail === "line")
      return { text: text.trimEnd(), path: files[index]?.trimEnd() ?? "", aside: lineAside(host) };
    return { text, aside: look.at(host.declaredAt), below: partBranches(host, look) };
  });
}

/** What tells a host from the others: a file named after it, or its first module that no other host has. */
function ownFile(project: Project, host: Host): string | null {
  const files = host.modules.flatMap(({ file }) => file ?? []);
  const named = files.find((file) =>
    file
      .replace(/\.nix$/, "")
      .split("/")
      .includes(host.name),
  );
  return named ?? project.layout.homes.find((home) => home.host === host)?.entry.file ?? files[0] ?? null;
}

function columnOf(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map(displayWidth));
  return texts.map((text) => padded(text, width));
}

function lineAside(host: Host): string {
  const missing = treesOf(host).flatMap((tree) => tree.unresolved).length + host.unresolvedParts.length;
  return [
    ...(host.users.length > 0 ? [`users ${host.users.map(({ name }) => name).join(", ")}`] : []),
    ...(missing > 0 ? [`${missing} not followed`] : []),
  ].join("; ");
}

function partBranches(host: Host, look: HostsLook): Branch[] {
  const branches = (tree: ModuleTree, naming: Naming): Branch[] => {
    if (look.detail === "tree") return moduleBranches(tree, naming);
    return look.detail === "short" ? shortBranches(tree, naming) : entryBranches(tree, naming);
  };
  const parts = [...host.users, ...host.nested].map((part): Branch => {
    const label = part.kind === "home-manager" || part.kind === "hjem" ? `${part.kind} user` : part.kind;
    return {
      text: part.kind === "vmVariant" ? part.name : `${label} ${part.name}`,
      tone: "blue",
      aside: `${counted(part.modules.length, "module")}, ${look.at(part.declaredAt)}`,
      below: branches(part, look),
    };
  });
  return [...branches(host, look), ...parts];
}

/** Each thing that could not be followed once, with the hosts it concerns. */
function unresolvedBranches(project: Project, hosts: readonly Host[], isAll: boolean, look: HostsLook): Branch[] {
  const concerned = new Map<string, { item: Unresolved; names: string[] }>();
  const add = (item: Unresolved, name: string | null) => {
    const key = `${item.place.file}:${item.place.span.start}:${item.reason}`;
    const known = concerned.get(key) ?? { item, names: [] };
    concerned.set(key, known);
    if (name !== null && !known.names.includes(name)) known.names.push(name);
  };
  for (const host of hosts) {
    const items = [...treesOf(host).flatMap((tree) => tree.unresolved), ...host.unresolvedParts];
    for (const item of items) add(item, host.name);
  }
  if (isAll) for (const item of project.unresolved) add(item, null);
  return [...concerned.values()].map(({ item, names }) => ({
    text: look.at(item.place),
    ...(names.length > 0 && hosts.length > 1 ? { aside: listNames(names) } : {}),
    below: [{ text: item.reason }],
  }));
}

function reachabilityBlocks({ reachability }: Project, look: HostsLook): string[] {
  const { unreached, heldBack } = reachability;
  const blocks = section(
    "reached by nothing",
    unreached.map((path) => ({ text: look.displayPath(path) })),
    look,
  );
  if (heldBack) {
    const text = `${counted(heldBack.count, "file")} may be reached out of sight`;
    blocks.push(`${renderLine({ text, aside: heldBack.because.reason }, { ...look, width: Infinity }, 0)}\n`);
  }
  return blocks;
}

/** More than this and the rest is counted, unless everything is asked for. */
const longestList = 10;

function section(title: string, branches: readonly Branch[], look: HostsLook): string[] {
  if (branches.length === 0) return [];
  const limit = look.detail === "tree" ? Infinity : longestList;
  const shown = branches.length > limit ? branches.slice(0, limit - 1) : branches;
  const rest = branches.length - shown.length;
  const all: Branch[] = rest > 0 ? [...shown, { text: `… and ${rest} more`, tone: "dim" }] : [...shown];
  return [`${look.style.magenta(title)}\n${renderTree(all, look)}`];
}

function summary(project: Project, hosts: readonly Host[], isAll: boolean): string {
  const files = project.entryPoints.map(({ file }) => file);
  const found = project.flake ? "" : `, found by ${listNames(files)}`;
  const count = isAll
    ? counted(hosts.length, "configuration")
    : `${hosts.length} of ${project.hosts.length} configurations`;
  return `${count}${found}\n`;
}
