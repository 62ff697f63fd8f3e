import { byId } from "./elements.ts";
import type { FilterBar } from "./filter-bar.ts";
import type { GraphView } from "./graph-view.ts";
import type { Page } from "./page.ts";

export interface KeyTargets {
  readonly page: Page;
  readonly bar: FilterBar;
  readonly graph: GraphView | null;
}

/** Keys for people who read long reports; none while a field is written in. */
export function listenToKeys(targets: KeyTargets): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      target.blur();
      targets.page.change({ module: "" });
      return;
    }
    if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (pressed(event.key, target, targets)) event.preventDefault();
  });
}

/** Whether the key means something here. */
function pressed(key: string, target: HTMLElement, { page, bar, graph }: KeyTargets): boolean {
  const isGraph = page.state.view === "modules";
  switch (key) {
    case "/":
      if (isGraph) byId("find-module")?.focus();
      else bar.focusText();
      return true;
    case "g":
      page.change({ view: isGraph ? "findings" : "modules" });
      return true;
    case "j":
    case "k":
      if (!isGraph) step(page, target, key === "j" ? 1 : -1);
      return !isGraph;
  }
  return isGraph && graph !== null && pressedInGraph(key, target, graph, page);
}

function step(page: Page, target: HTMLElement, by: number): void {
  const { shown } = page;
  const current = shown.findIndex(({ card }) => card.contains(target) && target !== document.body);
  const next = shown[current < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, current + by))];
  if (next) page.open(next);
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function pressedInGraph(key: string, target: HTMLElement, graph: GraphView, page: Page): boolean {
  const row = target.closest<HTMLElement>(".row");
  const isPicture = row !== null || target.id === "graph-picture";
  if (isPicture && (key === "Enter" || key === " ") && row) {
    page.change({ module: graph.titles.get(row.dataset.key as "m0") ?? "" });
    return true;
  }
  const direction = directions[key];
  if (direction && (isPicture || target === document.body)) {
    graph.walk(...direction);
    return true;
  }
  if (key === "0") graph.fit();
  else if (key === "+" || key === "=") graph.zoom(1.3);
  else if (key === "-") graph.zoom(1 / 1.3);
  else return false;
  return true;
}
