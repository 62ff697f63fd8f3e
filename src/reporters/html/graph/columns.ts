import type { LayoutBox, PlacedBox } from "./layout.ts";
import type { NodeKey, VisibleGraph } from "./visible-graph.ts";

const columnGap = 90;
const boxGap = 22;

/** Columns of boxes, and how big the whole is. */
export interface PlacedColumns {
  readonly placed: readonly PlacedBox[];
  readonly width: number;
  readonly height: number;
}

/**
 * Puts boxes into columns: configurations first, then what is imported, the nearer to a configuration the further left.
 * Columns are about equally high, so many that the whole has the `aspect` asked for; in each, boxes stand near what
 * imports them.
 */
export function columnsOf(boxes: readonly LayoutBox[], graph: VisibleGraph, aspect: number): PlacedColumns {
  if (boxes.length === 0) return { placed: [], width: 0, height: 0 };
  const order = new Map(boxes.map((box, index) => [box, index]));
  const depth = new Map(boxes.map((box) => [box, depthOf(box, graph.depths)]));
  const byDepth = (a: LayoutBox, b: LayoutBox) => {
    return (depth.get(a) as number) - (depth.get(b) as number) || (order.get(a) as number) - (order.get(b) as number);
  };
  const limit = heightFor(boxes, aspect);
  const columns = [
    ...filled(
      boxes.filter(({ kind }) => kind === "configurations"),
      limit,
    ),
    ...filled(boxes.filter(({ kind }) => kind === "folder").sort(byDepth), limit),
    ...filled(
      boxes.filter(({ kind }) => kind === "inputs"),
      limit,
    ),
  ];
  return placeColumns(sortColumns(columns, graph));
}

/** The middle distance of a box's rows from a configuration. */
function depthOf(box: LayoutBox, depths: ReadonlyMap<NodeKey, number>): number {
  const known = box.rows.map(({ key }) => depths.get(key) ?? 9).sort((a, b) => a - b);
  return known[known.length >> 1] ?? 9;
}

function heightFor(boxes: readonly LayoutBox[], aspect: number): number {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + columnGap) * (height + boxGap), 0);
  return Math.max(Math.sqrt(area / aspect), ...boxes.map(({ height }) => height));
}

/** Boxes in order from top to bottom, in as many columns as needed, of heights as equal as can be. */
function filled(boxes: readonly LayoutBox[], limit: number): LayoutBox[][] {
  const total = boxes.reduce((sum, { height }) => sum + height + boxGap, 0);
  const count = Math.max(1, Math.round(total / limit));
  const columns: LayoutBox[][] = [];
  let filledSoFar = 0;
  for (const box of boxes) {
    const column = Math.min(count - 1, Math.floor(((filledSoFar + (box.height + boxGap) / 2) / total) * count));
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(box);
    filledSoFar += box.height + boxGap;
  }
  return columns.filter((column) => column.length > 0);
}

/** Orders each column by where the neighbours of its boxes stand, a few times over. */
function sortColumns(columns: readonly LayoutBox[][], graph: VisibleGraph): LayoutBox[][] {
  const boxOf = new Map<NodeKey, LayoutBox>(
    columns.flat().flatMap((box) => box.rows.map((row) => [row.key, box] as const)),
  );
  const neighbours = new Map<LayoutBox, LayoutBox[]>(columns.flat().map((box) => [box, []]));
  for (const { from, to } of graph.edges) {
    const [a, b] = [boxOf.get(from), boxOf.get(to)];
    if (!a || !b || a === b) continue;
    neighbours.get(a)?.push(b);
    neighbours.get(b)?.push(a);
  }
  let sorted = columns.map((column) => [...column]);
  for (let sweep = 0; sweep < 4; sweep++) {
    const middles = middlesOf(sorted);
    sorted = sorted.map((column, index) => {
      // Configurations keep the order of the flake.
      if (index === 0) return column;
      const wish = new Map(column.map((box) => [box, wishOf(box, neighbours.get(box) ?? [], middles)]));
      return column.toSorted((a, b) => (wish.get(a) as number) - (wish.get(b) as number));
    });
  }
  return sorted;
}

function middlesOf(columns: readonly LayoutBox[][]): ReadonlyMap<LayoutBox, number> {
  const middles = new Map<LayoutBox, number>();
  for (const column of columns) {
    const height = heightOf(column);
    let y = -height / 2;
    for (const box of column) {
      middles.set(box, y + box.height / 2);
      y += box.height + boxGap;
    }
  }
  return middles;
}

/** Where a box would like to stand: in the middle of what it is connected to. */
function wishOf(box: LayoutBox, neighbours: readonly LayoutBox[], middles: ReadonlyMap<LayoutBox, number>): number {
  if (neighbours.length === 0) return middles.get(box) as number;
  return neighbours.reduce((sum, one) => sum + (middles.get(one) as number), 0) / neighbours.length;
}

function heightOf(column: readonly LayoutBox[]): number {
  return column.reduce((sum, { height }) => sum + height + boxGap, -boxGap);
}

function placeColumns(columns: readonly LayoutBox[][]): PlacedColumns {
  const height = Math.max(...columns.map(heightOf));
  const placed: PlacedBox[] = [];
  let x = 0;
  for (const column of columns) {
    const width = Math.max(...column.map((box) => box.width));
    let y = Math.round((height - heightOf(column)) / 2);
    for (const box of column) {
      placed.push({ ...box, width, x, y });
      y += box.height + boxGap;
    }
    x += width + columnGap;
  }
  return { placed, width: x - columnGap, height };
}
