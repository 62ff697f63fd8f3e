import type { TomlPath } from "./toml-positions.ts";
import type { TomlReader } from "./toml-reader.ts";

/** What makes a text no path of a repository: the mistake as a clause behind the path, and what to write instead. */
interface PathMistake {
  readonly mistake: string;
  readonly hint: string;
}

const relativeHint = "paths are relative to the folder of flakelint.toml, with '/' between folders";

/** Before one of these a backslash is an escape of a glob; before others it is what Windows puts between folders. */
const escapable = "[]{}()!+@$";

/**
 * Throws a `ConfigError` for what people write on Windows: drives, backslashes between folders, and the line feeds and tabs that
 * TOML makes of them.
 * @param isGlob whether backslashes may be escapes
 */
export function refuseForeignPath(reader: TomlReader, written: string, path: TomlPath, isGlob: boolean): void {
  const found = mistakeIn(written, isGlob);
  const shown = written.replace(controls, (character) => `\\${escapedLetters[character]}`);
  if (found) throw reader.error(path, `'${shown}' ${found.mistake}`, found.hint);
}

function mistakeIn(written: string, isGlob: boolean): PathMistake | null {
  if (/^[A-Za-z]:(?:[\\/]|$)|^\\\\/.test(written)) {
    return { mistake: "is an absolute path of Windows", hint: relativeHint };
  }
  if (/^~(?:\/|$)/.test(written)) return { mistake: "begins with '~', which nobody expands here", hint: relativeHint };
  const spelling = withSlashes(written, isGlob);
  if (spelling === written) return null;
  const mistake =
    written.search(controls) >= 0
      ? `holds a control character: in "…" a backslash begins an escape`
      : "has backslashes between its folders";
  return { mistake, hint: `write it with slashes: '${spelling}'` };
}

const controls = /[\b\t\n\f\r]/g;

/** Letters that TOML reads as a control character behind a backslash. */
const escapedLetters: Readonly<Record<string, string>> = { "\b": "b", "\t": "t", "\n": "n", "\f": "f", "\r": "r" };

function withSlashes(written: string, isGlob: boolean): string {
  return written
    .replace(controls, (character) => `/${escapedLetters[character]}`)
    .replace(/\\(.?)/g, (whole, next: string) =>
      isGlob && next !== "" && escapable.includes(next) ? whole : `/${next}`,
    );
}
