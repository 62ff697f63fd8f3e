/**
 * Compares what the installed peers find in folders with what we find: `npm run beside -- [--show CHECK] DIR…`
 *
 * Runs statix (the fork of molybdenumsoftware), deadnix, nixf-tidy and nil, as far as they are installed, and every rule of
 * ours. Prints how many findings of each check of theirs we have too, by the set of the rule that has them, how many we
 * are silent about, and how many findings of each rule none of them has; `--show` prints the places of a check that we are
 * silent about, and `--show RULE` those of a rule that nobody else has. Exit code: 0, or 2 if no tool is installed.
 */
import { spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { registry } from "../src/rules/registry.ts";
import { answers } from "./peers/checks.ts";
import { type InstalledTool, installedTools, MissingTool, type ToolFinding } from "./peers/installed-tools.ts";

const program = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const mostOutput = 1024 * 1024 * 1024;

interface OwnFinding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

const columns = ["recommended", "strict", "off", "silent"] as const;
type Column = (typeof columns)[number];

const setOf = new Map(registry.map(({ rule }) => [rule.id, rule.set]));

process.exitCode = main(process.argv.slice(2));

function main(argv: string[]): number {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { show: { type: "string" } },
  });
  const tools = new Set(installedTools);
  const compared = positionals.map((path) => compareFolder(realpathSync(resolve(path)), tools));
  if (tools.size === 0) return 2;
  for (const { folder, theirs, alone } of compared) {
    const unheard = theirs.filter(({ finding, column }) => column === "silent" && finding.check === values.show);
    for (const { finding } of unheard) console.log(`${folder}/${finding.file}:${finding.lines[0]?.[0]}`);
    const ours = alone.filter(({ rule }) => rule === values.show);
    for (const { file, range, message } of ours) console.log(`${folder}/${file}:${range.start.line}: ${message}`);
  }
  printTheirs(compared.flatMap(({ theirs }) => theirs));
  printAlone(compared.flatMap(({ alone }) => alone));
  return 0;
}

interface ComparedFinding {
  readonly tool: InstalledTool;
  readonly finding: ToolFinding;
  readonly column: Column;
}

interface ComparedFolder {
  readonly folder: string;
  readonly theirs: readonly ComparedFinding[];
  /** What none of the tools finds. */
  readonly alone: readonly OwnFinding[];
}

/** A tool that turns out not to be there is taken out of `tools`. */
function compareFolder(folder: string, tools: Set<InstalledTool>): ComparedFolder {
  const files = nixFilesIn(folder);
  const ours = findOurs(folder);
  const shared = new Set<OwnFinding>();
  const theirs = [...tools].flatMap((tool) => {
    return findTheirs(tool, folder, files, tools).map((finding) => {
      const same = ours.filter((own) => isSame(tool, finding, own));
      for (const own of same) shared.add(own);
      return { tool, finding, column: bestSet(same) };
    });
  });
  return { folder, theirs, alone: ours.filter((own) => !shared.has(own)) };
}

/** Without those that are reached by a link, which would be judged twice. */
function nixFilesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((path) => {
    return (
      path.endsWith(".nix") &&
      !/(^|\/)\.git\//.test(path) &&
      lstatSync(join(folder, path)).isFile() &&
      isOwnPath(folder, path)
    );
  });
}

function isOwnPath(folder: string, path: string): boolean {
  return realpathSync(join(folder, path)) === join(folder, path);
}

function findTheirs(
  tool: InstalledTool,
  folder: string,
  files: readonly string[],
  tools: Set<InstalledTool>,
): ToolFinding[] {
  try {
    return tool.find(folder, files).filter(({ file }) => isOwnPath(folder, file));
  } catch (error) {
    if (!(error instanceof MissingTool)) throw error;
    console.error(error.message);
    tools.delete(tool);
    return [];
  }
}

/** Of every rule, also those that are in no set. */
function findOurs(folder: string): OwnFinding[] {
  const settings = mkdtempSync(join(tmpdir(), "beside-"));
  const rules = registry.map(({ rule }) => `${rule.id} = "${rule.severity}"\n`);
  writeFileSync(join(settings, "flakelint.toml"), `extends = ["strict"]\n[rules]\n${rules.join("")}`);
  const flags = ["--config", join(settings, "flakelint.toml"), "--format", "json", "--fail-on", "never"];
  const run = spawnSync(process.execPath, [program, "check", join(folder, "."), ...flags], {
    encoding: "utf8",
    maxBuffer: mostOutput,
  });
  rmSync(settings, { recursive: true });
  return (JSON.parse(run.stdout) as { findings: OwnFinding[] }).findings;
}

function isSame({ peer }: InstalledTool, finding: ToolFinding, own: OwnFinding): boolean {
  if (own.file !== finding.file) return false;
  const { check, lines, name } = finding;
  const isAnswer = [answers[peer]?.rules, answers[peer]?.widerRules].some((rules) =>
    rules?.[check]?.includes(own.rule),
  );
  const isThere = lines.some(([first, last]) => own.range.start.line <= last && first <= own.range.end.line);
  return isAnswer && isThere && (name === undefined || own.message.includes(`'${name}'`));
}

function bestSet(same: readonly OwnFinding[]): Column {
  const sets = new Set(same.map(({ rule }) => setOf.get(rule)));
  if (sets.has("minimal") || sets.has("recommended")) return "recommended";
  return sets.has("strict") ? "strict" : sets.has("off") ? "off" : "silent";
}

function printTheirs(compared: readonly ComparedFinding[]): void {
  const nameOf = ({ tool, finding }: ComparedFinding) => `${tool.program}  ${finding.check}`;
  const names = [...new Set(compared.map(nameOf))].sort();
  const width = Math.max(...names.map((name) => name.length), 0);
  const line = (name: string, cells: readonly (string | number)[]) => {
    console.log([name.padEnd(width), ...cells.map((cell) => String(cell).padStart(11))].join("  "));
  };
  line("tool  check", ["theirs", ...columns]);
  for (const name of names) {
    const findings = compared.filter((one) => nameOf(one) === name);
    const counts = columns.map((column) => findings.filter((one) => one.column === column).length);
    line(name, [findings.length, ...counts]);
  }
}

function printAlone(alone: readonly OwnFinding[]): void {
  console.log("\nfound by us alone:");
  const counts = new Map<string, number>();
  for (const { rule } of alone) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const [rule, count] of [...counts].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(6)}  ${rule} (${setOf.get(rule)})`);
  }
}
