import type { HostModule } from "../project/host.ts";
import type { Project } from "../project/project.ts";
import type { HostListing, ListedConfiguration, ListedPlace } from "./host-listing.ts";
import type { Style } from "./style.ts";

/** More than this of a kind and the rest is counted. */
const longestList = 12;

/** Prints the configurations of a flake for people: entry modules, what came from outside, what could not be followed. */
export function renderHosts(listing: HostListing, project: Project, style: Style): string {
  const blocks = listing.configurations.map((configuration, index) => {
    const modules = project.hosts[index]?.modules ?? [];
    return renderConfiguration(configuration, modules, style);
  });
  if (blocks.length === 0) blocks.push("no configurations found\n");
  if (listing.unresolved.length > 0) {
    const lines = listing.unresolved.map((item) => `${at(item)}  ${style.dim(item.reason)}`);
    blocks.push(renderList("could not be followed", lines, style, ""));
  }
  if (listing.unreachable.length > 0) {
    blocks.push(renderList("reached by nothing", listing.unreachable, style, ""));
  }
  const count = listing.configurations.length;
  blocks.push(`${count} ${count === 1 ? "configuration" : "configurations"}\n`);
  return blocks.join("\n");
}

function renderConfiguration(configuration: ListedConfiguration, modules: readonly HostModule[], style: Style): string {
  const { output, name, system, declaredAt } = configuration;
  const title = `${style.bold(`${output}.${name}`)} (${system ?? "system unknown"})  ${style.dim(at(declaredAt))}\n`;
  const below = countBelow(modules);
  const entries = modules
    .filter((module) => module.importedBy === null)
    .map((module) => `${nameOf(module)}${describeCount(below.get(module) ?? 0)}`);
  const externals = unique(configuration.modules.flatMap((module) => module.external ?? []));
  const unresolved = configuration.unresolved.map((item) => `${at(item)}  ${style.dim(item.reason)}`);
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

function nameOf(module: HostModule): string {
  return module.external ?? module.file ?? "a module written in place";
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

function at({ file, range }: ListedPlace): string {
  return `${file}:${range.start.line}:${range.start.column}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
