import type { HostModule } from "../project/host.ts";
import type { Project } from "../project/project.ts";
import type { HostListing, ListedConfiguration, ListedPlace } from "./host-listing.ts";
import type { Style } from "./style.ts";

export interface HostsLook {
  readonly style: Style;
  /** A path of the repository as seen from where the user stands. */
  readonly displayPath: (file: string) => string;
}

/** More than this of a kind and the rest is counted. */
const longestList = 12;

/** Prints the configurations of a flake for people: entry modules, what came from outside, what could not be followed. */
export function renderHosts(listing: HostListing, project: Project, look: HostsLook): string {
  const { style, displayPath } = look;
  const blocks = listing.configurations.map((configuration, index) => {
    const modules = project.hosts[index]?.modules ?? [];
    return renderConfiguration(configuration, modules, look);
  });
  if (blocks.length === 0) blocks.push("no configurations found\n");
  if (listing.unresolved.length > 0) {
    const lines = listing.unresolved.map((item) => `${at(item, look)}  ${style.dim(item.reason)}`);
    blocks.push(renderList("could not be followed", lines, style, ""));
  }
  if (listing.unreachable.length > 0) {
    blocks.push(renderList("reached by nothing", listing.unreachable.map(displayPath), style, ""));
  }
  const held = project.reachability.heldBack;
  if (held) {
    const files = `${held.count} ${held.count === 1 ? "file" : "files"}`;
    blocks.push(`${files} may be reached out of sight: ${style.dim(held.because.reason)}\n`);
  }
  const count = listing.configurations.length;
  blocks.push(`${count} ${count === 1 ? "configuration" : "configurations"}\n`);
  return blocks.join("\n");
}

function renderConfiguration(
  configuration: ListedConfiguration,
  modules: readonly HostModule[],
  look: HostsLook,
): string {
  const { style } = look;
  const { output, name, system, declaredAt } = configuration;
  const title = `${style.bold(`${output}.${name}`)} (${system ?? "system unknown"})  ${style.dim(at(declaredAt, look))}\n`;
  const below = countBelow(modules);
  const entries = modules
    .filter((module) => module.importedBy === null)
    .map((module) => `${nameOf(module, look)}${describeCount(below.get(module) ?? 0)}`);
  const externals = unique(configuration.modules.flatMap((module) => module.external ?? []));
  const unresolved = configuration.unresolved.map((item) => `${at(item, look)}  ${style.dim(item.reason)}`);
  return [
    title,
    `  ${modules.length} modules in ${new Set(modules.flatMap((module) => module.file ?? [])).size} files\n`,
    renderList("entry modules", entries, style, "  "),
    renderList("from outside", externals, style, "  "),
    renderList("could not be followed", unresolved, style, "  "),
  ].join("");
}

/** How many modules each entry module brings, itself left out. */
function countBelow(modules: readonly HostModule[]): ReadonlyMap<HostModule, number> {
  const entryOf = new Map<HostModule, HostModule>();
  const counts = new Map<HostModule, number>();
  for (const module of modules) {
    const parent = module.importedBy;
    const entry = parent === null ? module : (entryOf.get(parent) ?? parent);
    entryOf.set(module, entry);
    if (entry !== module) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return counts;
}

function nameOf(module: HostModule, { displayPath }: HostsLook): string {
  if (module.external !== null) return module.external;
  return module.file === null ? "a module written in place" : displayPath(module.file);
}

function describeCount(count: number): string {
  return count === 0 ? "" : ` and ${count} ${count === 1 ? "module" : "modules"} it imports`;
}

function renderList(title: string, lines: readonly string[], style: Style, indent: string): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, lines.length > longestList ? longestList - 1 : longestList);
  const rest = lines.length - shown.length;
  const all = rest > 0 ? [...shown, style.dim(`… and ${rest} more`)] : shown;
  const branches = all.map((line, index) => `${indent}${index === all.length - 1 ? "╰" : "├"} ${line}\n`);
  return `${indent}${title}\n${branches.join("")}`;
}

function at({ file, range }: ListedPlace, { displayPath }: HostsLook): string {
  return `${displayPath(file)}:${range.start.line}:${range.start.column}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
