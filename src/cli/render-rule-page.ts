import type { ExampleFiles, RuleDescription, RuleOption } from "../findings/report.ts";
import { exampleFiles, languageOf, optionTypeWords } from "../findings/rule-page.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { inAscii } from "../reporters/text/ascii.ts";
import { hyperlink } from "../reporters/text/palette.ts";
import { cutText, wrapped } from "../reporters/text/wrapped.ts";
import { highlightCode } from "./highlight-code.ts";
import { indented, renderMarkdown } from "./render-markdown.ts";
import type { Style } from "./style.ts";
import type { TerminalLook } from "./terminal-look.ts";

const fixTexts = {
  safe: "--fix mends it; what the code means stays the same",
  suggested: "--unsafe-fixes mends it; that may change what the code means, so look at it",
  none: "none",
} as const;

const setTexts = {
  minimal: "minimal, and so in every set",
  recommended: "recommended, and so by default and in strict",
  strict: "strict",
  off: "none: it runs only when named",
} as const;

/** The page of a rule for people at a terminal: why, examples, options, and how to live with it. */
export function renderRulePage(rule: RuleDescription, look: TerminalLook): string {
  const { style } = look;
  const heading = (text: string) => `\n${style.bold(text)}\n\n`;
  const markdownLook = { style, width: look.proseWidth, hyperlinks: look.hyperlinks };
  const text = [
    `${style.bold(rule.id)}\n${renderMarkdown(`${rule.summary}.`, markdownLook)}\n`,
    factRows(rule, look),
    heading("Why"),
    renderMarkdown(rule.why, markdownLook),
    `\n${style.red(style.bold("Reported"))}\n\n`,
    renderExample(rule.example.bad, look),
    `\n${style.green(style.bold("Not reported"))}\n\n`,
    renderExample(rule.example.good, look),
    ...(rule.options.length > 0 ? [heading("Options"), renderOptions(rule, look)] : []),
    heading("Suppress"),
    renderSuppression(rule, style),
    `\n${pageAddress(rule.id, look)}\n`,
  ].join("");
  return look.ascii ? inAscii(text) : text;
}

function factRows(rule: RuleDescription, { style, proseWidth }: TerminalLook): string {
  const rows = [
    ["topic", rule.topic],
    ["severity", rule.severity],
    ["set", setTexts[rule.set]],
    ["fix", fixTexts[rule.fix]],
    ...(rule.security ? [["security", `severity ${rule.security.severity}, CWE-${rule.security.cwe}`] as const] : []),
    ["since", rule.since],
  ] as const;
  const indent = " ".repeat(12);
  return rows
    .map(([name, value]) => `  ${style.dim(name.padEnd(8))}  ${wrapped(value, proseWidth - 12).join(`\n${indent}`)}\n`)
    .join("");
}

/** Where lines have no room they are cut: lock files have long ones, of which the end says nothing. */
function renderExample(example: ExampleFiles, { style, width }: TerminalLook): string {
  return exampleFiles(example)
    .map(([path, text]) => {
      const title = path === "" ? "" : `  ${style.blue(`${path}:`)}\n`;
      const indentation = path === "" ? "  " : "    ";
      const lines = text.replace(/^\n+|\s+$/g, "").split("\n");
      const shown = lines.map((line) => cutText(line, width - indentation.length)).join("\n");
      return `${title}${indented(highlightCode(shown, languageOf(path), style), indentation)}\n`;
    })
    .join("\n");
}

function renderOptions({ id, options }: RuleDescription, { style, proseWidth }: TerminalLook): string {
  const rows = options.map((option) => {
    const meaning = wrapped(option.describe, proseWidth - 6).join("\n      ");
    const standard = wrapped(`default ${valueText(option.default)}`, proseWidth - 6).join("\n      ");
    return `  ${style.bold(option.name)}  ${style.dim(optionTypeWords[option.type])}\n      ${meaning}\n      ${style.dim(standard)}\n`;
  });
  const assignments = options.map(({ name, default: value }) => `${name} = ${valueText(value)}`);
  const [shortest] = assignments.sort((one, other) => one.length - other.length);
  const usage = `[rules.${id}]\n${shortest}`;
  return `${rows.join("")}\n  in flakelint.toml:\n\n${indented(highlightCode(usage, "toml", style), "    ")}\n`;
}

function valueText(value: RuleOption["default"]): string {
  return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]` : JSON.stringify(value);
}

function renderSuppression(rule: RuleDescription, style: Style): string {
  const inConfig = `[rules]\n${rule.id} = "off"`;
  const config = `  everywhere, in flakelint.toml:\n\n${indented(highlightCode(inConfig, "toml", style), "    ")}\n`;
  if (!rule.allowedByComment) return config;
  const comment = `# flakelint: allow ${rule.id} -- reason`;
  return `  one place, at the end of its line or alone above it:\n\n    ${style.dim(comment)}\n\n${config}`;
}

function pageAddress(id: string, { style, hyperlinks }: TerminalLook): string {
  const address = ruleUrl(id);
  return style.dim(hyperlinks ? hyperlink(address, address) : address);
}
