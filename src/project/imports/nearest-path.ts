import { nearestName } from "../../source/nearest-name.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";

/** The path that was likely meant: a file of nearly that name in the folder, or one of that name elsewhere; else `null`. */
export function nearestPath(files: RepositoryFiles, path: string): string | null {
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? "" : path.slice(0, slash);
  const name = path.slice(slash + 1);
  const near = nearestName(name, [...(files.entries(folder)?.keys() ?? [])]);
  if (near) return folder === "" ? near : `${folder}/${near}`;
  const elsewhere = files.paths.filter((candidate) => candidate.endsWith(`/${name}`) && candidate !== path);
  return elsewhere.length === 1 ? (elsewhere[0] as string) : null;
}
