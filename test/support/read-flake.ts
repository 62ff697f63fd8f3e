import type { Flake } from "#src/project/flake/flake.ts";
import { readFlake } from "#src/project/flake/read-flake.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { parser } from "./parser.ts";

/** Reads the flake of a repository given as texts by path; a text alone is flake.nix. */
export function flakeOf(source: string | Readonly<Record<string, string>>): Flake {
  const texts = typeof source === "string" ? { "flake.nix": source } : source;
  const files = RepositoryFiles.fromMap(texts);
  const parsed = new Map<string, NixFile>();
  const nixFile = (path: string): NixFile | undefined => {
    const text = files.text(path);
    if (text !== undefined && !parsed.has(path)) parsed.set(path, NixFile.parse(parser, new SourceFile(path, text)));
    return parsed.get(path);
  };
  return readFlake({ file: nixFile("flake.nix") as NixFile, directory: "", files, nixFile });
}
