import { visibleJson } from "../reporters/excerpt/visible-text.ts";
import { readChoice } from "./check-settings.ts";
import { colorChoices, listFormats, type RawCommand } from "./command-options.ts";
import { displayPathFrom } from "./display-path.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { listHosts } from "./host-listing.ts";
import { openProjectFor } from "./opened-project.ts";
import { placeReader } from "./place-reader.ts";
import { type HostDetail, renderHosts } from "./render-hosts.ts";
import type { Shell } from "./shell.ts";
import { makeStyle } from "./style.ts";
import { useColor } from "./use-color.ts";

/** Up to so many hosts are told with their first entry modules; of more, a line each fits a screen. */
const fewHosts = 6;

/** `flakelint hosts`: every configuration and its modules; no rule runs. */
export async function runHosts(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const format = readChoice("format", command.options.get("format")?.at(-1), listFormats, "text");
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const { project, root, hosts } = await openProjectFor(command.positionals, command.options.get("host") ?? [], shell);
  if (format === "json") {
    shell.print(`${visibleJson(JSON.stringify(listHosts(project, root, hosts), null, 2))}\n`);
    return exitCode.clean;
  }
  const displayPath = displayPathFrom(root, shell);
  const positionOf = placeReader(project);
  const text = renderHosts(project, hosts, hosts.length === project.hosts.length, {
    style: makeStyle(useColor(color, shell.environment, shell.isTerminal)),
    width: shell.isTerminal ? shell.columns : Number.POSITIVE_INFINITY,
    detail: detailOf(command, hosts.length),
    displayPath,
    at: (place) => {
      const { line, column } = positionOf(place).start;
      return `${displayPath(place.file)}:${line}:${column}`;
    },
  });
  shell.print(text);
  return exitCode.clean;
}

function detailOf({ options }: RawCommand, count: number): HostDetail {
  if (options.has("tree")) return "tree";
  if (options.has("modules")) return "entries";
  return count <= fewHosts ? "short" : "line";
}
