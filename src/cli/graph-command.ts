import { resolve } from "node:path";
import { reportGraph } from "../engine/report-graph.ts";
import { tool } from "../engine/tool.ts";
import type { ReportedGraph } from "../findings/reported-graph.ts";
import type { GraphRoot } from "../project/imports/module-graph.ts";
import { placeReader } from "../project/place-reader.ts";
import type { Project } from "../project/project.ts";
import { visibleJson } from "../reporters/excerpt/visible-text.ts";
import { readChoice } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { displayPathFrom } from "./display-path.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { type Folding, foldDeepest, foldFolders, unfolded } from "./graph/folding.ts";
import { drawPicture } from "./graph/picture.ts";
import { renderDot } from "./graph/render-dot.ts";
import { renderGraph } from "./graph/render-graph.ts";
import { renderMermaid } from "./graph/render-mermaid.ts";
import { type OpenedProject, openProjectFor } from "./opened-project.ts";
import { colorChoices, graphFormats } from "./option-choices.ts";
import { rerunWithRoom } from "./rerun-with-room.ts";
import type { Shell } from "./shell.ts";
import { makeStyle } from "./style.ts";
import { inLocale } from "./terminal-look.ts";
import { UsageError } from "./usage-error.ts";
import { useColor } from "./use-color.ts";
import { explainWriteFailure } from "./write-file.ts";
import { isStandardOutput, writeOutput } from "./write-output.ts";

/** More modules than this in a drawing and folders stand for them. */
const mostDrawn = 80;

/** `flakelint graph`: who imports whom, for people, programs and drawing tools; no rule runs. */
export async function runGraph(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const { options } = command;
  readChoice("format", options.get("format")?.at(-1), graphFormats, "text");
  const named = options.get("output")?.at(-1);
  const output = named === undefined || isStandardOutput(named) ? undefined : named;
  const opened = await openProjectFor(command.positionals, options.get("host") ?? [], shell);
  const text = await render(opened, command, output !== undefined, shell);
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  if (output === undefined) shell.print(text);
  else writeGraph(output, text, shell);
  sayWhatIsMissing(opened, shell);
  return exitCode.clean;
}

/** A graph that lacks configurations looks like any other. */
function sayWhatIsMissing({ project, root }: OpenedProject, shell: Shell): void {
  const displayPath = displayPathFrom(root, shell);
  const positionOf = placeReader(project);
  for (const { place, reason } of project.unresolved) {
    const { line, column } = positionOf(place).start;
    shell.say("note", `${displayPath(place.file)}:${line}:${column}: there may be more configurations: ${reason}`);
  }
}

async function render(
  { project, root, hosts }: OpenedProject,
  command: RawCommand,
  toFile: boolean,
  shell: Shell,
): Promise<string> {
  const { options } = command;
  const format = readChoice("format", options.get("format")?.at(-1), graphFormats, "text");
  const external = options.has("external");
  const roots = new Set(project.graph.roots.filter(({ host }) => hosts.includes(host)));
  switch (format) {
    case "json":
      return renderJson({ version: 1, root, ...reportGraph(project, roots, external) });
    case "mermaid":
      return renderMermaid(drawPicture(project, { roots, external, folding: foldingFor(command, project, roots) }));
    case "dot":
      return renderDot(drawPicture(project, { roots, external, folding: foldingFor(command, project, roots) }));
    case "html": {
      const { renderGraphPage } = await import("../reporters/html.ts");
      return renderGraphPage({ root, tool, graph: reportGraph(project, roots, true), external });
    }
    case "text":
      return toFile
        ? renderText(project, roots, command, toFile, shell, root)
        : inLocale(renderText(project, roots, command, toFile, shell, root), shell.environment);
  }
}

/** What `graph --format json` prints; a field that goes or changes its meaning raises the version. */
interface GraphListing extends ReportedGraph {
  readonly version: 1;
  /** Absolute path of the repository. */
  readonly root: string;
}

function renderJson(listing: GraphListing): string {
  return `${visibleJson(JSON.stringify(listing, null, 2))}\n`;
}

function renderText(
  project: Project,
  roots: ReadonlySet<GraphRoot>,
  { options }: RawCommand,
  toFile: boolean,
  shell: Shell,
  root: string,
): string {
  const color = readChoice("color", options.get("color")?.at(-1), colorChoices, "auto");
  const displayPath = displayPathFrom(root, shell);
  const positionOf = placeReader(project);
  return renderGraph(project, roots, {
    style: makeStyle(useColor(color, shell.environment, shell.isTerminal && !toFile)),
    width: shell.isTerminal && !toFile ? shell.columns : Number.POSITIVE_INFINITY,
    external: options.has("external"),
    displayPath,
    at: (place) => {
      const { line, column } = positionOf(place).start;
      return `${displayPath(place.file)}:${line}:${column}`;
    },
  });
}

function foldingFor({ options }: RawCommand, project: Project, roots: ReadonlySet<GraphRoot>): Folding {
  const named = options.get("collapse") ?? [];
  const shown = [...project.graph.modules.values()].filter(({ kind, roots: of }) => {
    return kind === "file" && [...of].some((root) => roots.has(root));
  });
  const paths = shown.map(({ name }) => project.pathInFlake(name));
  if (named.length > 0) {
    const folding = foldFolders(named);
    if (paths.some((path) => folding.folderFor(path) !== null)) return folding;
    throw new UsageError(`no module lies in '${named.join("', '")}'`, "--collapse takes folders relative to flake.nix");
  }
  return options.has("full") || paths.length <= mostDrawn ? unfolded : foldDeepest(paths, mostDrawn);
}

function writeGraph(file: string, text: string, shell: Shell): void {
  try {
    writeOutput(resolve(shell.workingDirectory, file), text);
  } catch (error) {
    throw new UsageError(`cannot write the graph to '${file}': ${explainWriteFailure(error)}`);
  }
}
