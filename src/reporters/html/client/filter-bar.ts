import { byId, element } from "./elements.ts";
import { type Grouping, groupings, type PageState, severityNames } from "./page-state.ts";

export type ChangeState = (change: Partial<PageState>) => void;

/** The fields above the page: they show the state, and change it. */
export class FilterBar {
  readonly #form = byId<HTMLFormElement>("filters");
  readonly #text = byId<HTMLInputElement>("filter-text");
  readonly #fixable = byId<HTMLInputElement>("filter-fixable");
  readonly #selects = (["topic", "rule", "host"] as const).map((name) => {
    return { name, field: byId<HTMLSelectElement>(`filter-${name}`) };
  });
  readonly #severities = severityNames.map((name) => ({ name, field: byId<HTMLInputElement>(`severity-${name}`) }));
  readonly #groups = groupings.map((name) => ({ name, field: byId<HTMLInputElement>(`group-${name}`) }));

  constructor(change: ChangeState) {
    this.#text.addEventListener("input", () => change({ text: this.#text.value }));
    this.#fixable.addEventListener("change", () => change({ fixable: this.#fixable.checked }));
    for (const { name, field } of this.#selects) {
      field.addEventListener("change", () => change({ [name]: field.value }));
    }
    for (const { field } of this.#severities) {
      field.addEventListener("change", () => change({ without: this.#unchecked() }));
    }
    for (const { name, field } of this.#groups) {
      field.addEventListener("change", () => change({ group: name as Grouping }));
    }
    this.#form.addEventListener("submit", (event) => event.preventDefault());
  }

  focusText(): void {
    this.#text.focus();
    this.#text.select();
  }

  show(state: PageState, counts: Readonly<Record<string, number>>): void {
    if (this.#text.value !== state.text) this.#text.value = state.text;
    this.#fixable.checked = state.fixable;
    for (const { name, field } of this.#selects) field.value = state[name];
    for (const { name, field } of this.#severities) {
      field.checked = !state.without.includes(name);
      const label = field.parentElement?.querySelector("span");
      label?.replaceChildren(...counted(counts[name] ?? 0, name));
    }
    for (const { name, field } of this.#groups) field.checked = state.group === name;
  }

  #unchecked(): string[] {
    return this.#severities.filter(({ field }) => !field.checked).map(({ name }) => name);
  }
}

function counted(count: number, severity: string): (Node | string)[] {
  return [element("b", {}, String(count)), ` ${severity}${count === 1 ? "" : "s"}`];
}
