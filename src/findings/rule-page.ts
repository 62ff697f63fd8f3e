import type { ExampleFiles, RuleDescription, RuleOption } from "./report.ts";

const fixWords = {
  safe: "safe: `--fix` applies it",
  suggested: "suggested: `--unsafe-fixes` applies it",
  none: "none",
} as const;

const setWords = {
  minimal: "minimal, and so in every set",
  recommended: "recommended",
  strict: "strict",
  off: "none: it runs only when named",
} as const;

/** The page of a rule as Markdown, from its heading on: the rule itself, printed. */
export function rulePage(rule: RuleDescription): string {
  return [
    `# ${rule.id}`,
    `${rule.summary}.`,
    [
      "| topic | severity | set | fix | since |",
      "|---|---|---|---|---|",
      `| ${rule.topic} | ${rule.severity} | ${setWords[rule.set]} | ${fixWords[rule.fix]} | ${rule.since} |`,
    ].join("\n"),
    ...(rule.security ? [securityLine(rule.security)] : []),
    "## Why",
    rule.why,
    "## Reported",
    exampleOf(rule.example.bad),
    "## Not reported",
    exampleOf(rule.example.good),
    ...(rule.options.length > 0 ? ["## Options", optionsOf(rule)] : []),
    "## Suppress",
    suppressionOf(rule),
  ].join("\n\n");
}

function securityLine({ severity, cwe }: NonNullable<RuleDescription["security"]>): string {
  return `Security severity: ${severity} ([CWE-${cwe}](https://cwe.mitre.org/data/definitions/${cwe}.html)).`;
}

function exampleOf(example: ExampleFiles): string {
  return exampleFiles(example)
    .map(([path, text]) => `${path === "" ? "" : `\`${path}\`\n\n`}${fenced(text, languageOf(path))}`)
    .join("\n\n");
}

/** The files of an example by path ("" for a single one), their control characters spelled out: they are shown as text. */
export function exampleFiles(example: ExampleFiles): readonly (readonly [path: string, text: string])[] {
  const files = typeof example === "string" ? [["", example] as const] : Object.entries(example);
  return files.map(([path, text]) => [path, printable(text)]);
}

function fenced(text: string, language: string): string {
  const fence = text.includes("```") ? "~~~~" : "```";
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** What a file of an example is written in, as fences of Markdown name it. */
export function languageOf(path: string): string {
  if (path === "" || path.endsWith(".nix")) return "nix";
  if (path.endsWith(".toml")) return "toml";
  return path.endsWith(".lock") || path.endsWith(".json") ? "json" : "";
}

/** Control characters as `\u0001`: a page is text. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function optionsOf({ id, options }: RuleDescription): string {
  const rows = options.map(optionRow);
  const assignments = options.map((option) => `${option.name} = ${JSON.stringify(option.default)}`);
  const table = ["| option | type | default | meaning |", "|---|---|---|---|", ...rows].join("\n");
  return `${table}\n\n${fenced(`[rules.${id}]\n${assignments.join("\n")}`, "toml")}`;
}

function optionRow(option: RuleOption): string {
  return `| \`${option.name}\` | ${optionTypeWords[option.type]} | \`${JSON.stringify(option.default)}\` | ${option.describe} |`;
}

/** What the types of options are called for people. */
export const optionTypeWords = {
  boolean: "true or false",
  integer: "whole number",
  string: "string",
  strings: "list of strings",
} as const;

function suppressionOf({ id, allowedByComment }: RuleDescription): string {
  const everywhere = `Everywhere, in \`flakelint.toml\`:\n\n${fenced(`[rules]\n${id} = "off"`, "toml")}`;
  if (!allowedByComment) return everywhere;
  const inComment = fenced(`# flakelint: allow ${id} -- reason`, "nix");
  return `On the line, or alone on the line above:\n\n${inComment}\n\n${everywhere}`;
}
