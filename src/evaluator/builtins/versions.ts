import { compareBytes } from "../compare.ts";

/** Nix's rules for versions: components of digits or of letters, `pre` before everything, numbers by value. */

/** Splits `1.2pre3` into `1`, `2`, `pre`, `3`. */
export function splitVersion(version: string): string[] {
  return version.match(/[0-9]+|[^0-9.-]+/g) ?? [];
}

/** Negative, zero or positive one, as `builtins.compareVersions`. */
export function compareVersions(a: string, b: string): number {
  const left = splitVersion(a);
  const right = splitVersion(b);
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const order = compareComponents(left[index] ?? "", right[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function compareComponents(a: string, b: string): number {
  if (a === b) return 0;
  return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0;
}

function isBefore(a: string, b: string): boolean {
  const aIsNumber = isNumber(a);
  const bIsNumber = isNumber(b);
  if (aIsNumber && bIsNumber) return Number(a) < Number(b);
  if (a === "" && bIsNumber) return true;
  if (a === "pre" && b !== "pre") return true;
  if (b === "pre") return false;
  if (bIsNumber) return true;
  if (aIsNumber) return false;
  return compareBytes(a, b) < 0;
}

/** Longer numbers than these are words to Nix. */
function isNumber(component: string): boolean {
  return /^[0-9]+$/.test(component) && Number(component) < 2 ** 31;
}

/** `nix-0.12pre12876` is the name `nix` and the version `0.12pre12876`: the version starts at a dash and a non-letter. */
export function parseDrvName(text: string): { name: string; version: string } {
  const found = /-(?![A-Za-z])./s.exec(text);
  if (!found) return { name: text, version: "" };
  return { name: text.slice(0, found.index), version: text.slice(found.index + 1) };
}
