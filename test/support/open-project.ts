import { openProject } from "#src/project/open-project.ts";
import type { Project } from "#src/project/project.ts";
import { NixFile } from "#src/scopes/nix-file.ts";
import type { FileContent } from "#src/source/repository-files.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { filesWith } from "./lint.ts";
import { parser } from "./parser.ts";

/** The project of files held in memory; throws if there is no flake.nix, nor what stands in for one. */
export function projectOf(files: Readonly<Record<string, string | FileContent>>, directory = ""): Project {
  const repository = filesWith(files);
  const parsed = new Map<string, NixFile>();
  const parse = (name: string, text: string) => NixFile.parse(parser, new SourceFile(name, text));
  const project = openProject({
    files: repository,
    directory,
    layout: {},
    parse,
    nixFile: (path) => {
      const text = repository.text(path);
      if (text === undefined) return undefined;
      const file = parsed.get(path) ?? parse(path, text);
      parsed.set(path, file);
      return file;
    },
  });
  if (!project) throw new Error("no entry point");
  return project;
}
