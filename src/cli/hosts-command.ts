import { defaultConfig } from "../config/config.ts";
import { analyze } from "../engine/analyze.ts";
import { readChoice } from "./check-settings.ts";
import { colorChoices, listFormats, type RawCommand } from "./command-options.ts";
import { displayPathFrom } from "./display-path.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { listHosts } from "./host-listing.ts";
import { loadParserFor } from "./load-parser.ts";
import { locate } from "./locate.ts";
import { type OpenedRepository, openRepository } from "./open-repository.ts";
import { openAround } from "./open-target.ts";
import { renderHosts } from "./render-hosts.ts";
import type { Shell } from "./shell.ts";
import { makeStyle } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { useColor } from "./use-color.ts";

/** `flakelint hosts`: every configuration and its modules; no rule runs. */
export async function runHosts(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const format = readChoice("format", command.options.get("format")?.at(-1), listFormats, "text");
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const [path] = command.positionals;
  const repository = openFlake(path, shell.workingDirectory);
  const { root, files, flakeDirectory } = repository;
  if (flakeDirectory === null) {
    throw new UsageError(
      `no flake.nix in or above '${path ?? "."}'`,
      "name the folder of a flake: flakelint hosts PATH",
    );
  }
  const parser = loadParserFor(files.paths.length);
  const config = { ...defaultConfig, select: [] };
  const { project } = await analyze({ parser, files, root, flakeDirectory, targets: [], scope: "project", config });
  if (project === null) throw new UsageError(`the flake.nix of '${path ?? "."}' cannot be read`, "see flakelint check");

  const listing = listHosts(project, root);
  if (format === "json") shell.print(`${JSON.stringify(listing, null, 2)}\n`);
  else {
    const style = makeStyle(useColor(color, shell.environment, shell.isTerminal));
    shell.print(renderHosts(listing, project, { style, displayPath: displayPathFrom(root, shell) }));
  }
  return exitCode.clean;
}

/** A file stands for the flake around it. */
function openFlake(path: string | undefined, workingDirectory: string): OpenedRepository {
  if (path === undefined) return openAround(workingDirectory);
  const located = locate(path, workingDirectory);
  return openRepository([located.kind === "folder" ? located : locate(`${path}/..`, workingDirectory)]);
}
