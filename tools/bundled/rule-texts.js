import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `["id",{…}]` a line; see tools/build/rule-texts.ts. */
let lines;

/** What a rule says of itself. One line is parsed, for most runs ask about few rules. */
export function textsOf(id) {
  lines ??= readFileSync(join(import.meta.dirname, "rule-texts.jsonl"), "latin1");
  const start = lines.indexOf(`\n["${id}",`) + 1;
  const end = lines.indexOf("\n", start);
  return JSON.parse(lines.slice(start, end < 0 ? undefined : end))[1];
}
