/** Moves and scales what an SVG shows: by wheel, pointer, two fingers and keys. */
export class Camera {
  readonly #svg: SVGSVGElement;
  readonly #stage: SVGGElement;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #x = 0;
  #y = 0;
  #scale = 1;
  #dragged = 0;

  constructor(svg: SVGSVGElement, stage: SVGGElement) {
    this.#svg = svg;
    this.#stage = stage;
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"] as const) {
      svg.addEventListener(name, (event) => this.#pointers.delete(event.pointerId));
    }
  }

  /** Whether the pointer has moved the picture since it went down, so that a click is none. */
  get isDragging(): boolean {
    return this.#dragged > 4;
  }

  /** Shows a stretch of the picture as big as it fits, but not bigger than it is. */
  fit(width: number, height: number): void {
    const { clientWidth, clientHeight } = this.#svg;
    const margin = 24;
    const fitting = Math.min((clientWidth - 2 * margin) / width, (clientHeight - 2 * margin) / height);
    this.#scale = Math.max(smallest, Math.min(1, fitting));
    this.#x = (clientWidth - width * this.#scale) / 2;
    this.#y = (clientHeight - height * this.#scale) / 2;
    this.#apply();
  }

  zoom(factor: number, x = this.#svg.clientWidth / 2, y = this.#svg.clientHeight / 2): void {
    const scale = Math.max(smallest, Math.min(largest, this.#scale * factor));
    this.#x = x - ((x - this.#x) * scale) / this.#scale;
    this.#y = y - ((y - this.#y) * scale) / this.#scale;
    this.#scale = scale;
    this.#apply();
  }

  /** Brings a point of the picture into the middle, large enough to be read, unless it is to be seen well already. */
  reveal(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.#svg;
    const [shownX, shownY] = [x * this.#scale + this.#x, y * this.#scale + this.#y];
    const isInside = shownX > 60 && shownX < clientWidth - 60 && shownY > 30 && shownY < clientHeight - 30;
    if (isInside && this.#scale >= readable) return;
    this.#scale = Math.max(this.#scale, readable);
    this.#x = clientWidth / 2 - x * this.#scale;
    this.#y = clientHeight / 2 - y * this.#scale;
    this.#apply();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.#svg.getBoundingClientRect();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 30;
    this.zoom(Math.exp(-Math.max(-120, Math.min(120, step)) * 0.0035), event.clientX - left, event.clientY - top);
  }

  #down(event: PointerEvent): void {
    this.#dragged = 0;
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  #move(event: PointerEvent): void {
    const last = this.#pointers.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    const [dx, dy] = [now.x - last.x, now.y - last.y];
    this.#dragged += Math.abs(dx) + Math.abs(dy);
    if (this.isDragging && !this.#svg.hasPointerCapture(event.pointerId)) this.#svg.setPointerCapture(event.pointerId);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const { left, top } = this.#svg.getBoundingClientRect();
      const distance = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y);
      this.zoom(distance(now) / Math.max(1, distance(last)), (now.x + other.x) / 2 - left, (now.y + other.y) / 2 - top);
      return;
    }
    this.#x += dx;
    this.#y += dy;
    this.#apply();
  }

  #apply(): void {
    this.#stage.setAttribute("transform", `translate(${this.#x} ${this.#y}) scale(${this.#scale})`);
  }
}

const smallest = 0.08;
const largest = 3;
const readable = 0.85;
