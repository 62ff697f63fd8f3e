import { visibleText } from "../../reporters/excerpt/visible-text.ts";
import type { Picture, PictureNode } from "./picture.ts";

/** A flowchart in the language of Mermaid, as GitHub and GitLab show it. */
export function renderMermaid({ nodes, edges, groups }: Picture): string {
  const grouped = new Set(groups.flatMap((group) => group.nodes.map(({ id }) => id)));
  const lines = ["flowchart TD"];
  for (const node of nodes) if (!grouped.has(node.id)) lines.push(`  ${drawn(node)}`);
  for (const group of groups) {
    lines.push(`  subgraph ${group.id}["${escaped(group.label)}"]`);
    for (const node of group.nodes) lines.push(`    ${drawn(node)}`);
    lines.push("  end");
  }
  for (const { from, to, conditional } of edges) lines.push(`  ${from} ${conditional ? "-.->" : "-->"} ${to}`);
  return `${lines.join("\n")}\n`;
}

const brackets: Readonly<Record<PictureNode["kind"], readonly [string, string]>> = {
  flake: ["[", "]"],
  inputs: ["(", ")"],
  outputs: ["(", ")"],
  configuration: ["([", "])"],
  part: ["([", "])"],
  file: ["[", "]"],
  folder: ["[[", "]]"],
  external: ["{{", "}}"],
};

function drawn({ id, kind, label }: PictureNode): string {
  const [open, close] = brackets[kind];
  return `${id}${open}"${escaped(label)}"${close}`;
}

/** Mermaid reads `#name;` and `#code;` as a character; in a label, tags are HTML and backticks Markdown. */
function escaped(label: string): string {
  return visibleText(label).replace(/["#<>&`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}
