import type { RepositoryFiles } from "../../source/repository-files.ts";

/**
 * The folder of the repository that the `url` of an input means (`path:./sub`, `./sub`, `git+file:.?dir=sub`), as the
 * flake in `base` says it; `null` for what is no path, and for what leads out of the repository.
 */
export function localDirectory(files: RepositoryFiles, base: string, url: string): string | null {
  const match = /^(?:path:|git\+file:)?(\.{0,2}(?:\/[^?#]*)?|[^/:?#]+[^:?#]*)(?:\?([^#]*))?$/.exec(url);
  if (!match) return null;
  const [, path = "", query = ""] = match;
  const isPath = url.startsWith("path:") || url.startsWith("git+file:") || path.startsWith(".");
  if (!isPath || path.startsWith("/")) return null;
  const subfolder = new URLSearchParams(query).get("dir") ?? "";
  const steps = base === "" ? [] : base.split("/");
  for (const step of `${path}/${subfolder}`.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  const directory = steps.join("/");
  // A single file can be the source of an input without a flake.
  return directory === "" || files.exists(directory) ? directory : null;
}
