import type { Finding } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import type { BlockStyle } from "./block-style.ts";

/** From so many findings on, the first of them have left the screen when the last is read. */
const manyFindings = 30;
const shownRules = 8;

/**
 * How often each rule was offended against, most often first, and how many of that can be mended. With `all` of each
 * rule; else of those that stand out, and only where there are many findings. Empty or ends with an empty line.
 */
export function ruleCounts({ findings }: Report, all: boolean, { paint }: BlockStyle): string {
  if (findings.length === 0 || (!all && findings.length < manyFindings)) return "";
  const counts = countByRule(findings);
  const shown = all || counts.length <= shownRules + 1 ? counts : counts.slice(0, shownRules);
  const numberWidth = Math.max(3, String(counts[0]?.total ?? 0).length);
  const nameWidth = Math.max(...shown.map(({ rule }) => rule.length));
  const rows = shown.map(({ rule, total, safe, suggested }) => {
    const cure = [
      ...(safe > 0 ? [`${safe === total ? "" : `${safe} `}--fix`] : []),
      ...(suggested > 0 ? [`${suggested === total ? "" : `${suggested} `}--unsafe-fixes`] : []),
    ].join(", ");
    return `${String(total).padStart(numberWidth + 2)}  ${rule.padEnd(nameWidth)}  ${paint("faint", cure)}`.trimEnd();
  });
  const hidden = counts.length - shown.length;
  if (hidden > 0)
    rows.push(`${" ".repeat(numberWidth + 4)}${paint("faint", `and ${hidden} more rules: --statistics`)}`);
  return `${paint("strong", "by rule")}\n${rows.join("\n")}\n\n`;
}

interface RuleCount {
  readonly rule: string;
  total: number;
  /** Findings with a safe fix. */
  safe: number;
  /** Findings with a suggested fix only. */
  suggested: number;
}

function countByRule(findings: readonly Finding[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, fixes } of findings) {
    const count = counts.get(rule) ?? { rule, total: 0, safe: 0, suggested: 0 };
    counts.set(rule, count);
    count.total++;
    if (fixes.some(({ safety }) => safety === "safe")) count.safe++;
    else if (fixes.length > 0) count.suggested++;
  }
  return [...counts.values()].sort((one, other) => other.total - one.total || (one.rule < other.rule ? -1 : 1));
}
