import type { ExampleFiles } from "../findings/report.ts";
import { registry } from "../rules/registry.ts";
import type { OptionSpecs, RegisteredRule } from "../rules/rule.ts";
import { readChoice, suggest } from "./check-settings.ts";
import { colorChoices, type RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Shell } from "./shell.ts";
import { makeStyle, type Style } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { useColor } from "./use-color.ts";

/** `flakelint explain RULE`: the page of a rule. */
export function runExplain(command: RawCommand, shell: Shell): ExitCode {
  const [id = ""] = command.positionals;
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const registered = registry.find(({ rule }) => rule.id === id);
  if (!registered) {
    const names = registry.map(({ rule }) => rule.id);
    const hint = suggest(id, names);
    throw new UsageError(`no such rule: '${id}'`, hint.startsWith("did") ? hint : "flakelint rules lists them all");
  }
  shell.print(renderRule(registered, makeStyle(useColor(color, shell.environment, shell.isTerminal))));
  return exitCode.clean;
}

const fixTexts = {
  safe: "flakelint check --fix mends it; what the code means stays the same.",
  suggested: "flakelint check --unsafe-fixes mends it; that may change what the code means, so look at it.",
  none: "There is no automatic fix.",
} as const;

function renderRule({ topic, rule }: RegisteredRule, style: Style): string {
  const sections = [
    `${style.bold(rule.id)}\n${rule.summary}.\n`,
    `Topic ${topic}, severity ${rule.severity}, set ${rule.set}, since ${rule.since}.\n`,
    `${rule.why.trim()}\n`,
    `${style.red("Reported")}\n\n${renderExample(rule.example.bad)}`,
    `${style.blue("Accepted")}\n\n${renderExample(rule.example.good)}`,
    renderOptions(rule.id, rule.options ?? {}, style),
    `${style.bold("Fix")}\n\n${fixTexts[rule.fix]}\n`,
    `${style.bold("Allow it")}\n\n  # flakelint: allow ${rule.id} -- reason\n\n` +
      "at the end of a line or alone above one; allow-file for a whole file; in flakelint.toml:\n\n" +
      `  [rules]\n  ${rule.id} = "off"\n`,
  ];
  return sections.filter((section) => section !== "").join("\n");
}

function renderExample(example: ExampleFiles): string {
  if (typeof example === "string") return `${indent(example)}\n`;
  return Object.entries(example)
    .map(([path, text]) => `  # ${path}\n${indent(text)}\n`)
    .join("\n");
}

/** Examples may hold bytes that are no text. */
function indent(text: string): string {
  const lines = JSON.stringify(text.trim()).slice(1, -1).replaceAll("\\n", "\n").replaceAll('\\"', '"');
  return lines.replaceAll("\\\\", "\\").replace(/^(?=.)/gm, "  ");
}

function renderOptions(id: string, options: OptionSpecs, style: Style): string {
  const entries = Object.entries(options);
  if (entries.length === 0) return "";
  const lines = entries.map(([name, spec]) => {
    return `  ${name} (${spec.type}, default ${JSON.stringify(spec.default)})\n      ${spec.describe}\n`;
  });
  const [[firstName, first]] = entries as [[string, OptionSpecs[string]]];
  const usage = `  [rules]\n  ${id} = { ${firstName} = ${JSON.stringify(first.default)} }\n`;
  return `${style.bold("Options")}\n\n${lines.join("")}\n${usage}`;
}
