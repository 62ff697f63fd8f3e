import { lstatSync } from "node:fs";
import { join, relative } from "node:path";
import { defaultConfig } from "../config/config.ts";
import { readConfig } from "../config/read-config.ts";
import { analyze } from "../engine/analyze.ts";
import type { Report } from "../findings/report.ts";
import { proposeLayout } from "../project/layout/layout-proposal.ts";
import { type LayoutPreset, layoutPresets } from "../project/layout-settings.ts";
import { suggest } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { renderStatistics } from "./judge-report.ts";
import { renderConfig, renderProposal } from "./layout-text.ts";
import { loadParserFor } from "./load-parser.ts";
import { locate } from "./locate.ts";
import { type OpenedRepository, openRepository } from "./open-repository.ts";
import { openAround } from "./open-target.ts";
import { rerunWithRoom } from "./rerun-with-room.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";
import { explainWriteFailure, writeThroughLinks } from "./write-file.ts";

/** `flakelint init`: writes flakelint.toml with the layout that the repository has, and says what a check would report. */
export async function runInit(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const preset = readPreset(command.options.get("preset")?.at(-1));
  const [path] = command.positionals;
  const repository = path === undefined ? openAround(shell.workingDirectory) : openAt(path, shell.workingDirectory);
  const folder = repository.flakeDirectory ?? repository.entryDirectory;
  if (folder === null) {
    throw new UsageError(
      `no flake.nix in or above '${path ?? "."}'`,
      "name the folder of a flake: flakelint init PATH",
    );
  }
  const target = join(repository.root, folder, "flakelint.toml");
  const shown = relative(shell.workingDirectory, target);
  const status = lstatSync(target, { throwIfNoEntry: false });
  if (status && !command.options.has("force")) {
    throw new UsageError(`'${shown}' exists already`, "--force replaces it");
  }
  const input = analysisOf(repository);
  const { project } = await analyze({ ...input, targets: [], config: { ...defaultConfig, select: [] } });
  if (project === null) throw new UsageError(`the flake.nix of '${path ?? "."}' cannot be read`, "see flakelint check");
  const proposal = proposeLayout(project, preset);
  const text = renderConfig(proposal);
  const config = readConfig(text, folder === "" ? "flakelint.toml" : `${folder}/flakelint.toml`);
  const { report } = await analyze({ ...input, targets: null, config });
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  write(target, shown, text);
  shell.print(`found\n${renderProposal(project, proposal)}\nwrote ${shown}\n${indented(text)}\n`);
  shell.print(renderOutlook(report));
  return exitCode.clean;
}

/** What a check would report, and how to go on from there. */
function renderOutlook(report: Report): string {
  const counts = indented(renderStatistics(report));
  if (counts === "") return "flakelint reports nothing\n";
  const { fixable } = report.summary;
  const fix = fixable > 0 ? `  flakelint --fix  mends ${fixable} of them\n` : "";
  return `flakelint reports\n${counts}\nnext\n  flakelint        shows them\n${fix}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function readPreset(value: string | undefined): LayoutPreset | null {
  const preset = layoutPresets.find((candidate) => candidate === value);
  if (value === undefined || preset !== undefined) return preset ?? null;
  throw new UsageError(`unknown value '${value}' for --preset`, suggest(value, layoutPresets));
}

function openAt(path: string, workingDirectory: string): OpenedRepository {
  const located = locate(path, workingDirectory);
  if (located.kind === "file") throw new UsageError(`'${path}' is a file`, "name the folder of a flake");
  return openRepository([located]);
}

function analysisOf({ root, files, flakeDirectory, entryDirectory }: OpenedRepository) {
  const parser = loadParserFor(files.paths.length);
  return { parser, files, root, flakeDirectory, entryDirectory, scope: "project" as const };
}

function write(target: string, shown: string, text: string): void {
  try {
    writeThroughLinks(target, text);
  } catch (error) {
    throw new UsageError(`cannot write '${shown}': ${explainWriteFailure(error)}`);
  }
}
