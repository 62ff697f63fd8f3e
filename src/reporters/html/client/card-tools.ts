import { copyText } from "./clipboard.ts";
import { button, element } from "./elements.ts";
import type { IndexedFinding } from "./finding-index.ts";

export interface CardActions {
  /** Shows a file in the graph. */
  readonly showModule: (module: number) => void;
}

/** Gives each card its buttons when it comes near the window: two thousand cards open as fast as twenty. */
export function equipCards(findings: readonly IndexedFinding[], actions: CardActions): void {
  const byCard = new Map<Element, IndexedFinding>(findings.map((finding) => [finding.card, finding]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const finding = byCard.get(target);
        if (!isIntersecting || !finding) continue;
        observer.unobserve(target);
        finding.card.append(toolsOf(finding, actions));
      }
    },
    { rootMargin: "600px" },
  );
  for (const { card } of findings) observer.observe(card);
}

function toolsOf(finding: IndexedFinding, { showModule }: CardActions): HTMLElement {
  const { card, rule, file, place, module } = finding;
  const why = button("Why", { "aria-expanded": "false" }, () => toggleWhy(why, card, rule));
  const copyPath = button("Copy path", {}, () => copyText(place, copyPath));
  const tools = element("div", { class: "tools" }, why, copyPath);
  if (file.endsWith(".nix")) {
    const allow = button("Copy allow comment", { title: commentFor(rule) }, () => copyText(commentFor(rule), allow));
    tools.append(allow);
  }
  const link = button("Copy link", {}, () => copyText(`${location.href.split("#")[0]}#${card.id}`, link));
  tools.append(link);
  if (module !== null) tools.append(button("Show in graph", {}, () => showModule(module)));
  return tools;
}

function commentFor(rule: string): string {
  return `# flakelint: allow ${rule} -- `;
}

function toggleWhy(toggle: HTMLButtonElement, card: HTMLElement, rule: string): void {
  const shown = card.querySelector(":scope > .why-box");
  toggle.setAttribute("aria-expanded", String(!shown));
  if (shown) {
    shown.remove();
    return;
  }
  const entry = document.getElementById(`rule-${rule}`);
  const why = element("div", { class: "why-box" });
  for (const part of entry?.querySelectorAll(".summary, .why") ?? []) why.append(part.cloneNode(true));
  const page = entry?.querySelector<HTMLAnchorElement>("h3 a");
  if (page)
    why.append(element("p", {}, element("a", { href: page.href, rel: "noopener noreferrer" }, "The rule’s page")));
  card.insertBefore(why, card.querySelector(":scope > .tools"));
}
