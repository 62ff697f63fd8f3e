import { parse, TomlError } from "smol-toml";
import { nearestName } from "../source/nearest-name.ts";
import { SourceFile } from "../source/source-file.ts";
import { ConfigError, type ConfigPlace } from "./config-error.ts";
import { configKeys } from "./config-keys.ts";
import { hintForEscapes } from "./toml-escapes.ts";
import { locateToml, type TomlPath } from "./toml-positions.ts";

export type TomlTable = Readonly<Record<string, unknown>>;

/** A TOML document whose values are taken out by type; each mistake is a `ConfigError` at its place. */
export class TomlReader {
  readonly document: TomlTable;
  readonly #source: SourceFile;
  #locate: ((path: TomlPath) => number | undefined) | undefined;

  /** Throws a `ConfigError` if the text is no TOML. */
  constructor(text: string, path: string) {
    this.#source = new SourceFile(path, text);
    this.document = parseToml(text, path);
  }

  table(value: unknown, path: TomlPath): TomlTable {
    if (isTable(value)) return value;
    throw this.error(path, `'${shown(path)}' must be a table, not ${describe(value)}`);
  }

  /** A table that has no other keys than these. */
  tableOf<Key extends string>(value: unknown, path: TomlPath, keys: readonly Key[]): Partial<Record<Key, unknown>> {
    const table = this.table(value, path);
    for (const key of Object.keys(table)) {
      if ((keys as readonly string[]).includes(key)) continue;
      const hint = misplacedKeyHint(key, path) ?? suggestion(key, keys, "known keys");
      throw this.error([...path, key], `unknown key '${key}'`, hint);
    }
    return table as Partial<Record<Key, unknown>>;
  }

  list(value: unknown, path: TomlPath, what: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw this.error(path, `'${shown(path)}' must be a list of ${what}, not ${describe(value)}`);
  }

  string(value: unknown, path: TomlPath): string {
    if (typeof value === "string") return value;
    throw this.error(path, `'${shown(path)}' must be a string, not ${describe(value)}`);
  }

  strings(value: unknown, path: TomlPath): string[] {
    return this.list(value, path, "strings").map((element, index) => this.string(element, [...path, index]));
  }

  boolean(value: unknown, path: TomlPath): boolean {
    if (typeof value === "boolean") return value;
    throw this.error(path, `'${shown(path)}' must be true or false, not ${describe(value)}`);
  }

  integer(value: unknown, path: TomlPath): number {
    if (typeof value === "number" && Number.isInteger(value)) return value;
    throw this.error(path, `'${shown(path)}' must be a whole number, not ${describe(value)}`);
  }

  oneOf<Choice extends string>(value: unknown, path: TomlPath, choices: readonly Choice[]): Choice {
    const choice = choices.find((one) => one === value);
    if (choice !== undefined) return choice;
    const message = `'${shown(path)}' cannot be ${typeof value === "string" ? `'${value}'` : describe(value)}`;
    throw this.error(path, message, suggestion(String(value), choices, "it is one of"));
  }

  error(path: TomlPath, message: string, hint: string | null = null): ConfigError {
    return new ConfigError(message, this.#placeOf(path), hint);
  }

  /** The place of a key, or of the nearest one around it. */
  #placeOf(path: TomlPath): ConfigPlace {
    this.#locate ??= locateToml(this.#source.text);
    let offset: number | undefined;
    for (let length = path.length; length > 0 && offset === undefined; length--) {
      offset = this.#locate(path.slice(0, length));
    }
    const { line, column } = this.#source.positionAt(offset ?? 0);
    return { file: this.#source.path, line, column };
  }
}

/** In TOML a key belongs to the table above it: what to do with one of the whole file that was added at its end. */
export function misplacedKeyHint(key: string, path: TomlPath): string | null {
  if (path.length === 0 || !(configKeys as readonly string[]).includes(key)) return null;
  return `here it belongs to '${shown(path)}': move it above the first [table]`;
}

/** "did you mean" where a name is near, or else all there are. */
export function suggestion(name: string, known: readonly string[], introduction: string): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `${introduction}: ${known.join(", ")}` : `did you mean '${nearest}'?`;
}

function parseToml(text: string, path: string): TomlTable {
  try {
    return parse(text.replace(/^\uFEFF/, ""));
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    const [firstLine = ""] = thrown.message.split("\n");
    const reason = firstLine.replace(/^Invalid TOML document: /, "");
    const hint = hintForEscapes(text.split("\n")[thrown.line - 1] ?? "", reason);
    throw new ConfigError(`not valid TOML: ${reason}`, { file: path, line: thrown.line, column: thrown.column }, hint);
  }
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function describe(value: unknown): string {
  if (typeof value === "string") return `the string '${value}'`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "a list";
  return value instanceof Date ? "a date" : "a table";
}

/** A path as people write it; indices of list elements are left out. */
function shown(path: TomlPath): string {
  return path.filter((step) => typeof step === "string").join(".");
}
