import type { ExampleFiles, RuleDescription } from "../../findings/report.ts";
import { ruleUrl } from "../../findings/rule-url.ts";
import { plainText, sentence } from "../excerpt/plain-text.ts";

/** The rule's page as Markdown, for viewers that show it beside an alert: why, examples, how to allow the offence. */
export function helpMarkdown(rule: RuleDescription): string {
  return [
    `# ${rule.id}`,
    sentence(rule.summary),
    rule.why.trim(),
    "## Reported",
    exampleBlocks(rule.example.bad),
    "## Not reported",
    exampleBlocks(rule.example.good),
    "## Suppress",
    "On the line, or alone on the line above:",
    fenced(suppression(rule), "nix"),
    `[Documentation of ${rule.id}](${ruleUrl(rule.id)})`,
  ].join("\n\n");
}

/** The same for viewers that know no Markdown. */
export function helpText(rule: RuleDescription): string {
  return [
    sentence(rule.summary),
    plainText(rule.why),
    `To allow it: ${suppression(rule)}`,
    `Documentation: ${ruleUrl(rule.id)}`,
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function suppression(rule: RuleDescription): string {
  return `# flakelint: allow ${rule.id} -- reason`;
}

function exampleBlocks(example: ExampleFiles): string {
  if (typeof example === "string") return fenced(example, "nix");
  return Object.entries(example)
    .map(([path, text]) => `\`${path}\`\n\n${fenced(text, languageOf(path))}`)
    .join("\n\n");
}

function languageOf(path: string): string {
  if (path.endsWith(".nix")) return "nix";
  return path.endsWith(".lock") || path.endsWith(".json") ? "json" : "";
}

/** A fence must be longer than any run of backticks within. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}
