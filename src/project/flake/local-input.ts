import type { Flake, FlakeInput, Literal } from "./flake.ts";

/** Where on one machine an input comes from. */
export interface LocalInput {
  /** The url or path as written, and its place. */
  readonly literal: Literal;
  /** `absolute`: a path of that machine; `outside`: relative, and out of the repository. */
  readonly kind: "absolute" | "outside";
}

/** Schemes behind which a path follows. */
const fileUrl = /^(?:path:|(?:(?:git|hg|tarball|file)\+)?file:)/;

/** Whether an input names a place that only the owner's machine has; `null` where it does not. */
export function localInput(flake: Flake, input: FlakeInput): LocalInput | null {
  const literal = input.path ?? input.url;
  const path = input.path ? input.path.value : literal && pathOfUrl(literal.value);
  if (!literal || !path) return null;
  // What has nothing in it is the same everywhere: a stand-in that commands override.
  if (path.replace(/^\/+/, "/") === "/dev/null") return null;
  if (/^[/~]/.test(path)) return { literal, kind: "absolute" };
  return leavesRoot(`${flake.directory}/${path}`) ? { literal, kind: "outside" } : null;
}

function pathOfUrl(url: string): string | null {
  const address = url.split(/[?#]/)[0] as string;
  const scheme = fileUrl.exec(address)?.[0];
  if (scheme !== undefined) return address.slice(scheme.length);
  return /^(?:[/~]|\.\.?(?:\/|$))/.test(address) ? address : null;
}

function leavesRoot(path: string): boolean {
  let depth = 0;
  for (const step of path.split("/")) {
    if (step === "..") depth -= 1;
    else if (step !== "" && step !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
