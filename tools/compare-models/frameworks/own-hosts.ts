import { loadParserFor } from "../../../src/cli/load-parser.ts";
import { openProject } from "../../../src/project/open-project.ts";
import { NixFile } from "../../../src/scopes/nix-file.ts";
import { RepositoryFiles } from "../../../src/source/repository-files.ts";
import { SourceFile } from "../../../src/source/source-file.ts";
import type { HostsInWords } from "./hosts-in-words.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);

/** What we find in the flake of these files. */
export function ownHosts(files: Readonly<Record<string, string>>): HostsInWords {
  const repository = RepositoryFiles.fromMap(files);
  const parse = (name: string, text: string) => NixFile.parse(parser, new SourceFile(name, text));
  const project = openProject({
    files: repository,
    directory: "",
    layout: {},
    parse,
    nixFile: (path) => {
      const text = repository.text(path);
      return text === undefined ? undefined : parse(path, text);
    },
  });
  const found: Record<string, Record<string, readonly string[]>> = {
    nixosConfigurations: {},
    darwinConfigurations: {},
    homeConfigurations: {},
    colmena: {},
  };
  for (const { output, name, modules, users } of project?.hosts ?? []) {
    const own = modules.flatMap(({ file }) => file ?? []);
    const ofUsers = users.flatMap((user) =>
      user.modules.flatMap(({ file }) => (file ? [`${user.name}: ${file}`] : [])),
    );
    const words = found[output];
    if (words) words[name] = [...new Set([...own, ...ofUsers])].sort();
  }
  return found;
}
