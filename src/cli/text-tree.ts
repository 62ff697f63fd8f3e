import { visibleText } from "../reporters/excerpt/visible-text.ts";
import { clusterEnd, clusterWidth, displayWidth } from "../reporters/text/clusters.ts";
import type { Style } from "./style.ts";

/** A line of a tree with what hangs below it. Texts may hold anything; they are made visible here. */
export interface Branch {
  readonly text: string;
  /** A path behind the text, which is shortened before the text is. */
  readonly path?: string;
  readonly tone?: keyof Style;
  /** Said behind the text in a lighter tone; left out where there is no room. */
  readonly aside?: string;
  readonly below?: readonly Branch[];
}

export interface TreeLook {
  readonly style: Style;
  /** Columns there are; longer lines lose their middle. */
  readonly width: number;
}

/** Prints branches one below the other, each with its own. */
export function renderTree(branches: readonly Branch[], look: TreeLook, indent = ""): string {
  const lines: string[] = [];
  branches.forEach((branch, index) => {
    const isLast = index === branches.length - 1;
    lines.push(`${indent}${isLast ? "╰" : "├"} ${renderLine(branch, look, displayWidth(indent) + 2)}\n`);
    if (branch.below?.length) lines.push(renderTree(branch.below, look, `${indent}${isLast ? "  " : "│ "}`));
  });
  return lines.join("");
}

/** One line without its branches, `used` columns of which are taken already. */
export function renderLine({ text, path, tone, aside }: Branch, { style, width }: TreeLook, used: number): string {
  const room = Math.max(width - used, shortest);
  const lead = visibleText(text);
  const pathRoom = Math.max(room - displayWidth(lead) - 2, shortest);
  const shown = shortened(path ? `${lead}  ${shortened(visibleText(path), pathRoom)}` : lead, room);
  const painted = tone ? style[tone](shown) : shown;
  if (!aside) return painted;
  const behind = visibleText(aside);
  const left = room - displayWidth(shown) - 2;
  return displayWidth(behind) <= left ? `${painted}  ${style.dim(behind)}` : painted;
}

/** A text that takes at most so many columns: its middle gives way, as paths differ at their ends. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const clusters: string[] = [];
  for (let index = 0; index < text.length; ) {
    const end = clusterEnd(text, index);
    clusters.push(text.slice(index, end));
    index = end;
  }
  const start = taken(clusters, Math.floor((width - 1) / 3));
  const end = taken(clusters.toReversed(), width - 1 - displayWidth(start.join(""))).toReversed();
  return `${start.join("")}…${end.join("")}`;
}

/** Narrower than this and nothing could be told. */
const shortest = 12;

function taken(clusters: readonly string[], width: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const cluster of clusters) {
    used += clusterWidth(cluster);
    if (used > width) break;
    kept.push(cluster);
  }
  return kept;
}

/** Fills a text up to so many columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
