import { visibleJson } from "./excerpt/visible-text.ts";

/** A value as JSON that a terminal may show: indented, control and bidirectional characters escaped. */
export function printedJson(value: unknown): string {
  return `${visibleJson(JSON.stringify(value, null, 2))}\n`;
}
