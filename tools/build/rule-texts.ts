import { join } from "node:path";
import { registry } from "../../src/rules/registry.ts";
import { root } from "./root.ts";

/** Texts for people who want to know about a rule: a seventh of the code that a check would have to load. */
const lateProperties: readonly string[] = ["why", "example"];

/** The file they are in, a line each: `["id",{"why":…}]`. */
export const ruleTextsFile = "rule-texts.jsonl";

/** What a module starts with that has such getters; no name of ours starts with `$`. */
export const textsImport = 'import { textsOf as $textsOf } from "rule-texts";\n';

/** The module that this imports. */
export const textsModule = join(root, "tools/bundled/rule-texts.js");

/** A property of a rule that is read from the file when it is asked for. */
function getter(name: string, id: string): string {
  return `get ${name}() { return $textsOf(${JSON.stringify(id)}).${name}; },`;
}

/** All of them. */
export function textGetters(id: string): string {
  return lateProperties.map((name) => getter(name, id)).join("");
}

/** The file's content, in ASCII. */
export function ruleTexts(): string {
  const lines = registry.map(({ rule: { id, why, example } }) => JSON.stringify([id, { why, example }]));
  const ascii = (text: string) => text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`);
  return lines.map((line) => `\n${ascii(line)}`).join("");
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, "0");
}

/** The source of a rule, its late properties being read when they are asked for. */
export function withoutTexts(source: string, id: string): string {
  const start = /^export default defineRule\(\{$/m.exec(source);
  if (!start) throw new Error(`${id}: no rule is defined as the build expects it`);
  let result = `${textsImport}${source.slice(0, start.index + start[0].length)}`;
  const missing = new Set(lateProperties);
  let at = start.index + start[0].length;
  while (missing.size > 0) {
    const name = /^\s*(?:\/\/.*\s*)*([a-zA-Z]+)/.exec(source.slice(at))?.[1];
    if (name === undefined) throw new Error(`${id}: ${[...missing].join(" and ")} not found`);
    const end = endOfProperty(source, at);
    const isLate = missing.delete(name);
    result += isLate ? getter(name, id) : source.slice(at, end);
    at = end;
  }
  return result + source.slice(at);
}

/** Behind the comma of the property that starts here. */
function endOfProperty(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source[at] as string;
    if (character === '"' || character === "'" || character === "`") at = endOfString(source, at);
    else if (source.startsWith("//", at)) at = source.indexOf("\n", at);
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === "," && depth === 0) return at + 1;
    if (depth < 0) break;
  }
  throw new Error(`the property at ${start} has no end: ${source.slice(start, start + 80)}`);
}

/** The quote that closes a string or template; what a template interpolates holds none of its own kind. */
function endOfString(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === quote) return at;
  }
  throw new Error(`the string at ${start} has no end`);
}
