import { html, type Markup } from "../markup.ts";
import {
  type Bundle,
  type GraphLayout,
  type LayoutRow,
  type PlacedBox,
  rowCharacter,
  rowExtra,
  rowHeight,
  titleCharacter,
  titleHeight,
} from "./layout.ts";
import type { NodeKey } from "./visible-graph.ts";

/** The inside of an SVG of the size of the layout. What findings say of the nodes is written in later. */
export function drawGraph({ boxes, bundles }: GraphLayout): Markup {
  return html`<g class="bundles">${bundles.map(drawBundle)}</g><g class="wires" aria-hidden="true"></g><g class="boxes">${boxes.map(drawBox)}</g>`;
}

function drawBox({ id, kind, title, tint, rows, x, y, width, height }: PlacedBox): Markup {
  return html`<g class="box ${kind} tint${tint % tints}" data-box="${id}" transform="translate(${x} ${y})"><rect class="frame" width="${width}" height="${height}" rx="8"/><path class="band" d="M0 ${titleHeight - 2}V8a8 8 0 0 1 8-8H${width - 8}a8 8 0 0 1 8 8V${titleHeight - 2}Z"/><text class="title" x="12" y="18">${fitted(title, (width - 20) / titleCharacter)}</text>${rows.map((row, index) => drawRow(row, index, width))}</g>`;
}

/** As many as the style knows. */
const tints = 8;

function drawRow({ key, prefix, name, title, indented }: LayoutRow, index: number, width: number): Markup {
  const room = (width - rowExtra - (indented ? 14 : 0)) / rowCharacter;
  const shownPrefix = prefix.length + name.length <= room ? prefix : fitted(prefix, Math.max(0, room - name.length));
  return html`<g class="row" id="n-${key}" data-key="${key}" role="button" tabindex="-1" aria-label="${title}" transform="translate(0 ${titleHeight + index * rowHeight})"><title>${title}</title><rect class="hit" x="4" width="${width - 8}" height="${rowHeight}" rx="4"/><text x="${indented ? 26 : 12}" y="14">${shownPrefix !== "" && html`<tspan class="prefix">${shownPrefix}</tspan>`}${fitted(name, room)}</text></g>`;
}

/** Text cut at its start: the end of a path tells more. */
function fitted(text: string, room: number): string {
  if (text.length <= room) return text;
  return room < 2 ? "" : `…${text.slice(text.length - Math.floor(room) + 1)}`;
}

function drawBundle({ from, to, count }: Bundle): Markup {
  const middle = (box: PlacedBox) => ({ left: box.x, right: box.x + box.width, y: box.y + titleHeight / 2 });
  const width = Math.min(7, 1 + Math.log2(count));
  return html`<path data-from="${from.id}" data-to="${to.id}" d="${curve(middle(from), middle(to))}" stroke-width="${width.toFixed(1)}"/>`;
}

/** Where a line may begin or end: at either side of something. */
export interface Anchor {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Where the lines of each node begin and end. */
export function anchorsOf({ boxes }: GraphLayout): ReadonlyMap<NodeKey, Anchor> {
  return new Map(
    boxes.flatMap(({ rows, x, y, width }) =>
      rows.map(({ key }, index) => {
        return [key, { left: x, right: x + width, y: y + titleHeight + (index + 0.5) * rowHeight }] as const;
      }),
    ),
  );
}

/** A line from one thing to another, as the path of an SVG: out of the side that is nearer. */
export function curve(from: Anchor, to: Anchor): string {
  if (to.left >= from.right) return bezier(from.right, from.y, to.left, to.y, (to.left - from.right) / 2);
  if (to.right <= from.left) return bezier(from.left, from.y, to.right, to.y, (to.right - from.left) / 2);
  const bend = Math.min(70, 24 + Math.abs(to.y - from.y) / 8);
  const [x1, x2] = [from.right, to.right];
  return `M${n(x1)} ${n(from.y)}C${n(x1 + bend)} ${n(from.y)} ${n(x2 + bend)} ${n(to.y)} ${n(x2)} ${n(to.y)}`;
}

function bezier(x1: number, y1: number, x2: number, y2: number, bend: number): string {
  return `M${n(x1)} ${n(y1)}C${n(x1 + bend)} ${n(y1)} ${n(x2 - bend)} ${n(y2)} ${n(x2)} ${n(y2)}`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
