/**
 * Where Nix starts to read a repository that is no flake. Only names that tools themselves look for count, so that no
 * configuration is invented: what else is a configuration, nobody can tell from outside.
 */
import type { RepositoryFiles } from "../../source/repository-files.ts";

export interface EntryPoint {
  readonly kind: "flake" | "hive" | "default" | "nixos" | "darwin" | "home";
  readonly file: string;
  /** What the configuration is called where it does not say so itself. */
  readonly name: string;
}

type NamedFile = readonly [kind: EntryPoint["kind"], path: string];

/** In the order in which they decide: a file that is a module of an earlier one's configuration is none by itself. */
const namedFiles: readonly NamedFile[] = [
  ["hive", "hive.nix"],
  ["default", "default.nix"],
  ["nixos", "configuration.nix"],
  ["nixos", "nixos/configuration.nix"],
  ["darwin", "darwin-configuration.nix"],
];

const homeFiles: readonly string[] = ["home.nix", "home-manager/home.nix"];

/** Folders that hold a machine each, where configuration.nix is looked for one step deeper. */
const machineFolders: readonly string[] = ["hosts", "machines"];

/** The entry points in a folder ("" is the root), by their names alone. */
export function findEntryPoints(files: RepositoryFiles, directory: string): EntryPoint[] {
  const prefix = directory === "" ? "" : `${directory}/`;
  const found = namedFiles.flatMap(([kind, path]) => entryAt(files, prefix, kind, path, path));
  for (const folder of machineFolders) {
    for (const [name, kind] of files.entries(`${prefix}${folder}`) ?? []) {
      if (kind === "directory")
        found.push(...entryAt(files, prefix, "nixos", `${folder}/${name}/configuration.nix`, name));
    }
  }
  return [...found, ...homeFiles.flatMap((path) => entryAt(files, prefix, "home", path, path))];
}

function entryAt(
  files: RepositoryFiles,
  prefix: string,
  kind: EntryPoint["kind"],
  path: string,
  name: string,
): EntryPoint[] {
  return files.isFile(`${prefix}${path}`) ? [{ kind, file: `${prefix}${path}`, name }] : [];
}
