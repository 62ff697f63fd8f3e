import { type PageState, severityNames } from "./page-state.ts";

/** A card of the page and what filters ask of it. */
export interface IndexedFinding {
  readonly card: HTMLElement;
  readonly rule: string;
  readonly topic: string;
  readonly severity: string;
  readonly file: string;
  /** Positions of hosts. */
  readonly hosts: readonly number[];
  readonly isFixable: boolean;
  /** The position of its file among the modules; `null` where it is none. */
  readonly module: number | null;
  readonly message: string;
  /** `file:line:column` */
  readonly place: string;
  /** All its text in lower case. */
  text(): string;
}

/** The findings of the page, in the order of the report: what their files are is told by the groups they stand in. */
export function indexFindings(cards: Iterable<HTMLElement>): IndexedFinding[] {
  const topics = new Map<string, string>();
  for (const { dataset } of document.querySelectorAll<HTMLElement>(".rule-entry")) {
    topics.set(dataset.rule ?? "", dataset.topic ?? "");
  }
  return [...cards].map((card) => {
    const { rule = "", fix } = card.dataset;
    const { file = "", hosts = "", module } = card.closest<HTMLElement>(".group")?.dataset ?? {};
    const severity = severityNames.find((name) => card.classList.contains(name)) ?? "";
    let text: string | undefined;
    return {
      card,
      rule,
      topic: topics.get(rule) ?? "",
      severity,
      file,
      hosts: hosts === "" ? [] : hosts.split(" ").map(Number),
      isFixable: fix !== undefined,
      module: module === undefined ? null : Number(module),
      message: card.querySelector("h4")?.textContent?.replace(severity, "").trim() ?? "",
      place: card.querySelector(".place")?.textContent ?? "",
      text: () => {
        text ??= (card.textContent ?? "").toLowerCase();
        return text;
      },
    };
  });
}

/** Whether a finding passes the filters; each word of the text has to be found. */
export function passes(finding: IndexedFinding, state: PageState, host: number | null): boolean {
  if (state.without.includes(finding.severity)) return false;
  if (state.topic !== "" && finding.topic !== state.topic) return false;
  if (state.rule !== "" && finding.rule !== state.rule) return false;
  if (state.fixable && !finding.isFixable) return false;
  if (state.host === "-" && finding.hosts.length > 0) return false;
  if (host !== null && !finding.hosts.includes(host)) return false;
  const words = state.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.length === 0 || words.every((word) => finding.text().includes(word));
}
