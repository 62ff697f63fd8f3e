import type { LayoutBox, PlacedBox } from "./layout.ts";
import type { NodeKey, VisibleGraph } from "./visible-graph.ts";

const columnGap = 72;
const boxGap = 18;

/** Columns of boxes, and how big the whole is. */
export interface PlacedColumns {
  readonly placed: readonly PlacedBox[];
  readonly width: number;
  readonly height: number;
}

/** More columns of folders than these are not tried. */
const mostColumns = 14;

/**
 * Puts boxes into columns: configurations first, then what is imported, the nearer to a configuration the further left.
 * Columns are about equally high, as many as make the whole largest in a place of the given `aspect`; in each, boxes
 * stand near what imports them.
 */
export function columnsOf(boxes: readonly LayoutBox[], graph: VisibleGraph, aspect: number): PlacedColumns {
  if (boxes.length === 0) return { placed: [], width: 0, height: 0 };
  const depth = new Map(boxes.map((box) => [box, depthOf(box, graph.depths)]));
  const ofKind = (kind: LayoutBox["kind"]) => boxes.filter((box) => box.kind === kind);
  const folders = ofKind("folder").sort((a, b) => (depth.get(a) as number) - (depth.get(b) as number));
  let best: { readonly columns: LayoutBox[][]; readonly size: number } | undefined;
  for (let count = 1; count <= Math.max(1, Math.min(mostColumns, folders.length)); count++) {
    const middle = filled(folders, count);
    const limit = Math.max(...[...middle, ...boxes.map((box) => [box])].map(heightOf));
    const columns = [...stacked(ofKind("configurations"), limit), ...middle, ...stacked(ofKind("inputs"), limit)];
    const size = Math.max(widthOf(columns) / aspect, Math.max(...columns.map(heightOf)));
    if (!best || size < best.size) best = { columns, size };
  }
  return placeColumns(sortColumns(best?.columns ?? [], graph));
}

/** Boxes in as many columns as a height asks for. */
function stacked(boxes: readonly LayoutBox[], limit: number): LayoutBox[][] {
  return filled(boxes, Math.max(1, Math.ceil(heightOf(boxes) / (limit * 1.05))));
}

function widthOf(columns: readonly LayoutBox[][]): number {
  return columns.reduce((sum, column) => sum + Math.max(...column.map(({ width }) => width)) + columnGap, -columnGap);
}

/** The middle distance of a box's rows from a configuration. */
function depthOf(box: LayoutBox, depths: ReadonlyMap<NodeKey, number>): number {
  const known = box.rows.map(({ key }) => depths.get(key) ?? 9).sort((a, b) => a - b);
  return known[known.length >> 1] ?? 9;
}

/** Boxes in order from top to bottom, in at most so many columns, of heights as equal as can be. */
function filled(boxes: readonly LayoutBox[], count: number): LayoutBox[][] {
  const total = boxes.reduce((sum, { height }) => sum + height + boxGap, 0);
  const columns: LayoutBox[][] = Array.from({ length: count }, () => []);
  let filledSoFar = 0;
  for (const box of boxes) {
    const column = Math.min(count - 1, Math.floor(((filledSoFar + (box.height + boxGap) / 2) / total) * count));
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
