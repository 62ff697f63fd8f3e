import type { GraphData } from "../graph/graph-data.ts";
import { button, byId, counted, element } from "./elements.ts";
import { type FindingGroup, groupFindings } from "./finding-groups.ts";
import type { IndexedFinding } from "./finding-index.ts";
import type { Grouping } from "./page-state.ts";
import { severityNames } from "./page-state.ts";

/** The list of findings and its table of contents. */
export class FindingsView {
  readonly #findings: readonly IndexedFinding[];
  readonly #graph: GraphData | null;
  readonly #list = byId("finding-list");
  readonly #contents = byId("contents");
  #grouping: Grouping = "file";
  #groups: { readonly group: FindingGroup; readonly section: HTMLDetailsElement }[] = [];

  constructor(findings: readonly IndexedFinding[], graph: GraphData | null) {
    this.#findings = findings;
    this.#graph = graph;
    this.#adoptGroups();
  }

  /** The findings that pass the filters, in the order of the page. */
  get shown(): readonly IndexedFinding[] {
    return this.#groups.flatMap(({ group }) => group.findings).filter(({ card }) => !card.hidden);
  }

  show(shown: readonly IndexedFinding[], grouping: Grouping): void {
    if (grouping !== this.#grouping) this.#regroup(grouping);
    const passing = new Set(shown);
    for (const finding of this.#findings) finding.card.hidden = !passing.has(finding);
    for (const { group, section } of this.#groups) {
      const visible = group.findings.filter((finding) => passing.has(finding));
      section.hidden = visible.length === 0;
      section.querySelector(".count")?.replaceChildren(...countMarks(visible));
    }
    const named = new Set(shown.map(({ rule }) => rule));
    for (const entry of document.querySelectorAll<HTMLElement>(".rule-entry")) {
      entry.hidden = !named.has(entry.dataset.rule ?? "");
    }
    byId("nothing").hidden = shown.length > 0 || this.#findings.length === 0;
    this.#listContents(passing);
  }

  /** What the server wrote is grouped by file. */
  #adoptGroups(): void {
    const sections = [...this.#list.querySelectorAll<HTMLDetailsElement>(".group")];
    const groups = groupFindings(this.#findings, "file", this.#graph);
    this.#groups = groups.flatMap((group, index) => {
      const section = sections[index];
      return section ? [{ group, section }] : [];
    });
  }

  #regroup(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#groups = groupFindings(this.#findings, grouping, this.#graph).map((group) => {
      const count = element("span", { class: "count" });
      const title = element("h3", {}, group.title);
      const section = element("details", { class: "group", open: "" }, element("summary", {}, title, count));
      if (group.rule !== null) section.append(ruleNote(group.rule));
      section.append(...group.findings.map(({ card }) => card));
      return { group, section };
    });
    this.#list.replaceChildren(...this.#groups.map(({ section }) => section));
  }

  #listContents(passing: ReadonlySet<IndexedFinding>): void {
    const common = this.#grouping === "file" ? commonFolder(this.#groups.map(({ group }) => group.title)) : "";
    const entries = this.#groups.flatMap(({ group, section }) => {
      const visible = group.findings.filter((finding) => passing.has(finding));
      if (visible.length === 0) return [];
      const jump = () => {
        section.open = true;
        section.scrollIntoView({ block: "start" });
        section.querySelector("summary")?.focus({ preventScroll: true });
      };
      const entry = button("", { title: group.title }, jump);
      entry.append(
        element("span", { class: "name" }, shortTitle(group, common)),
        element("span", { class: "count" }, ...countMarks(visible)),
      );
      return [element("li", {}, entry)];
    });
    this.#contents.replaceChildren(...entries);
  }
}

/** The folders that all paths begin with. */
function commonFolder(paths: readonly string[]): string {
  const steps = (paths[0] ?? "").split("/").slice(0, -1);
  const isShared = (folder: string) => paths.every((path) => path.startsWith(folder));
  while (steps.length > 0 && !isShared(`${steps.join("/")}/`)) steps.pop();
  return steps.length > 0 ? `${steps.join("/")}/` : "";
}

/** Of a path the end tells more. */
function shortTitle({ title: whole, rule }: FindingGroup, common: string): Node | string {
  const title = whole.slice(common.length);
  const slash = rule === null ? title.lastIndexOf("/") : -1;
  if (slash < 0) return title;
  const name = document.createDocumentFragment();
  name.append(
    element("span", { class: "folder" }, title.slice(0, slash + 1)),
    element("span", {}, title.slice(slash + 1)),
  );
  return name;
}

/** How many of each severity. */
export function countMarks(findings: readonly IndexedFinding[]): HTMLElement[] {
  return severityNames.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    return [element("span", { class: `mark ${severity}`, title: counted(count, severity) }, String(count))];
  });
}

/** What a rule is about, from its entry at the end of the page. */
function ruleNote(rule: string): HTMLElement {
  const entry = document.getElementById(`rule-${rule}`);
  const note = element("div", { class: "group-note" });
  for (const part of entry?.querySelectorAll(".summary") ?? []) note.append(part.cloneNode(true));
  const why = entry?.querySelector(".why");
  if (why) note.append(element("details", { class: "why-box" }, element("summary", {}, "Why"), why.cloneNode(true)));
  return note;
}
