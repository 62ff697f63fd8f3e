import type { Report } from "../findings/report.ts";
import type { ReportedGraph } from "../findings/reported-graph.ts";
import { projectUrl } from "../findings/rule-url.ts";
import { filterSection } from "./html/filter-section.ts";
import { findingsSection, unusedParts } from "./html/findings-section.ts";
import { graphDataOf } from "./html/graph/graph-data.ts";
import { counted, headSection, repositoryName, verdictOf } from "./html/head-section.ts";
import { html } from "./html/markup.ts";
import { renderPage } from "./html/page.ts";
import { PageGraph } from "./html/page-graph.ts";

/**
 * The report as a page for browsers: one file that loads nothing. The same report gives the same bytes, so that it tells
 * no times; of the machine it tells the name of the repository's folder alone.
 */
export function renderHtml(report: Report): string {
  const reported = report.moduleGraph?.();
  const graph = reported && reported.configurations.length > 0 ? new PageGraph(reported) : null;
  return renderPage({
    title: `${verdictOf(report).text} · ${repositoryName(report.root)} · ${report.tool.name}`,
    head: headSection(report),
    view: "findings",
    inputs: false,
    filters: filterSection(report, graph?.data.hosts ?? [], "findings"),
    findings: findingsSection(report, graph),
    graph: graph?.data ?? (reported ? noConfigurations : notLookedAt),
  });
}

const noConfigurations =
  "No configuration was found, so that there is no module graph. What could not be followed is listed by: flakelint hosts";
const notLookedAt =
  "There is no module graph: single files were checked, or no flake.nix that can be read lies in what was checked.";

/** Of what a page that shows the graph alone tells. */
export interface GraphPageInput {
  /** Absolute path of the repository; only its last folder is told. */
  readonly root: string;
  readonly tool: Report["tool"];
  /** With the modules of inputs. */
  readonly graph: ReportedGraph;
  /** Whether the modules of inputs are drawn at first. */
  readonly external: boolean;
}

/** The module graph as a page for browsers: one file that loads nothing. */
export function renderGraphPage({ root, tool, graph, external }: GraphPageInput): string {
  const data = graphDataOf(graph);
  const facts = [counted(data.hosts.length, "configuration"), counted(graph.modules.length, "module")].join(" · ");
  return renderPage({
    title: `Modules · ${repositoryName(root)} · ${tool.name}`,
    head: html`<div class="title"><h1>${repositoryName(root)}</h1></div><p class="facts">${facts} <a class="tool" href="${projectUrl}" rel="noopener noreferrer">${tool.name} ${tool.version}</a></p>`,
    view: "modules",
    inputs: external,
    filters: filterSection(null, data.hosts, "modules"),
    findings: unusedParts,
    graph: data.configurations.length > 0 ? data : noConfigurations,
  });
}
