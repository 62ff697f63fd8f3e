import { forgeTypes } from "./flake-reference.ts";
import type { FlakeReference } from "./lock-file.ts";
import { identifyRepository } from "./repository-identity.ts";

/**
 * Whether two references ask for the same: the same repository, branch, revision and folder in it.
 * `unknown` where one of them is of a kind that is written differently in flake.nix and flake.lock.
 */
export function sameReference(declared: FlakeReference, locked: FlakeReference): boolean | "unknown" {
  const kind = kindOf(declared);
  const source = sourceOf(declared);
  const otherSource = sourceOf(locked);
  if (source === null || otherSource === null) return "unknown";
  if (kind !== kindOf(locked) || source !== otherSource) return false;
  return ["ref", "rev", "dir"].every((attribute) => plain(declared[attribute]) === plain(locked[attribute]));
}

function kindOf({ type }: FlakeReference): string {
  if (forgeTypes.has(String(type))) return "forge";
  return type === "file" ? "tarball" : String(type);
}

function sourceOf(reference: FlakeReference): string | null {
  const { id, url, type } = reference;
  switch (kindOf(reference)) {
    case "indirect":
      return typeof id === "string" ? id : null;
    case "forge":
    case "git":
      return identifyRepository(reference);
    case "tarball":
      return typeof url === "string" && type !== undefined ? decoded(url.split(/[?#]/)[0] as string) : null;
    default:
      return null;
  }
}

function plain(attribute: unknown): string {
  return String(attribute ?? "").replace(/\/+$/, "");
}

/** flake.lock escapes characters that people write as they are. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
