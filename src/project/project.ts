import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { Flake } from "./flake.ts";
import type { Host, Unresolved } from "./host.ts";
import type { ImportEdge } from "./import-edge.ts";
import type { Layout, LayoutSettings } from "./layout.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { Reachability } from "./reachability.ts";

/** One repository's flake and all that is known of it. Everything is computed when first asked for. */
export interface Project {
  readonly files: RepositoryFiles;
  readonly flake: Flake;
  readonly hosts: readonly Host[];
  /** Where outputs could not be known: there may be more hosts. */
  readonly unresolved: readonly Unresolved[];
  readonly layout: Layout;
  /** Every place that imports a path by a literal, in the files that Nix surely reads. */
  readonly imports: readonly ImportEdge[];
  readonly reachability: Reachability;
  /** Who imports whom, for which hosts. */
  readonly graph: ModuleGraph;
  /** A path of the repository as people of this flake say it: relative to flake.nix. */
  pathInFlake(path: string): string;
  /** The parsed file; `undefined` where there is none or it cannot be read. */
  nixFile(path: string): NixFile | undefined;
}

export interface ProjectInput {
  readonly files: RepositoryFiles;
  /** Folder of flake.nix relative to the root of `files`; "" is the root. */
  readonly flakeDirectory: string;
  readonly layout: LayoutSettings;
  /** Parses a file once, whoever asks. */
  readonly nixFile: (path: string) => NixFile | undefined;
  /** Parses text that is not a file of the repository: the models of libraries. */
  readonly parse: (name: string, text: string) => NixFile;
}
