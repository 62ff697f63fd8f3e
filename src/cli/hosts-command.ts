import { placeReader } from "../project/place-reader.ts";
import { visibleJson } from "../reporters/excerpt/visible-text.ts";
import { readChoice } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { displayPathFrom } from "./display-path.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { listHosts } from "./host-listing.ts";
import { type OpenedProject, openProjectFor } from "./opened-project.ts";
import { colorChoices, hostFormats } from "./option-choices.ts";
import { printable } from "./printable.ts";
import { type HostDetail, renderHosts } from "./render-hosts.ts";
import { rerunWithRoom } from "./rerun-with-room.ts";
import type { Shell } from "./shell.ts";
import { makeStyle } from "./style.ts";
import { inLocale } from "./terminal-look.ts";
import { useColor } from "./use-color.ts";

/** Up to so many hosts are told with their first entry modules; of more, a line each fits a screen. */
const fewHosts = 6;

/** `flakelint hosts`: every configuration and its modules; no rule runs. */
export async function runHosts(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const format = readChoice("format", command.options.get("format")?.at(-1), hostFormats, "text");
  readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const opened = await openProjectFor(command.positionals, command.options.get("host") ?? [], shell);
  const { project, root, hosts } = opened;
  const text = {
    json: () => `${visibleJson(JSON.stringify(listHosts(project, root, hosts), null, 2))}\n`,
    names: () => [...new Set(hosts.map(({ name }) => `${printable(name)}\n`))].sort().join(""),
    text: () => inLocale(renderText(opened, command, shell), shell.environment),
  }[format]();
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  shell.print(text);
  return exitCode.clean;
}

function renderText({ project, root, hosts }: OpenedProject, command: RawCommand, shell: Shell): string {
  const color = readChoice("color", command.options.get("color")?.at(-1), colorChoices, "auto");
  const displayPath = displayPathFrom(root, shell);
  const positionOf = placeReader(project);
  return renderHosts(project, hosts, hosts.length === project.hosts.length, {
    style: makeStyle(useColor(color, shell.environment, shell.isTerminal)),
    width: shell.isTerminal ? shell.columns : Number.POSITIVE_INFINITY,
    detail: detailOf(command, hosts.length),
    displayPath,
    at: (place) => {
      const { line, column } = positionOf(place).start;
      return `${displayPath(place.file)}:${line}:${column}`;
    },
  });
}

function detailOf({ options }: RawCommand, count: number): HostDetail {
  if (options.has("tree")) return "tree";
  if (options.has("modules")) return "entries";
  return count <= fewHosts ? "short" : "line";
}
