import { byId } from "./elements.ts";
import type { ChangeState } from "./filter-bar.ts";
import type { GraphView } from "./graph-view.ts";
import type { PageState } from "./page-state.ts";

/** The buttons and fields on the picture. */
export class GraphControls {
  readonly #inputs = byId<HTMLInputElement>("graph-inputs");

  constructor(view: GraphView, change: ChangeState) {
    this.#inputs.addEventListener("change", () => change({ inputs: this.#inputs.checked }));
    const imports = byId<HTMLInputElement>("graph-imports");
    imports.addEventListener("change", () => change({ imports: imports.checked }));
    byId("graph-fit").addEventListener("click", () => view.fit());
    byId("graph-in").addEventListener("click", () => view.zoom(1.3));
    byId("graph-out").addEventListener("click", () => view.zoom(1 / 1.3));
    const find = byId<HTMLInputElement>("find-module");
    find.addEventListener("input", () => view.find(find.value));
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const wanted = find.value.trim().toLowerCase();
      const found = [...view.titles.values()].find((title) => title.toLowerCase().includes(wanted));
      if (wanted !== "" && found !== undefined) change({ module: found });
    });
  }

  show({ inputs }: PageState): void {
    this.#inputs.checked = inputs;
  }
}
