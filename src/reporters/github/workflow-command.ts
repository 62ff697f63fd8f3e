import type { Range } from "../excerpt/range.ts";
import { withoutCommands } from "../excerpt/runner-commands.ts";
import { visibleText } from "../excerpt/visible-text.ts";

export type CommandName = "error" | "warning" | "notice";

/** Where GitHub shows an annotation; the path is relative to the top of the repository. Lines and columns from 1. */
export interface AnnotationPlace {
  readonly file: string;
  readonly line: number;
  readonly endLine?: number;
  /** Columns mean something to GitHub within one line only: otherwise it drops them with a remark. */
  readonly col?: number;
  readonly endColumn?: number;
}

/** GitHub shows an annotation below its last line: of a long stretch the first line is meant. */
const mostLines = 5;

export function annotationPlace(file: string, { start, end }: Range): AnnotationPlace {
  if (end.line - start.line >= mostLines) return { file, line: start.line };
  if (end.line > start.line) return { file, line: start.line, endLine: end.line };
  return { file, line: start.line, endLine: end.line, col: start.column, endColumn: end.column };
}

/** A command in one line (actions/toolkit, command.ts); the message may have several lines. */
export function workflowCommand(
  name: CommandName,
  place: AnnotationPlace | undefined,
  title: string,
  message: string,
): string {
  const properties = Object.entries({ ...place, title }).map(
    ([key, value]) => `${key}=${escapedProperty(String(value))}`,
  );
  return `::${name} ${properties.join(",")}::${escapedData(message)}\n`;
}

/** The runner prints the message line by line, so that its lines must be no commands either. */
function escapedData(text: string): string {
  const lines = withoutCommands(text).split("\n").map(visibleText);
  return lines.join("\n").replaceAll("%", "%25").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
