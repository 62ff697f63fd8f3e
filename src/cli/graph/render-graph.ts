import type { GraphImport, GraphModule, GraphRoot } from "../../project/imports/module-graph.ts";
import type { Project } from "../../project/project.ts";
import { counted, type Naming } from "../module-tree.ts";
import { type Branch, renderLine, renderTree, type TreeLook } from "../text-tree.ts";

export interface GraphLook extends Naming, TreeLook {
  /** Whether modules of inputs are told. */
  readonly external: boolean;
}

/** For people: every module in order of path, who imports it, and which hosts that concerns. */
export function renderGraph(project: Project, chosen: ReadonlySet<GraphRoot>, look: GraphLook): string {
  const { graph, reachability } = project;
  const modules = [...graph.modules.values()]
    .filter((module) => (look.external || module.kind === "file") && [...module.roots].some((root) => chosen.has(root)))
    .sort((a, b) => order(a).localeCompare(order(b), "en"));
  const hosts = new Set([...chosen].map(({ host }) => host));
  const lines = modules.map((module) => {
    const importers = graph.importsOf(module.name).filter(({ roots }) => [...roots].some((root) => chosen.has(root)));
    const own = new Set([...module.roots].filter((root) => chosen.has(root)).map(({ host }) => host));
    const used = own.size === hosts.size && hosts.size > 1 ? "all hosts" : [...own].map(({ name }) => name).join(", ");
    const text = module.kind === "file" ? look.displayPath(module.name) : module.name;
    const title = renderLine({ text, tone: "bold", aside: used }, look, 0);
    return `${title}\n${renderTree(
      importers.map((edge) => importerBranch(edge, look)),
      look,
    )}`;
  });
  const unreached = reachability.unreached.map((path): Branch => ({ text: look.displayPath(path) }));
  if (unreached.length > 0) lines.push(`\n${look.style.magenta("reached by nothing")}\n${renderTree(unreached, look)}`);
  lines.push(
    `${lines.length > 0 ? "\n" : ""}${counted(modules.length, "module")}, ${counted(hosts.size, "configuration")}\n`,
  );
  return lines.join("");
}

/** Files first, then what inputs offer. */
function order({ kind, name }: GraphModule): string {
  return `${kind === "file" ? 0 : 1} ${name}`;
}

function importerBranch({ from, place, conditional, roots }: GraphImport, look: GraphLook): Branch {
  const condition = conditional ? "if a condition holds" : "";
  if (from?.name === place.file) return { text: `← ${look.at(place)}`, aside: condition };
  const text = from ? (from.kind === "file" ? look.displayPath(from.name) : from.name) : listerName([...roots]);
  return { text: `← ${text}`, aside: [look.at(place), ...(conditional ? [condition] : [])].join(", ") };
}

function listerName([root]: readonly GraphRoot[]): string {
  if (!root) return "";
  return `${root.host.output}.${root.host.name}${root.part ? `, ${root.part.kind} ${root.part.name}` : ""}`;
}
