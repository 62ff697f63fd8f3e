import { counted } from "./elements.ts";
import type { IndexedFinding } from "./finding-index.ts";
import { severityNames } from "./page-state.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Writes the count of findings on a node, coloured by the worst of them. */
export function badgeOf(row: SVGGElement, findings: readonly IndexedFinding[], title: string): void {
  row.querySelector(".badge")?.remove();
  row.setAttribute("aria-label", findings.length > 0 ? `${title}, ${counted(findings.length, "finding")}` : title);
  const worst = severityNames.find((name) => findings.some(({ severity }) => severity === name));
  row.classList.toggle("clean", worst === undefined);
  if (worst === undefined) return;
  const text = findings.length > 999 ? "999+" : String(findings.length);
  const width = 12 + text.length * 6.5;
  const right = Number(row.querySelector(".hit")?.getAttribute("width") ?? 0);
  const badge = document.createElementNS(svgNamespace, "g");
  badge.setAttribute("class", `badge ${worst}`);
  badge.setAttribute("transform", `translate(${right - width} 3)`);
  const pill = document.createElementNS(svgNamespace, "rect");
  for (const [key, value] of Object.entries({ width, height: 14, rx: 7 })) pill.setAttribute(key, String(value));
  const label = document.createElementNS(svgNamespace, "text");
  label.setAttribute("x", String(width / 2));
  label.setAttribute("y", "11");
  label.textContent = text;
  badge.append(pill, label);
  row.append(badge);
}
