import { columnsOf } from "./columns.ts";
import { folderBoxes } from "./folder-boxes.ts";
import type { GraphData } from "./graph-data.ts";
import { type GraphChoice, type NodeKey, type VisibleEdge, visibleGraph } from "./visible-graph.ts";

/** A line in a box: a configuration or a module. All lengths are in units of the picture, a pixel when it is not scaled. */
export interface LayoutRow {
  readonly key: NodeKey;
  /** The folders between the box's and the file, which are shown fainter. */
  readonly prefix: string;
  readonly name: string;
  /** What it is called as a whole. */
  readonly title: string;
  readonly indented: boolean;
}

/** A folder, or the configurations of one output, as a box of rows. */
export interface LayoutBox {
  readonly id: string;
  readonly kind: "configurations" | "folder" | "inputs";
  readonly title: string;
  /** Boxes of one folder at the top share a colour, counted from 0. */
  readonly tint: number;
  readonly rows: readonly LayoutRow[];
  readonly width: number;
  readonly height: number;
}

export interface PlacedBox extends LayoutBox {
  readonly x: number;
  readonly y: number;
}

/** Imports between two boxes, drawn as one line. */
export interface Bundle {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  readonly count: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly VisibleEdge[];
  readonly bundles: readonly Bundle[];
}

export const rowHeight = 19;
export const titleHeight = 28;
const padding = 8;
/** Of the typeface with fixed widths, in the sizes that style gives to rows and titles. */
export const rowCharacter = 7.25;
export const titleCharacter = 7.9;
/** Room beside a row's name: its margin and the count of findings. */
export const rowExtra = 46;
const narrowest = 130;
const widest = 300;

/** Where everything stands: the same for the same data. `aspect` is the width to the height of the place it is drawn in. */
export function layoutGraph(data: GraphData, choice: GraphChoice, aspect: number): GraphLayout {
  const graph = visibleGraph(data, choice);
  const boxes = [
    ...configurationBoxes(data, graph.configurations),
    ...moduleBoxes(data, graph.modules),
    ...inputBoxes(data, graph.modules),
  ];
  const { placed, width, height } = columnsOf(boxes, graph, aspect);
  return { width, height, boxes: placed, edges: graph.edges, bundles: bundlesOf(placed, graph.edges) };
}

function box(id: string, kind: LayoutBox["kind"], title: string, tint: number, rows: readonly LayoutRow[]): LayoutBox {
  const rowWidths = rows.map(({ prefix, name, indented }) => {
    return (prefix.length + name.length) * rowCharacter + rowExtra + (indented ? 14 : 0);
  });
  const wanted = Math.max(narrowest, title.length * titleCharacter + 24, ...rowWidths);
  const width = Math.round(Math.min(widest, wanted));
  return { id, kind, title, tint, rows, width, height: titleHeight + rows.length * rowHeight + padding };
}

function configurationBoxes(data: GraphData, shown: readonly number[]): LayoutBox[] {
  const outputs = new Map<string, LayoutRow[]>();
  for (const index of shown) {
    const { host, name, part } = data.configurations[index] as GraphData["configurations"][number];
    const { output, name: hostName } = data.hosts[host] as GraphData["hosts"][number];
    const rows = outputs.get(output) ?? [];
    const title = part === null ? `${output}.${hostName}` : `${part} ${name} in ${hostName}`;
    rows.push({
      key: `c${index}`,
      prefix: "",
      name: part === null ? name : `${name} · ${part}`,
      title,
      indented: part !== null,
    });
    outputs.set(output, rows);
  }
  return [...outputs].flatMap(([output, rows]) => {
    return chunks(rows, 30).map((part, index) => box(`o-${output}-${index}`, "configurations", output, 0, part));
  });
}

function moduleBoxes(data: GraphData, shown: readonly number[]): LayoutBox[] {
  const numbers = new Map<string, number>();
  for (const index of shown) {
    const module = data.modules[index] as GraphData["modules"][number];
    if (!module.external) numbers.set(module.name, index);
  }
  const boxes = folderBoxes([...numbers.keys()]);
  const tops = [...new Set(boxes.map(({ folder }) => topOf(folder)))].sort();
  return boxes.map(({ folder, paths }, index) => {
    const rows = paths.map((path): LayoutRow => {
      const rest = folder === "" ? path : path.slice(folder.length + 1);
      const slash = rest.lastIndexOf("/") + 1;
      const key: NodeKey = `m${numbers.get(path) as number}`;
      return { key, prefix: rest.slice(0, slash), name: rest.slice(slash), title: path, indented: false };
    });
    return box(`d-${index}`, "folder", folder === "" ? "./" : `${folder}/`, tops.indexOf(topOf(folder)), rows);
  });
}

function inputBoxes(data: GraphData, shown: readonly number[]): LayoutBox[] {
  const rows = shown.flatMap((index): LayoutRow[] => {
    const { name, external } = data.modules[index] as GraphData["modules"][number];
    if (!external) return [];
    const short = name.replace(/^inputs\./, "");
    return [{ key: `m${index}`, prefix: "", name: short, title: name, indented: false }];
  });
  rows.sort((a, b) => (a.title < b.title ? -1 : 1));
  return chunks(rows, 20).map((part, index) => box(`i-${index}`, "inputs", "inputs", 0, part));
}

function topOf(folder: string): string {
  return folder.split("/", 1)[0] as string;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => {
    return items.slice(index * size, (index + 1) * size);
  });
}

function bundlesOf(boxes: readonly PlacedBox[], edges: readonly VisibleEdge[]): Bundle[] {
  const boxOf = new Map(boxes.flatMap((one) => one.rows.map((row) => [row.key, one] as const)));
  const bundles = new Map<string, { from: PlacedBox; to: PlacedBox; count: number }>();
  for (const edge of edges) {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
    if (!from || !to || from === to) continue;
    const key = `${from.id} ${to.id}`;
    const known = bundles.get(key);
    if (known) known.count++;
    else bundles.set(key, { from, to, count: 1 });
  }
  return [...bundles.values()];
}
