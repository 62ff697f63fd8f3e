/**
 * Writes all that is made from the rules (the registry, their pages, the tables in the documents, the JSON Schema of
 * flakelint.toml), docs/command-line.md from the table of commands, all that documents show of the program's output, and the
 * script and style of html reports. With `--check` it writes nothing, and fails if a file is not as it would be written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configSchema } from "../src/config/config-schema.ts";
import { commandLinePage } from "./command-line-page.ts";
import { withTables } from "./documents/generated-tables.ts";
import { runInCopy } from "./documents/run-in-copy.ts";
import { withShownOutput } from "./documents/shown-output.ts";
import { terminalPicture, themes } from "./documents/terminal-picture.ts";
import { pageAssets } from "./page-assets.ts";
import { listRuleFiles, loadRules, registrySource } from "./rule-files.ts";
import { pageOf, rulesIndex } from "./rule-pages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const commandLineFile = "docs/command-line.md";
const pagesFolder = "docs/rules";
/** What the picture in README.md shows. */
const pictured = { command: "flakelint", folder: "fixtures/flakes/first-look" } as const;

/** Every generated file by its path, `null` where a file is left over and must go; and what keeps one from being made. */
export interface GeneratedFiles {
  readonly files: ReadonlyMap<string, string | null>;
  readonly problems: readonly string[];
}

export async function generateFiles(): Promise<GeneratedFiles> {
  const ruleFiles = listRuleFiles(join(root, "src/rules"));
  const rules = await loadRules(join(root, "src/rules"), ruleFiles);
  const files = new Map<string, string | null>([
    ["src/rules/registry.ts", registrySource(ruleFiles)],
    ["schema/flakelint.schema.json", `${JSON.stringify(configSchema(rules), null, 2)}\n`],
    [`${pagesFolder}/README.md`, rulesIndex(rules)],
    ["src/reporters/html/page.generated.ts", await pageAssets(root)],
  ]);
  for (const registered of rules) files.set(`${pagesFolder}/${registered.rule.id}.md`, pageOf(registered));
  for (const page of leftOverPages(files)) files.set(page, null);

  const printed = await runInCopy(pictured.command, join(root, pictured.folder), true);
  for (const theme of themes) {
    files.set(`docs/pictures/terminal-${theme}.svg`, terminalPicture(pictured.command, printed, theme));
  }
  const problems: string[] = [];
  for (const path of listDocuments()) {
    const { text, missing } = withTables(readText(path) ?? "", path, rules);
    problems.push(...missing.map((mark) => `${path} must hold '${mark}': what is generated goes there`));
    files.set(path, await withShownOutput(text, root));
  }
  files.set(commandLineFile, commandLinePage());
  return { files, problems };
}

/** Documents written by hand, in which some parts are generated. */
function listDocuments(): string[] {
  const names = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...names.map((name) => `docs/${name}`)].filter((path) => path !== commandLineFile);
}

function leftOverPages(files: ReadonlyMap<string, string | null>): string[] {
  const folder = join(root, pagesFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `${pagesFolder}/${name}`)
    .filter((path) => path.endsWith(".md") && !files.has(path));
}

/** The paths of generated files that are not on disk as they should be; those left over are marked. */
export function staleFiles({ files }: GeneratedFiles, read: (path: string) => string | null = readText): string[] {
  return [...files]
    .filter(([path, wanted]) => read(path) !== wanted)
    .map(([path, wanted]) => (wanted === null ? `${path} (left over)` : path));
}

function readText(path: string): string | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function write(path: string, content: string | null): void {
  const file = join(root, path);
  if (content === null) {
    rmSync(file);
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function main(): Promise<void> {
  const generated = await generateFiles();
  const { files, problems } = generated;
  if (process.argv.includes("--check")) {
    const stale = staleFiles(generated);
    if (stale.length > 0) console.error(`not as 'npm run generate' would write them:\n  ${stale.join("\n  ")}`);
    if (stale.length > 0) process.exitCode = 1;
  } else {
    for (const [path, content] of files) if (readText(path) !== content) write(path, content);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
