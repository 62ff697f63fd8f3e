import type { Severity } from "../findings/finding.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { inAscii } from "../reporters/text/ascii.ts";
import { hyperlink } from "../reporters/text/palette.ts";
import { cutText } from "../reporters/text/wrapped.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import type { Style } from "./style.ts";
import type { TerminalLook } from "./terminal-look.ts";

/** What flakelint.toml makes of a rule. */
export type SeverityHere = (rule: RegisteredRule) => Severity | "off";

const fixMarks = { safe: "fix", suggested: "unsafe", none: "" } as const;

/**
 * Rules by topic, a line each, cut to the width of the terminal. With `here` their severity is the one that holds in the
 * project around, and those that are off there stand back.
 */
export function renderRuleTable(rules: readonly RegisteredRule[], look: TerminalLook, here?: SeverityHere): string {
  const topics = [...new Set(rules.map(({ topic }) => topic))].sort();
  const idWidth = Math.max(...rules.map(({ rule }) => rule.id.length), 0);
  const sections = topics.map((topic) => {
    const rows = rules.filter((rule) => rule.topic === topic).map((rule) => row(rule, idWidth, look, here?.(rule)));
    return `${look.style.bold(topic)}\n${rows.join("")}`;
  });
  const text = `${sections.join("\n")}\n${counts(rules, here)}\n`;
  return look.ascii ? inAscii(text) : text;
}

function row(
  { rule }: RegisteredRule,
  idWidth: number,
  look: TerminalLook,
  here: Severity | "off" | undefined,
): string {
  const { style, width } = look;
  const severity = here ?? rule.severity;
  const facts = `${severity.padEnd(7)}  ${rule.set.padEnd(11)}  ${fixMarks[rule.fix].padEnd(6)}`;
  const name = look.hyperlinks ? hyperlink(rule.id, ruleUrl(rule.id)) : rule.id;
  const lead = 2 + idWidth + 2 + facts.length + 2;
  const isNarrow = width - lead < 24;
  const summary = cutText(rule.summary, isNarrow ? width - 4 : width - lead);
  const head = `  ${name}${" ".repeat(idWidth - rule.id.length)}  ${isNarrow ? facts.trimEnd() : facts}`;
  const shown = isNarrow ? `${head}\n    ${style.dim(summary)}` : `${head}  ${summary}`;
  return `${severity === "off" ? offText(shown, style) : colored(shown, severity, style)}\n`;
}

function offText(text: string, style: Style): string {
  return text.split("\n").map(style.dim).join("\n");
}

function colored(text: string, severity: Severity, style: Style): string {
  const paint = { error: style.red, warning: style.magenta, note: style.blue }[severity];
  return text.replace(new RegExp(` (${severity})(?= )`), (_, word: string) => ` ${paint(word)}`);
}

function counts(rules: readonly RegisteredRule[], here: SeverityHere | undefined): string {
  const fixable = rules.filter(({ rule }) => rule.fix === "safe").length;
  const suggested = rules.filter(({ rule }) => rule.fix === "suggested").length;
  const parts = [
    `${rules.length} ${rules.length === 1 ? "rule" : "rules"}`,
    ...(here ? [`${rules.filter((rule) => here(rule) !== "off").length} on here`] : []),
    ...(fixable > 0 ? [`${fixable} with --fix`] : []),
    ...(suggested > 0 ? [`${suggested} with --unsafe-fixes`] : []),
  ];
  return `${parts.join(", ")}\nflakelint explain RULE tells more`;
}
