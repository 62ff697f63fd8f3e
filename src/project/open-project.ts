import { Evaluator } from "../evaluator/evaluator.ts";
import type { SourceTree } from "../evaluator/source-tree.ts";
import type { Value } from "../evaluator/value.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import { boundaryCrossings, type Crossing } from "./boundaries.ts";
import type { Flake } from "./flake/flake.ts";
import { readFlake } from "./flake/read-flake.ts";
import { findEntryHosts } from "./hosts/entry-hosts.ts";
import { type EntryPoint, findEntryPoints } from "./hosts/entry-points.ts";
import { evaluateOutputs } from "./hosts/evaluate-outputs.ts";
import { findHosts } from "./hosts/find-hosts.ts";
import { type Host, treesOf, type Unresolved } from "./hosts/host.ts";
import type { FoundHosts } from "./hosts/host-finder.ts";
import { type FileLinks, ResolvedLinks, readLinks } from "./imports/file-links.ts";
import type { ImportEdge } from "./imports/import-edge.ts";
import { buildModuleGraph, type ModuleGraph } from "./imports/module-graph.ts";
import { computeReachability, type Reachability } from "./imports/reachability.ts";
import { inferLayout, type Layout } from "./layout.ts";
import { evaluateFlake } from "./outputs/flake-values.ts";
import { type OutputAttribute, outputAttributes } from "./outputs/output-attributes.ts";
import type { FileAttributes, Project, ProjectInput } from "./project.ts";

/**
 * Opens the flake of a folder, or what stands in for one where there is no flake.nix; `null` if there is neither, or if
 * flake.nix cannot be read.
 */
export function openProject(input: ProjectInput): Project | null {
  const path = input.directory === "" ? "flake.nix" : `${input.directory}/flake.nix`;
  if (!input.files.isFile(path)) {
    const entries = findEntryPoints(input.files, input.directory).filter(({ file }) => input.nixFile(file));
    return entries.length > 0 ? new OpenProject(input, null, entries) : null;
  }
  const file = input.nixFile(path);
  return file ? new OpenProject(input, file, [{ kind: "flake", file: path, name: path }]) : null;
}

/** Steps for all outputs that are no configurations; what is then left is judged by what the files mention. */
const fuelForOutputs = 1_000_000;

/** What evaluation of the entry points gives. */
interface Evaluated {
  readonly evaluator: Evaluator;
  /** Of the flake; `null` where there is none. */
  readonly outputs: Value | null;
  readonly found: FoundHosts;
}

class OpenProject implements Project {
  readonly files: RepositoryFiles;
  readonly entryPoints: readonly EntryPoint[];
  readonly #input: ProjectInput;
  /** flake.nix */
  readonly #file: NixFile | null;
  readonly #imported = new Set<string>();
  readonly #listed = new Set<string>();
  readonly #links = new Map<string, ResolvedLinks | undefined>();
  #flake: Flake | undefined;
  #evaluated: Evaluated | undefined;
  #layout: Layout | undefined;
  #reachability: Reachability | undefined;
  #imports: readonly ImportEdge[] | undefined;
  #graph: ModuleGraph | undefined;
  #purposes: Project["purposes"] | undefined;

  constructor(input: ProjectInput, file: NixFile | null, entryPoints: readonly EntryPoint[]) {
    this.#input = input;
    this.#file = file;
    this.files = input.files;
    this.entryPoints = entryPoints;
  }

  nixFile(path: string): NixFile | undefined {
    return (this.#input.passingFile ?? this.#input.nixFile)(path);
  }

  literalPaths(path: string): readonly string[] {
    return this.#linksOf(path)?.mentions.paths ?? [];
  }

  attributesOf(path: string): FileAttributes | null {
    // What is asked here is nothing that an output leads to.
    void this.reachability;
    const { evaluator } = this.#evaluate();
    const value = evaluator.attempt(() => evaluator.importFile(path));
    if (value.type !== "attrs") return null;
    const textsAt = (steps: readonly string[]) => {
      const list = steps.reduce((set, step) => evaluator.select(set, step), value as Value);
      if (list.type !== "list" || list.open.length > 0) return null;
      const texts = list.elements.map((element) => evaluator.force(element));
      return texts.every((text) => text.type === "string") ? texts.map((text) => text.value) : null;
    };
    return { names: [...value.attributes.keys()], isOpen: value.open !== null, textsAt };
  }

  pathInFlake(path: string): string {
    const prefix = this.#input.directory === "" ? "" : `${this.#input.directory}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : path;
  }

  get flake(): Flake | null {
    if (this.#file === null) return null;
    this.#flake ??= readFlake({
      file: this.#file,
      directory: this.#input.directory,
      files: this.files,
      now: this.#input.now,
      nixFile: this.#input.nixFile,
    });
    return this.#flake;
  }

  get outputNames(): readonly string[] {
    const { outputs } = this.#evaluate();
    return outputs?.type === "attrs" ? [...outputs.attributes.keys()].sort() : [];
  }

  get outputs(): readonly OutputAttribute[] {
    const { evaluator, outputs } = this.#evaluate();
    return outputs ? outputAttributes(evaluator, outputs) : [];
  }

  get hosts(): readonly Host[] {
    return this.#evaluate().found.hosts;
  }

  get unresolved(): readonly Unresolved[] {
    return this.#evaluate().found.unresolved;
  }

  get layout(): Layout {
    this.#layout ??= inferLayout(this.hosts, this.#input.layout);
    return this.#layout;
  }

  get imports(): readonly ImportEdge[] {
    this.#imports ??= this.files.paths
      .filter((path) => path.endsWith(".nix") && this.reachability.isRead(path))
      .flatMap((path) => this.importsOf(path));
    return this.#imports;
  }

  get graph(): ModuleGraph {
    this.#graph ??= buildModuleGraph(this.hosts, (path) => this.importsOf(path));
    return this.#graph;
  }

  get crossings(): readonly Crossing[] {
    return this.#input.boundaries ? boundaryCrossings(this, this.#input.boundaries) : [];
  }

  get reachability(): Reachability {
    this.#reachability ??= this.#computeReachability();
    return this.#reachability;
  }

  get purposes(): Project["purposes"] {
    if (!this.#purposes) {
      void [this.graph, this.reachability, this.hosts.map((host) => host.declarations)];
      this.#purposes = this.#evaluate().evaluator.purposes.snapshot();
    }
    return this.#purposes;
  }

  #evaluate(): Evaluated {
    this.#evaluated ??= this.#evaluateNow();
    return this.#evaluated;
  }

  #evaluateNow(): Evaluated {
    const { flake } = this;
    const evaluator = new Evaluator(this.#sources(), { isPure: flake !== null });
    if (!flake) return { evaluator, outputs: null, found: findEntryHosts(evaluator, this.entryPoints) };
    const { outputs } = evaluateFlake(evaluator, flake);
    const fallback = { file: flake.file.path, span: flake.inputsSpan ?? { start: 0, end: 0 } };
    return { evaluator, outputs, found: findHosts(evaluator, outputs, fallback) };
  }

  /** With fuel of their own, so that an endless output takes nothing from the hosts. */
  #evaluateOutputs(): readonly Unresolved[] {
    const { evaluator, outputs } = this.#evaluate();
    const { flake } = this;
    if (!flake || !outputs) return [];
    const place = { file: flake.file.path, span: { start: 0, end: 0 } };
    return evaluator.withFuel(fuelForOutputs, () => evaluateOutputs(evaluator, outputs, place));
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
    unresolved.push(...this.#evaluateOutputs());
    return computeReachability({
      files: this.files,
      directory: this.#input.directory,
      starts: this.entryPoints.map(({ file }) => file),
      linksOf: (path) => this.#linksOf(path),
      imported: this.#imported,
      listed: this.#listed,
      unresolved,
      hiddenOutputs: this.unresolved[0] ?? this.#libraryDoubt(),
    });
  }

  /** Why somebody out of sight may read files of the repository. */
  #libraryDoubt(): Unresolved | null {
    const [first] = this.entryPoints as readonly [EntryPoint];
    const doubt = (reason: string): Unresolved => {
      return {
        kind: "unknown",
        place: { file: first.file, span: { start: 0, end: 0 } },
        reason,
        path: null,
        glob: null,
      };
    };
    if (this.hosts.length === 0) {
      return doubt("the flake has no configurations of its own, so other flakes may read its files by path");
    }
    // With /etc/nixos/configuration.nix alone, nixos-rebuild is the only one who starts anywhere.
    const isPlain = this.entryPoints.every(({ kind }) => kind === "flake" || kind === "nixos" || kind === "home");
    return isPlain ? null : doubt(`without a flake, tools may start at other files than '${first.file}'`);
  }

  importsOf(path: string): readonly ImportEdge[] {
    return this.#linksOf(path)?.edges ?? [];
  }

  buildsPackage(path: string): boolean {
    return this.#linksOf(path)?.builds ?? false;
  }

  #linksOf(path: string): ResolvedLinks | undefined {
    if (this.#links.has(path)) return this.#links.get(path);
    const links = this.#input.linksOf?.(path) ?? this.#readLinks(path);
    const resolved = links && new ResolvedLinks(path, links, this.files);
    this.#links.set(path, resolved);
    return resolved;
  }

  #readLinks(path: string): FileLinks | undefined {
    const file = this.nixFile(path);
    return file && readLinks(file);
  }
}
