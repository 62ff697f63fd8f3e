import { type Finding, type Severity, severities } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { adviceLines } from "./excerpt/advice.ts";
import { counted } from "./excerpt/counted.ts";
import { incidentsOf } from "./excerpt/incidents.ts";
import { rangeOf } from "./excerpt/range.ts";
import { withoutCommands } from "./excerpt/runner-commands.ts";
import { visibleText } from "./excerpt/visible-text.ts";
import { type AnnotationPlace, annotationPlace, type CommandName, workflowCommand } from "./github/workflow-command.ts";
import type { ReporterOptions } from "./reporter.ts";

/**
 * Workflow commands of GitHub Actions, which shows them at the lines of a pull request. It shows ten of a severity a
 * step (actions/toolkit, docs/problem-matchers.md), so the rest is told in one notice, and listed in a folded group of
 * the step's log.
 */
export function renderGithub(report: Report, options: ReporterOptions): string {
  const pathOf = options.repositoryPath ?? ((file: string) => file);
  const annotations = severities.flatMap((severity) => annotationsOf(report, severity, pathOf));
  const kept = new Set(keptWithin(annotations));
  const rest = annotations.filter((annotation) => !kept.has(annotation));
  const logged = incidentsOf(report)
    .filter(({ kind }) => kind === "skipped")
    .map(({ file, message }) => `${visibleText(pathOf(file))}: ${visibleText(message)}\n`);
  const commands = [...kept].map(({ command, place, title, message }) =>
    workflowCommand(command, place, title, message),
  );
  return [...commands, ...restOf(rest), withoutCommands(logged.join(""))].join("");
}

interface Annotation {
  readonly command: CommandName;
  readonly place: AnnotationPlace;
  readonly title: string;
  readonly message: string;
  /** The same as a line of the log. */
  readonly line: string;
}

const commandNames: Readonly<Record<Severity, CommandName>> = { error: "error", warning: "warning", note: "notice" };

/** A rule that failed goes before all else. */
function annotationsOf(report: Report, severity: Severity, pathOf: (file: string) => string): Annotation[] {
  const crashes = incidentsOf(report).filter((incident) => incident.kind === "crash" && incident.severity === severity);
  const found = report.findings.filter((finding) => finding.severity === severity);
  return [
    ...crashes.map(({ file, message, rule = "" }) => {
      const place = { file: pathOf(file), line: 1 };
      return { command: commandNames[severity], place, title: `flakelint: ${rule} failed`, message, line: message };
    }),
    ...found.map((finding) => annotationOf(report, finding, pathOf)),
  ];
}

function annotationOf(report: Report, finding: Finding, pathOf: (file: string) => string): Annotation {
  const { severity, rule, message } = finding;
  const file = pathOf(finding.file);
  const range = rangeOf(report, finding);
  const { line, column } = range.start;
  return {
    command: commandNames[severity],
    place: annotationPlace(file, range),
    title: rule,
    message: [visibleText(message), ...adviceLines(report, finding, pathOf)].join("\n"),
    line: `${visibleText(file)}:${line}:${column}: ${severity}[${rule}] ${visibleText(message)}`,
  };
}

const shownOfEach = 10;

/** Ten of each severity; where there are more, one notice is left for the one that says so. */
function keptWithin(annotations: readonly Annotation[]): Annotation[] {
  const groups = Object.values(commandNames).map((name) => annotations.filter(({ command }) => command === name));
  const isOver = groups.some((group) => group.length > shownOfEach);
  return groups.flatMap((group) => {
    const limit = isOver && group[0]?.command === "notice" ? shownOfEach - 1 : shownOfEach;
    return group.slice(0, limit);
  });
}

const namedFiles = 3;

function restOf(rest: readonly Annotation[]): string[] {
  const [first] = rest;
  if (first === undefined) return [];
  const kinds = Object.values(commandNames).flatMap((name) => {
    const count = rest.filter(({ command }) => command === name).length;
    return count > 0 ? [counted(count, name)] : [];
  });
  const files = [...new Set(rest.map(({ place }) => place.file))];
  const more = files.length > namedFiles ? ` and ${counted(files.length - namedFiles, "more file")}` : "";
  const message =
    `${kinds.join(", ")} more in ${files.slice(0, namedFiles).map(visibleText).join(", ")}${more}: ` +
    `the log of this step lists them (GitHub annotates ${shownOfEach} of each kind)`;
  const title = `flakelint: ${counted(rest.length, "more finding")}`;
  return [
    workflowCommand("notice", undefined, title, message),
    `::group::${title}\n`,
    withoutCommands(rest.map(({ line }) => `${line}\n`).join("")),
    "::endgroup::\n",
  ];
}
