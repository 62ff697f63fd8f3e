import type { GraphData } from "./graph/graph-data.ts";
import { html, jsonIsland, Markup, type MarkupPart } from "./markup.ts";
import { pageScript, pageStyle, scriptHash, styleHash } from "./page.generated.ts";

export interface PageParts {
  readonly title: string;
  readonly head: MarkupPart;
  /** What is shown first. */
  readonly view: "findings" | "modules";
  /** Whether modules of inputs are drawn at first. */
  readonly inputs: boolean;
  readonly filters: MarkupPart;
  readonly findings: MarkupPart;
  /** The graph, or why there is none. */
  readonly graph: GraphData | string;
}

/** Nothing may be loaded, nothing sent, and no script run but ours. */
const policy = `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M8 1v14M2 4.5l12 7M14 4.5l-12 7' stroke='%232f6fb5' stroke-width='2.2' stroke-linecap='round'/%3E%3C/svg%3E";

/** A whole page in one file. */
export function renderPage({ title, head, view, inputs, filters, findings, graph }: PageParts): string {
  const hasGraph = typeof graph !== "string";
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${new Markup(pageStyle)}</style>
<script>${new Markup(pageScript)}</script>
</head>
<body data-view="${view}" data-inputs="${inputs ? 1 : 0}">
<a class="skip" href="#main">Skip to the content</a>
<header class="top">${head}<button type="button" id="theme" class="quiet needs-script" title="Light or dark">◐</button></header>
${filters}
<main id="main" tabindex="-1">
<div id="findings-view">${findings}</div>
<div id="modules-view" class="needs-script" hidden>${hasGraph ? graphView() : html`<p class="empty">${graph}</p>`}</div>
</main>
${hasGraph && html`<script type="application/json" id="graph-data">${jsonIsland(graph)}</script>\n`}</body>
</html>
`.text;
}

function graphView(): Markup {
  return html`<section class="graph" aria-label="Module graph">
<div class="graph-main">
<div class="graph-bar"><label class="search"><span class="offscreen">Find a module</span><input id="find-module" type="search" placeholder="Find a module" autocomplete="off" spellcheck="false"><output id="find-count"></output></label>
<label class="check"><input type="checkbox" id="graph-imports"> every import</label><label class="check"><input type="checkbox" id="graph-inputs"> modules of inputs</label>
<span class="buttons"><button type="button" id="graph-out" aria-label="Smaller">−</button><button type="button" id="graph-in" aria-label="Larger">+</button><button type="button" id="graph-fit">Fit</button></span></div>
<svg id="graph-picture" tabindex="0" role="group" aria-label="Which module imports which"><defs><marker id="arrow-incoming" class="incoming" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker><marker id="arrow-outgoing" class="outgoing" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs><g id="graph-stage"></g></svg>
</div>
<aside id="graph-details" aria-label="About the chosen module" aria-live="polite"></aside>
</section>`;
}
