import { ConfigError } from "../config/config-error.ts";
import { firstJsonProblem } from "../project/flake/lock-positions.ts";
import { SourceFile } from "../source/source-file.ts";
import type { Baseline, KnownFinding } from "./baseline.ts";
import { compareTexts } from "./build-findings.ts";

/** The version of the shape below; a field that goes or changes its meaning raises it. */
const formatVersion = 1;

/** A baseline as the text of its file: sorted, an entry a line, so that a change is small wherever it is shown. */
export function renderBaseline(known: readonly KnownFinding[]): string {
  const lines = known
    .toSorted(
      (a, b) =>
        compareTexts(a.file, b.file) || compareTexts(a.rule, b.rule) || compareTexts(a.fingerprint, b.fingerprint),
    )
    .map(({ file, rule, fingerprint }) => `    ${JSON.stringify({ file, rule, fingerprint })}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": ${formatVersion},\n  "tool": "flakelint",\n  "findings": ${list}\n}\n`;
}

/**
 * Reads the text of a baseline. Throws a `ConfigError` for what is none, or is of a version to come.
 * @param file how messages and the report call it
 */
export function readBaseline(text: string, file: string): Baseline {
  const conflict = /^<{7}(?: .*)?$/m.exec(text);
  if (conflict) {
    const hint = "take both sides: --update-baseline sorts them and drops what is not there any more";
    throw mistake(text, file, conflict.index, "the baseline holds an unresolved merge conflict", hint);
  }
  const document = parseDocument(text, file);
  const { version, tool, findings } = document;
  if (tool !== "flakelint") throw noBaseline(text, file, 0);
  if (typeof version === "number" && version > formatVersion) {
    const hint = "update flakelint, or delete the file and write it anew with --update-baseline";
    const message = `the baseline is of version ${version}, this flakelint reads version ${formatVersion}`;
    throw mistake(text, file, offsetOf(text, '"version"'), message, hint);
  }
  if (version !== formatVersion || !Array.isArray(findings)) throw noBaseline(text, file, 0);
  return { file, known: findings.map((entry, index) => readEntry(entry, index, text, file)) };
}

function parseDocument(text: string, file: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const { message, span } = firstJsonProblem(text);
    throw mistake(text, file, span.start, `the baseline is not valid JSON: ${message}`, restore);
  }
  if (typeof document !== "object" || document === null || Array.isArray(document)) throw noBaseline(text, file, 0);
  return document as Record<string, unknown>;
}

const restore = "restore it from git, or delete it and write it anew with --update-baseline";

function readEntry(entry: unknown, index: number, text: string, file: string): KnownFinding {
  const fields = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  const { rule, file: path, fingerprint } = fields;
  if (typeof rule === "string" && typeof path === "string" && typeof fingerprint === "string") {
    return { rule, file: path, fingerprint };
  }
  const message = `entry ${index + 1} of the baseline lacks its file, rule or fingerprint`;
  throw mistake(text, file, offsetOf(text, '"findings"'), message, restore);
}

function noBaseline(text: string, file: string, offset: number): ConfigError {
  return mistake(text, file, offset, "this is no baseline of flakelint", "name another file, or delete this one");
}

function offsetOf(text: string, needle: string): number {
  return Math.max(0, text.indexOf(needle));
}

function mistake(text: string, file: string, offset: number, message: string, hint: string): ConfigError {
  const { line, column } = new SourceFile(file, text).positionAt(offset);
  return new ConfigError(message, { file, line, column }, hint);
}
