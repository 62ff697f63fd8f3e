import type { Report } from "../../findings/report.ts";
import type { Place, Position } from "../../source/span.ts";

/** A place as people count it; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const fileStart: Position = { line: 1, column: 1, offset: 0 };

/** Where a place is. In a file without readable text there is only its start. */
export function rangeOf(report: Report, place: Place): Range {
  const source = report.sourceOf(place.file);
  if (!source) return { start: fileStart, end: fileStart };
  return { start: source.positionAt(place.span.start), end: source.positionAt(place.span.end) };
}
