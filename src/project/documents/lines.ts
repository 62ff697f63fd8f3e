/** The formats in which each line says one thing: dotenv, and ini with its sections. */
import type { DocumentEntry, DocumentMap } from "./document.ts";

/** `NAME=value` in each line; `null` where a line is none. */
export function readDotenv(text: string): DocumentMap | null {
  const entries = new Map<string, DocumentEntry>();
  for (const line of linesOf(text)) {
    if (/^\s*(?:#|$)/.test(line.text)) continue;
    if (!addEntry(entries, line, /^([A-Za-z_][\w.-]*)=(.*)$/)) return null;
  }
  return { kind: "map", entries, span: { start: 0, end: text.length } };
}

/** `name = value` below `[section]`; `null` where a line is neither. */
export function readIni(text: string): DocumentMap | null {
  const sections = new Map<string, DocumentEntry>();
  let section: Map<string, DocumentEntry> | null = null;
  for (const line of linesOf(text)) {
    if (/^\s*(?:[#;]|$)/.test(line.text)) continue;
    const name = /^\[([^[\]]+)\]\s*$/.exec(line.text)?.[1];
    if (name === undefined) {
      if (!section || !addEntry(section, line, /^([^\s=:[\]"'`]+)\s*=\s*(.*?)\s*$/)) return null;
      continue;
    }
    if (sections.has(name)) return null;
    section = new Map();
    const key = { start: line.start, end: line.start + line.text.length };
    sections.set(name, { key, value: { kind: "map", entries: section, span: key } });
  }
  return { kind: "map", entries: sections, span: { start: 0, end: text.length } };
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): Line[] {
  let offset = 0;
  return text.split("\n").map((raw) => {
    const line = { text: raw.replace(/\r$/, ""), start: offset };
    offset += raw.length + 1;
    return line;
  });
}

/** Adds what a line says under its name; not twice. */
function addEntry(entries: Map<string, DocumentEntry>, { text, start }: Line, form: RegExp): boolean {
  const [, name, value] = form.exec(text) ?? [];
  if (name === undefined || value === undefined || entries.has(name)) return false;
  const end = start + text.trimEnd().length;
  const span = { start: Math.min(end, start + text.indexOf("=") + 1), end };
  entries.set(name, {
    key: { start, end: start + name.length },
    value: { kind: "text", text: value, isNull: false, span },
  });
  return true;
}
