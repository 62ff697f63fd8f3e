import type { GraphData } from "../graph/graph-data.ts";
import type { GraphLayout } from "../graph/layout.ts";
import type { NodeKey } from "../graph/visible-graph.ts";
import { copyText } from "./clipboard.ts";
import { breakable, button, byId, counted, element } from "./elements.ts";
import type { IndexedFinding } from "./finding-index.ts";
import { countMarks } from "./findings-view.ts";

export interface DetailsInput {
  readonly data: GraphData;
  readonly layout: GraphLayout;
  /** The findings that pass the filters, by node. */
  readonly findingsOf: (key: NodeKey) => readonly IndexedFinding[];
  readonly titleOf: (key: NodeKey) => string;
  readonly select: (key: NodeKey | null) => void;
  readonly open: (finding: IndexedFinding) => void;
}

const panel = () => byId("graph-details");

/** Tells of one node: its findings, who imports it and what it imports. */
export function showNode(key: NodeKey, input: DetailsInput): void {
  const { data, layout, titleOf, select } = input;
  const title = titleOf(key);
  const findings = input.findingsOf(key);
  const incoming = layout.edges.filter(({ to }) => to === key);
  const outgoing = layout.edges.filter(({ from }) => from === key);
  const copy = button("Copy path", {}, () => copyText(title, copy));
  const head = element(
    "div",
    { class: "details-head" },
    element("h3", {}, ...breakable(title)),
    button("×", { class: "close", "aria-label": "Close" }, () => select(null)),
  );
  const parts: Node[] = [head];
  if (key.startsWith("m")) parts.push(element("p", { class: "facts" }, hostsText(key, data)), element("p", {}, copy));
  parts.push(
    section(
      counted(findings.length, "finding"),
      findings.map((finding) => findingEntry(finding, input)),
    ),
  );
  const links = (edges: typeof incoming, end: "from" | "to") =>
    edges.map((edge) => {
      const label = titleOf(edge[end]);
      const entry = nodeLink(label, edge.place, () => select(edge[end]));
      const aside = edge.conditional ? [element("span", { class: "facts" }, " if a condition holds")] : [];
      return element("li", {}, entry, ...aside);
    });
  if (key.startsWith("m")) parts.push(section(`imported by ${incoming.length}`, links(incoming, "from"), "incoming"));
  parts.push(section(`imports ${outgoing.length}`, links(outgoing, "to"), "outgoing"));
  panel().replaceChildren(...parts);
}

/** Tells how to read the picture, and where most findings are. */
export function showOverview(input: DetailsInput): void {
  const { data, layout, findingsOf, titleOf, select } = input;
  const keys = layout.boxes.flatMap(({ rows }) => rows.map(({ key }) => key));
  const modules = keys.filter((key) => key.startsWith("m"));
  const worst = modules
    .map((key) => ({ key, findings: findingsOf(key) }))
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => b.findings.length - a.findings.length)
    .slice(0, 12);
  const entries = worst.map(({ key, findings }) => {
    const link = nodeLink(titleOf(key), "", () => select(key));
    return element("li", { class: "with-count" }, link, element("span", { class: "count" }, ...countMarks(findings)));
  });
  const facts = [
    counted(keys.length - modules.length, "configuration"),
    counted(modules.length, "module"),
    counted(layout.edges.length, "import"),
  ];
  panel().replaceChildren(
    element("h3", {}, "Module graph"),
    element("p", { class: "facts" }, facts.join(" · ")),
    element(
      "p",
      {},
      "Lines lead from what imports to what is imported. Choose a module to see what imports it, what it imports and what was found in it.",
    ),
    element("p", { class: "facts" }, "Wheel or + − to zoom, drag to move, 0 to fit, arrow keys to walk."),
    ...(worst.length > 0 ? [section("most findings", entries)] : []),
    ...(data.hosts.length > 1
      ? [element("p", { class: "facts" }, "The host filter draws one configuration alone.")]
      : []),
  );
}

function section(title: string, entries: readonly HTMLElement[], tone = ""): HTMLElement {
  const list = element("ul", {}, ...entries);
  return element("section", { class: `details-part ${tone}` }, element("h4", {}, title), list);
}

function nodeLink(label: string, title: string, press: () => void): HTMLButtonElement {
  const link = button("", { class: "node-link", title }, press);
  link.append(...breakable(label));
  return link;
}

function findingEntry(finding: IndexedFinding, { open }: DetailsInput): HTMLElement {
  const line = finding.place.slice(finding.file.length);
  const link = button("", { class: "finding-link" }, () => open(finding));
  link.append(
    element("span", { class: `severity ${finding.severity}` }, finding.severity),
    ` ${finding.message} `,
    element("span", { class: "facts" }, `${finding.rule} ${line}`),
  );
  return element("li", {}, link);
}

const mostHosts = 6;

function hostsText(key: NodeKey, { modules, sets, configurations, hosts }: GraphData): string {
  const of = sets[modules[Number(key.slice(1))]?.set ?? 0] ?? [];
  const names = [...new Set(of.map((configuration) => hosts[configurations[configuration]?.host ?? 0]?.name ?? ""))];
  if (names.length === hosts.length && names.length > 1) return `in all ${names.length} configurations`;
  const more = names.length - mostHosts;
  return `in ${names.slice(0, mostHosts).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
