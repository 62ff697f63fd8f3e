/** Literals in the words of `nix-instantiate --parse` of Nix 2.8. */

/** What Nix makes paths absolute with. */
export interface Surroundings {
  /** Absolute path of the folder the file is in. */
  readonly directory: string;
  /** Absolute path of the user's home. */
  readonly home: string;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A string with all that is special to Nix escaped, every `$` included. */
export function printedString(text: string): string {
  return `"${text.replace(/["\\$\n\r\t]/g, (character) => escapes[character] ?? `\\${character}`)}"`;
}

/** An attribute's name: quoted where it is no identifier. Of the keywords, Nix 2.8 quotes `if` only. */
export function printedName(name: string): string {
  return /^[A-Za-z_][\w'-]*$/.test(name) && name !== "if" ? name : printedString(name);
}

/** Six significant digits, as C++ prints floats: what differs behind them looks the same. */
export function printedFloat(text: string): string {
  const value = Number(text);
  if (value === 0) return "0";
  const [digits = "", exponentText = "0"] = value.toExponential(5).split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const sign = exponent < 0 ? "-" : "+";
  return `${Number(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/**
 * A path made absolute.
 * @param continues whether an interpolation follows, before which a slash at the end is kept
 */
export function printedPath(written: string, continues: boolean, { directory, home }: Surroundings): string {
  if (written.startsWith("~")) return home + written.slice(1);
  const path = canonical(written.startsWith("/") ? written : `${directory}/${written}`);
  return continues && written.endsWith("/") && path !== "/" ? `${path}/` : path;
}

/** Without `.`, `..`, and slashes that separate nothing. */
function canonical(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return `/${steps.join("/")}`;
}
