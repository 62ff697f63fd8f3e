import type { FunctionPurpose } from "../evaluator/function-purposes.ts";
import type { Lambda } from "../parser/syntax.ts";
import type { FunctionRole } from "../scopes/function-role.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { BoundarySettings, Crossing } from "./boundaries.ts";
import type { Flake } from "./flake/flake.ts";
import type { EntryPoint } from "./hosts/entry-points.ts";
import type { Host, Unresolved } from "./hosts/host.ts";
import type { FileLinks } from "./imports/file-links.ts";
import type { ImportEdge } from "./imports/import-edge.ts";
import type { ModuleGraph } from "./imports/module-graph.ts";
import type { Reachability } from "./imports/reachability.ts";
import type { Layout } from "./layout.ts";
import type { LayoutSettings } from "./layout-settings.ts";
import type { OutputAttribute } from "./outputs/output-attributes.ts";

/** One repository and all that is known of its configurations. Everything is computed when first asked for. */
export interface Project {
  readonly files: RepositoryFiles;
  /** `null` for a repository that is no flake. */
  readonly flake: Flake | null;
  /** The files Nix starts at: flake.nix alone, or those that tools look for by name; at least one. */
  readonly entryPoints: readonly EntryPoint[];
  /** The names of the outputs, in order, as far as they are known; empty without a flake. */
  readonly outputNames: readonly string[];
  /** The outputs themselves, as far as they are known; empty without a flake. */
  readonly outputs: readonly OutputAttribute[];
  readonly hosts: readonly Host[];
  /** Where outputs could not be known: there may be more hosts. */
  readonly unresolved: readonly Unresolved[];
  readonly layout: Layout;
  /** Every place that imports a path by a literal, in the files that Nix surely reads. */
  readonly imports: readonly ImportEdge[];
  /** The same of one file, whether or not anything reads it. */
  importsOf(path: string): readonly ImportEdge[];
  readonly reachability: Reachability;
  /** Who imports whom, for which hosts. */
  readonly graph: ModuleGraph;
  /** The imports that the owner forbids in `[boundaries]`. */
  readonly crossings: readonly Crossing[];
  /** Whether a file calls a function that builds a package, and none that builds something else. */
  buildsPackage(path: string): boolean;
  /** A path of the repository as its people say it: relative to flake.nix. */
  pathInFlake(path: string): string;
  /** The parsed file; `undefined` where there is none or it cannot be read. */
  nixFile(path: string): NixFile | undefined;
  /** The paths of the repository that the literals in a Nix file name, whether or not there is anything; asked for without its tree. */
  literalPaths(path: string): readonly string[];
  /** What evaluation noted of functions while it followed all modules and outputs, whatever else was asked of it. */
  readonly purposes: ReadonlyMap<Lambda, ReadonlySet<FunctionPurpose>>;
  /** The attributes of what a file evaluates to; `null` where it is no set, or not known. */
  attributesOf(path: string): FileAttributes | null;
}

/** What the functions of one file are for: known from the project where there is one, else told by the text alone. */
export interface FunctionRoles {
  of(lambda: Lambda): FunctionRole;
  /** The flake whose outputs the file may be a part of; `null` where none is known. */
  readonly flake: Flake | null;
}

/** The attributes of the value of a file. */
export interface FileAttributes {
  readonly names: readonly string[];
  /** Whether there may be others. */
  readonly isOpen: boolean;
  /** The texts in the list at a path of attributes; `null` where there is no list of texts, or not all of it is known. */
  textsAt(path: readonly string[]): readonly string[] | null;
}

export interface ProjectInput {
  readonly files: RepositoryFiles;
  /** Folder of flake.nix, or of the other entry points, relative to the root of `files`; "" is the root. */
  readonly directory: string;
  readonly layout: LayoutSettings;
  /** Default: no boundaries. */
  readonly boundaries?: BoundarySettings;
  /** What rules about dates take for today; default: the present moment. */
  readonly now?: Date | undefined;
  /** Parses a file once, whoever asks. */
  readonly nixFile: (path: string) => NixFile | undefined;
  /** The same for who keeps nothing of it, so that it need not be kept; default: `nixFile`. */
  readonly passingFile?: ((path: string) => NixFile | undefined) | undefined;
  /** What is known already of what a file says of others; default: nothing. */
  readonly linksOf?: ((path: string) => FileLinks | undefined) | undefined;
  /** Parses text that is not a file of the repository: the models of libraries. */
  readonly parse: (name: string, text: string) => NixFile;
}
