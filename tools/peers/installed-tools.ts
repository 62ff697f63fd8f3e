/** What the installed peers find in a folder, read from what their programs print. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize, relative } from "node:path";

export interface ToolFinding {
  readonly check: string;
  /** Relative to the folder. */
  readonly file: string;
  /** First and last of each place it shows, counted from 1. */
  readonly lines: readonly (readonly [number, number])[];
  /** What it is about, where the tool says so in a field of its own. */
  readonly name?: string;
}

export interface InstalledTool {
  /** As in the table of answers. */
  readonly peer: string;
  readonly program: string;
  /** `files` are relative to the folder. */
  readonly find: (folder: string, files: readonly string[]) => ToolFinding[];
}

/** The program is not installed, or not in a form that is understood. */
export class MissingTool extends Error {}

const mostOutput = 1024 * 1024 * 1024;

function outputOf(program: string, args: readonly string[], cwd: string, input?: string): string {
  const run = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: mostOutput,
    ...(input === undefined ? {} : { input }),
  });
  if (run.error) throw new MissingTool(`'${program}' cannot be run: ${run.error.message}`);
  return run.stdout;
}

export const installedTools: readonly InstalledTool[] = [
  { peer: "statix (fork)", program: "statix", find: findWithStatix },
  { peer: "deadnix", program: "deadnix", find: findWithDeadnix },
  { peer: "nixf", program: "nixf-tidy", find: findWithNixf },
  { peer: "nil", program: "nil", find: findWithNil },
];

interface StatixReport {
  readonly file: string;
  readonly report: readonly {
    readonly name?: string;
    readonly diagnostics: readonly {
      readonly at: { readonly from: { line: number }; readonly to: { line: number } };
    }[];
  }[];
}

/** Every lint, whatever the folder's statix.toml says; a document of JSON for each file. */
function findWithStatix(folder: string): ToolFinding[] {
  const settings = mkdtempSync(join(tmpdir(), "statix-"));
  writeFileSync(join(settings, "statix.toml"), "disabled = []\n");
  const output = outputOf("statix", ["check", "--unrestricted", "--format", "json", "--config", settings, "."], folder);
  rmSync(settings, { recursive: true });
  return output.split(/^(?={)/m).flatMap((document) => {
    const { file, report } = JSON.parse(document) as StatixReport;
    return report.map(({ name, diagnostics }) => {
      if (name === undefined) throw new MissingTool("'statix' names no lints: the fork of molybdenumsoftware does");
      return {
        check: name,
        file: normalize(file),
        lines: diagnostics.map(({ at }) => [at.from.line, at.to.line] as const),
      };
    });
  });
}

interface DeadnixReport {
  readonly file: string;
  readonly results?: readonly { readonly line: number; readonly message: string }[];
}

function findWithDeadnix(folder: string): ToolFinding[] {
  const lines = outputOf("deadnix", ["--output-format", "json", "."], folder)
    .split("\n")
    .filter((line) => line !== "");
  return lines.flatMap((document) => {
    const { file, results = [] } = JSON.parse(document) as DeadnixReport;
    return results.map(({ line, message }): ToolFinding => {
      const [, check = "syntax", name] = /^Unused (.*): (.*)$/.exec(message) ?? [];
      return { check, file: normalize(file), lines: [[line, line]], ...(name === undefined ? {} : { name }) };
    });
  });
}

interface NixfFinding {
  readonly sname: string;
  readonly args: readonly string[];
  readonly range: { readonly lCur: { line: number }; readonly rCur: { line: number } };
}

/** One process a file: it reads standard input alone. */
function findWithNixf(folder: string, files: readonly string[]): ToolFinding[] {
  return files.flatMap((file) => {
    const output = outputOf("nixf-tidy", ["--variable-lookup"], folder, readFileSync(join(folder, file), "utf8"));
    if (output === "") return [];
    return (JSON.parse(output) as NixfFinding[]).map(({ sname, args, range }): ToolFinding => {
      const [name] = sname.startsWith("sema-unused-def") ? args : [];
      const lines = [[range.lCur.line + 1, range.rCur.line + 1]] as const;
      return { check: sname, file, lines, ...(name === undefined ? {} : { name }) };
    });
  });
}

const mostArguments = 400;
const colours = /\x1b\[[0-9;]*m/g;

function findWithNil(folder: string, files: readonly string[]): ToolFinding[] {
  const found: ToolFinding[] = [];
  for (let index = 0; index < files.length; index += mostArguments) {
    const paths = files.slice(index, index + mostArguments).map((file) => join(folder, file));
    const output = outputOf("nil", ["diagnostics", "--", ...paths], folder).replace(colours, "");
    for (const [, check = "", file = "", line] of output.matchAll(/^\w+\[(\w+)\]: .*\n\s*┌─ (.*):(\d+):\d+$/gm)) {
      found.push({ check, file: relative(folder, file), lines: [[Number(line), Number(line)]] });
    }
  }
  return found;
}
