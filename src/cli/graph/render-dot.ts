import { visibleText } from "../../reporters/excerpt/visible-text.ts";
import type { Picture, PictureNode } from "./picture.ts";

/** A graph in the language of Graphviz. */
export function renderDot({ nodes, edges, groups }: Picture): string {
  const grouped = new Set(groups.flatMap((group) => group.nodes.map(({ id }) => id)));
  const lines = ["digraph modules {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];'];
  for (const node of nodes) if (!grouped.has(node.id)) lines.push(`  ${drawn(node)}`);
  for (const group of groups) {
    lines.push(`  subgraph cluster_${group.id} {`, `    label=${quoted(group.label)};`);
    for (const node of group.nodes) lines.push(`    ${drawn(node)}`);
    lines.push("  }");
  }
  for (const { from, to, conditional } of edges)
    lines.push(`  ${from} -> ${to}${conditional ? " [style=dashed]" : ""};`);
  return `${lines.join("\n")}\n}\n`;
}

const attributes: Readonly<Record<PictureNode["kind"], string>> = {
  flake: ", style=bold",
  inputs: ", style=rounded",
  outputs: ", style=rounded",
  configuration: ", shape=oval",
  part: ", shape=oval",
  file: "",
  folder: ", shape=folder",
  external: ", shape=hexagon",
};

function drawn({ id, kind, label }: PictureNode): string {
  return `${id} [label=${quoted(label)}${attributes[kind]}];`;
}

/** In a quoted name of DOT only the quote is special; in a label the backslash, too. */
function quoted(label: string): string {
  return `"${visibleText(label).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
