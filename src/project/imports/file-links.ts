import type { NixFile } from "../../scopes/nix-file.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import { type ImportEdge, importEdges, type WrittenImport, writtenImports } from "./import-edge.ts";
import { buildsPackage } from "./package-builders.ts";
import { type Mentions, pathMentions } from "./path-mentions.ts";

/**
 * What the text of one file says of others, as plain data that is the same whatever files there are: all that a project
 * asks of the many files that evaluation does not touch, so that their trees need not be there.
 */
export interface FileLinks {
  /** Whether it was read without damage. */
  readonly isWhole: boolean;
  readonly imports: readonly WrittenImport[];
  readonly mentions: Mentions;
  /** Whether it builds a package. */
  readonly builds: boolean;
}

export function readLinks(file: NixFile): FileLinks {
  return {
    isWhole: file.soundness.isWhole,
    imports: writtenImports(file),
    mentions: pathMentions(file),
    builds: buildsPackage(file),
  };
}

/** What the links of a file mean in a repository. */
export class ResolvedLinks {
  readonly isWhole: boolean;
  readonly mentions: Mentions;
  readonly builds: boolean;
  readonly #from: string;
  readonly #imports: readonly WrittenImport[];
  readonly #files: RepositoryFiles;
  #edges: readonly ImportEdge[] | undefined;

  constructor(from: string, { isWhole, imports, mentions, builds }: FileLinks, files: RepositoryFiles) {
    this.isWhole = isWhole;
    this.mentions = mentions;
    this.builds = builds;
    this.#from = from;
    this.#imports = imports;
    this.#files = files;
  }

  get edges(): readonly ImportEdge[] {
    this.#edges ??= importEdges(this.#from, this.#imports, this.#files);
    return this.#edges;
  }

  /** The files and folders that it mentions. */
  get paths(): ReadonlySet<string> {
    const { paths, candidates, deployed } = this.mentions;
    const found = new Set(paths);
    for (const path of candidates) {
      if (this.#files.exists(path)) found.add(path);
      else if (this.#files.isFile(`${path}.nix`)) found.add(`${path}.nix`);
    }
    for (const word of deployed) for (const path of this.#deployedFiles(word)) found.add(path);
    return found;
  }

  /** What ends like a file below one of the repository's folders may be that file. */
  #deployedFiles(word: string): string[] {
    const [start, ...steps] = word.split("/");
    const ends = word.endsWith(".nix") ? steps.slice(0, -1).map((_, first) => steps.slice(first).join("/")) : [];
    // Below /etc a copy of the repository has one name.
    if (start === "" && steps[0] === "etc") ends.push(`${steps.slice(2).join("/")}/default.nix`);
    return ends.filter((path) => this.#files.isFile(path));
  }
}
