import { Evaluator } from "../evaluator/evaluator.ts";
import type { SourceTree } from "../evaluator/source-tree.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import { type FoundHosts, findHosts } from "./find-hosts.ts";
import type { Flake } from "./flake.ts";
import { evaluateFlake } from "./flake-values.ts";
import { type Host, treesOf, type Unresolved } from "./host.ts";
import { type ImportEdge, importEdges } from "./import-edge.ts";
import { inferLayout, type Layout } from "./layout.ts";
import { buildModuleGraph, type ModuleGraph } from "./module-graph.ts";
import type { Project, ProjectInput } from "./project.ts";
import { computeReachability, type Reachability } from "./reachability.ts";
import { readFlake } from "./read-flake.ts";

/** Opens the flake of a folder; `null` if flake.nix is missing or cannot be read. */
export function openProject(input: ProjectInput): Project | null {
  const path = input.flakeDirectory === "" ? "flake.nix" : `${input.flakeDirectory}/flake.nix`;
  const file = input.nixFile(path);
  return file ? new OpenProject(input, file) : null;
}

class OpenProject implements Project {
  readonly files: RepositoryFiles;
  readonly #input: ProjectInput;
  readonly #file: NixFile;
  readonly #imported = new Set<string>();
  readonly #listed = new Set<string>();
  readonly #edges = new Map<string, readonly ImportEdge[]>();
  #flake: Flake | undefined;
  #found: FoundHosts | undefined;
  #layout: Layout | undefined;
  #reachability: Reachability | undefined;
  #imports: readonly ImportEdge[] | undefined;
  #graph: ModuleGraph | undefined;

  constructor(input: ProjectInput, file: NixFile) {
    this.#input = input;
    this.#file = file;
    this.files = input.files;
  }

  nixFile(path: string): NixFile | undefined {
    return this.#input.nixFile(path);
  }

  pathInFlake(path: string): string {
    const prefix = this.#input.flakeDirectory === "" ? "" : `${this.#input.flakeDirectory}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  }

  get flake(): Flake {
    this.#flake ??= readFlake({
      file: this.#file,
      directory: this.#input.flakeDirectory,
      files: this.files,
      nixFile: this.#input.nixFile,
    });
    return this.#flake;
  }

  get hosts(): readonly Host[] {
    return this.#findHosts().hosts;
  }

  get unresolved(): readonly Unresolved[] {
    return this.#findHosts().unresolved;
  }

  get layout(): Layout {
    this.#layout ??= inferLayout(this.hosts, this.#input.layout);
    return this.#layout;
  }

  get imports(): readonly ImportEdge[] {
    this.#imports ??= this.files.paths
      .filter((path) => path.endsWith(".nix") && this.reachability.isRead(path))
      .flatMap((path) => this.#edgesOf(path));
    return this.#imports;
  }

  get graph(): ModuleGraph {
    this.#graph ??= buildModuleGraph(this.hosts, (path) => this.#edgesOf(path));
    return this.#graph;
  }

  get reachability(): Reachability {
    this.#reachability ??= this.#computeReachability();
    return this.#reachability;
  }

  #findHosts(): FoundHosts {
    if (!this.#found) {
      const evaluator = new Evaluator(this.#sources());
      const { outputs } = evaluateFlake(evaluator, this.flake);
      this.#found = findHosts(evaluator, outputs, {
        file: this.#file.path,
        span: this.flake.inputsSpan ?? { start: 0, end: 0 },
      });
    }
    return this.#found;
  }

  #sources(): SourceTree {
    return {
      files: this.files,
      nixFile: this.#input.nixFile,
      parse: this.#input.parse,
      touched: (path, how) => {
        if (how === "import" || how === "read") this.#imported.add(path);
        if (how === "list") this.#listed.add(path);
      },
    };
  }

  #computeReachability(): Reachability {
    // Loading every host's modules is what makes evaluation touch them.
    const unresolved = this.hosts.flatMap((host) => treesOf(host).flatMap((tree) => tree.unresolved));
    return computeReachability({
      files: this.files,
      flakeDirectory: this.#input.flakeDirectory,
      nixFile: this.#input.nixFile,
      edgesOf: (path) => this.#edgesOf(path),
      imported: this.#imported,
      listed: this.#listed,
      unresolved,
      hiddenOutputs: this.unresolved[0] ?? this.#libraryDoubt(),
    });
  }

  /** A flake without machines of its own is a library, whose files others may read by their paths. */
  #libraryDoubt(): Unresolved | null {
    if (this.hosts.length > 0) return null;
    const place = { file: this.#file.path, span: { start: 0, end: 0 } };
    const reason = "the flake has no configurations of its own, so other flakes may read its files by path";
    return { kind: "unknown", place, reason, glob: null };
  }

  #edgesOf(path: string): readonly ImportEdge[] {
    let edges = this.#edges.get(path);
    if (!edges) {
      const file = this.#input.nixFile(path);
      edges = file ? importEdges(file, this.files) : [];
      this.#edges.set(path, edges);
    }
    return edges;
  }
}
