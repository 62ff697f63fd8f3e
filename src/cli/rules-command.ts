import { describeRules } from "../engine/rule-descriptions.ts";
import { registry } from "../rules/registry.ts";
import { readChoice } from "./check-settings.ts";
import { colorChoices, listFormats, type RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Shell } from "./shell.ts";
import { makeStyle } from "./style.ts";
import { useColor } from "./use-color.ts";

/** `flakelint rules`: every rule by topic. */
export function runRules(command: RawCommand, shell: Shell): ExitCode {
  const format = readChoice("format", command.options.get("format")?.at(-1), listFormats, "text");
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const rules = describeRules(registry);
  if (format === "json") {
    const entries = rules.map(({ id, topic, summary, severity, set, since, fix }) => {
      return { id, topic, summary, severity, set, since, fix };
    });
    shell.print(`${JSON.stringify({ version: 1, rules: entries }, null, 2)}\n`);
    return exitCode.clean;
  }
  shell.print(renderTable(rules, useColor(color, shell.environment, shell.isTerminal)));
  return exitCode.clean;
}

const fixMarks = { safe: "fix", suggested: "suggests", none: "" } as const;

function renderTable(rules: ReturnType<typeof describeRules>, color: boolean): string {
  const style = makeStyle(color);
  const topics = [...new Set(rules.map((rule) => rule.topic))].sort();
  const width = Math.max(...rules.map((rule) => rule.id.length), 0);
  const sections = topics.map((topic) => {
    const rows = rules.filter((rule) => rule.topic === topic);
    const lines = rows.map(({ id, severity, set, fix, summary }) => {
      const columns = [id.padEnd(width), severity.padEnd(7), set.padEnd(11), fixMarks[fix].padEnd(8)];
      return `  ${columns.join("  ")}  ${summary}\n`;
    });
    return `${style.bold(topic)}\n${lines.join("")}`;
  });
  const legend = "fix: has a safe fix; suggests: its fix wants a look. See flakelint explain RULE";
  return `${sections.join("\n")}\n${rules.length} rules. ${legend}\n`;
}
