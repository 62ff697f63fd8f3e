/**
 * Which Nix files of a flake anything leads to.
 *
 * Goal: a file is called unreached only if nothing could lead to it. A file is reached if evaluation read it, or if a
 * reached file mentions it (by a path, a string, a folder it lies in, or the known parts of a computed path), or if a
 * script or a command in a document names it. A file with a syntax error leads to all that lies beside it. Where frameworks find files by themselves out of sight, nothing is called unreached.
 */
import { directoryOf } from "../../evaluator/source-tree.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import type { Unresolved } from "../hosts/host.ts";
import type { ResolvedLinks } from "./file-links.ts";
import { PathIndex } from "./path-index.ts";

export interface Reachability {
  isReached(path: string): boolean;
  /** Whether Nix surely reads it as an expression: evaluation did, or a file that is read imports it. */
  isRead(path: string): boolean;
  /** The .nix files nothing leads to, sorted; empty where `heldBack` says why. */
  readonly unreached: readonly string[];
  /** Files that would be called unreached, were it sure that nothing out of sight finds them. */
  readonly heldBack: { readonly count: number; readonly because: Unresolved } | null;
}

export interface ReachabilityInput {
  readonly files: RepositoryFiles;
  /** The folder of the flake, or of the other entry points. */
  readonly directory: string;
  /** The files Nix starts at. */
  readonly starts: readonly string[];
  /** What a file says of others; `undefined` where there is none or it cannot be read. */
  readonly linksOf: (path: string) => ResolvedLinks | undefined;
  /** Files and folders that evaluation touched. */
  readonly imported: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  /** Imports that evaluation could not follow. */
  readonly unresolved: readonly Unresolved[];
  /** Why there may be outputs that nobody sees; `null` if all are known. */
  readonly hiddenOutputs: Unresolved | null;
}

export function computeReachability(input: ReachabilityInput): Reachability {
  const search = new Search(input);
  search.run();
  const read = filesRead(input);
  // What cannot be read (ciphertext, links out of the repository) is told elsewhere, or meant so.
  const unreached = search.candidates.filter((path) => !search.reached.has(path) && input.linksOf(path));
  const because = unreached.length > 0 ? input.hiddenOutputs : null;
  return {
    isReached: (path) => search.reached.has(path),
    isRead: (path) => read.has(path),
    unreached: because ? [] : unreached,
    heldBack: because ? { count: unreached.length, because } : null,
  };
}

/** What follows from flake.nix and what evaluation read by imports alone. */
function filesRead(input: ReachabilityInput): ReadonlySet<string> {
  const read = new Set([...input.starts, ...input.imported].filter((path) => path.endsWith(".nix")));
  // A set grows while it is walked, so each file is followed once.
  for (const path of read) {
    for (const { target } of input.linksOf(path)?.edges ?? []) if (target.kind === "file") read.add(target.path);
  }
  return read;
}

/** Entry points that tools other than flakes read, in any folder. */
const entryNames: ReadonlySet<string> = new Set(["shell.nix", "secrets.nix", "release.nix", "ci.nix", "treefmt.nix"]);

/** Folders of generated files, and of those that are kept without being used, which is what their name says. */
const setAside = /(?:^|\/)(?:npins|_[^/]*|archived?|notes?|attic|examples?|(?:[^/]*-)?templates?|\.config|\.nixpkgs)\//;

/** Entry points that tools read in the folder they run in. */
const topEntryNames: ReadonlySet<string> = new Set([
  "default.nix",
  "configuration.nix",
  "darwin-configuration.nix",
  "home.nix",
  "hive.nix",
  // nixos-rebuild without a flake.
  "system.nix",
  // nixpkgs, where the repository is ~/.config/nixpkgs.
  "config.nix",
  "overlays.nix",
  // The list of NUR names it for repositories that have a default.nix of another kind.
  "nur.nix",
]);

/** A file to copy from, which nothing is meant to import. */
const sampleName = /(?:^|[-_.])(?:examples?|templates?|sample)(?:[-_.][^/]*)?\.nix$/;

class Search {
  readonly reached = new Set<string>();
  readonly #input: ReachabilityInput;
  readonly #prefix: string;
  readonly #queue: string[] = [];
  readonly #index: PathIndex;
  readonly #prefixes = new Set<string>();
  readonly #suffixes = new Set<string>();
  #candidates: readonly string[] | undefined;

  constructor(input: ReachabilityInput) {
    this.#input = input;
    this.#index = new PathIndex(input.files.paths);
    this.#prefix = input.directory === "" ? "" : `${input.directory}/`;
  }

  run(): void {
    for (const path of this.#input.starts) this.#reach(path);
    // Another flake of the repository may read files of this one.
    for (const path of this.#input.files.paths) if (path.endsWith("/flake.nix")) this.#reach(path);
    for (const path of this.candidates) if (this.#isEntryPoint(path)) this.#reach(path);
    for (const path of this.#input.imported) this.#reach(path);
    for (const folder of this.#input.listed) this.#reachFolder(folder);
    for (const { glob } of this.#input.unresolved) if (glob !== null) this.#reachGlob(glob);
    this.#drain();
    this.#reachFromScripts();
    this.#drain();
  }

  /** The .nix files that belong to this flake: not to another one nested in it, not to generated folders. */
  get candidates(): readonly string[] {
    this.#candidates ??= this.#findCandidates();
    return this.#candidates;
  }

  #findCandidates(): readonly string[] {
    const { files } = this.#input;
    const nested = files.paths
      .filter((path) => path.endsWith("/flake.nix") && path !== `${this.#prefix}flake.nix`)
      .map((path) => path.slice(0, -"flake.nix".length))
      .filter((folder) => folder.startsWith(this.#prefix));
    return files.paths.filter(
      (path) =>
        path.endsWith(".nix") &&
        path.startsWith(this.#prefix) &&
        !setAside.test(path.slice(this.#prefix.length)) &&
        !sampleName.test(path.slice(path.lastIndexOf("/") + 1)) &&
        !nested.some((folder) => path.startsWith(folder)),
    );
  }

  #isEntryPoint(path: string): boolean {
    const name = path.slice(path.lastIndexOf("/") + 1);
    // Tests are run by hand as often as by the flake.
    if (/(?:^|\/)tests?\//.test(path)) return true;
    // A shell that no flake gives: `nix-shell ./kernel-shell.nix`.
    if (/[-_.]shell\.nix$/.test(name) && this.#input.files.text(path)?.includes("<nixpkgs>")) return true;
    return entryNames.has(name) || topEntryNames.has(path.slice(this.#prefix.length));
  }

  #reach(path: string): void {
    if (this.reached.has(path) || !this.#input.files.isFile(path)) return;
    this.reached.add(path);
    this.#queue.push(path);
    const target = this.#input.files.links.get(path);
    if (target) this.#reachPath(target, false);
  }

  #drain(): void {
    for (let path = this.#queue.pop(); path !== undefined; path = this.#queue.pop()) {
      if (path.endsWith(".nix")) this.#follow(path);
    }
  }

  #follow(path: string): void {
    const links = this.#input.linksOf(path);
    if (!links) return;
    const { isWhole, edges, mentions, paths } = links;
    // What its damaged part imports, nobody knows; most often it lies beside. Edges say where a folder means its default.nix.
    if (!isWhole) this.#reachFolder(directoryOf(path));
    const asModule = new Set(edges.map((edge) => ("path" in edge.target ? edge.target.path : "")));
    for (const edge of edges) if (edge.target.kind === "file") this.#reach(edge.target.path);
    for (const mentioned of paths) {
      // The whole flake as a source (of a check, of `self`) says nothing of its modules, unless the flake hands it on.
      const isSource = mentioned === this.#input.directory && path !== `${this.#prefix}flake.nix`;
      if (isSource && isWhole) continue;
      const onlyDefault = asModule.has(`${mentioned}/default.nix`) || asModule.has(mentioned);
      this.#reachPath(mentioned, onlyDefault);
    }
    for (const prefix of mentions.prefixes) this.#reachPrefix(prefix);
    for (const glob of mentions.globs) this.#reachGlob(glob);
    for (const suffix of mentions.suffixes) this.#reachSuffix(suffix);
  }

  #reachPath(path: string, onlyDefault: boolean): void {
    if (this.#input.files.isFile(path)) this.#reach(path);
    else if (onlyDefault) this.#reach(path === "" ? "default.nix" : `${path}/default.nix`);
    else this.#reachFolder(path);
  }

  /** A folder somebody lists or hands on: all below it may be read. */
  #reachFolder(folder: string): void {
    this.#reachPrefix(folder === "" ? "" : `${folder}/`);
  }

  #reachPrefix(prefix: string): void {
    if (this.#prefixes.has(prefix)) return;
    this.#prefixes.add(prefix);
    for (const path of this.#index.startingWith(prefix)) this.#reach(path);
  }

  /** Before the end of a name the star stands for a part of one step; before a step of its own, for any folders. */
  #reachGlob(glob: string): void {
    const [prefix = "", tail = "", more] = glob.split("*");
    if (more !== undefined) this.#reachPrefix(prefix);
    const anyFolders = tail.includes("/");
    const matches = this.#index.startingWith(prefix).filter((path) => {
      const middle = path.slice(prefix.length, path.length - tail.length);
      return path.endsWith(tail) && path.length >= prefix.length + tail.length && (anyFolders || !middle.includes("/"));
    });
    if (matches.length === 0) this.#reachPrefix(prefix);
    for (const path of matches) this.#reach(path);
  }

  #reachSuffix(suffix: string): void {
    if (this.#suffixes.has(suffix)) return;
    this.#suffixes.add(suffix);
    for (const path of this.#index.endingWith(suffix)) {
      if (path.endsWith("/")) this.#reachPrefix(path);
      else this.#reach(path);
    }
  }

  /** Scripts, CI files and instructions build expressions by name (`nix-build ./image.nix`). */
  #reachFromScripts(): void {
    const left = this.candidates.filter((path) => !this.reached.has(path));
    if (left.length === 0) return;
    for (const path of left) if (this.#saysHowToRunIt(path)) this.#reach(path);
    for (const path of this.#input.files.paths) {
      const text = this.#commandsOf(path);
      if (text === null) continue;
      for (const candidate of left) if (text.includes(nameInScripts(candidate))) this.#reach(candidate);
    }
  }

  /** The text of a script, of instructions the lines with commands that read Nix files; `null` for any other file. */
  #commandsOf(path: string): string | null {
    const isDocument = /\.(?:md|org|adoc)$/i.test(path);
    if (!isDocument && !isScript(path)) return null;
    const text = this.#input.files.text(path) ?? "";
    if (isOwn(path, text)) return null;
    if (isDocument) return text.match(lineWithCommand)?.join("\n") ?? null;
    return hasScriptName(path) || text.startsWith("#!") ? text : null;
  }

  /** A file may say in its first comment how it is run by hand: `# nix-build image.nix`. */
  #saysHowToRunIt(path: string): boolean {
    const [header = ""] = /^(?:\s*(?:#.*|\/\*[\s\S]*?\*\/))*/.exec(this.#input.files.text(path) ?? "") ?? [];
    return /\bnix(?:os)?[ -]/.test(header) && header.includes(nameInScripts(path));
  }
}

const lineWithCommand =
  /^.*\b(?:nix-(?:build|shell|instantiate|env)|nixos-(?:rebuild|install|generate|anywhere)|disko|nix (?:build|run|shell|develop|eval|repl)) .*$/gm;

/** Settings, baselines and reports of flakelint name the files that they judge: that leads nowhere. */
function isOwn(path: string, text: string): boolean {
  return (
    path.endsWith("flakelint.toml") ||
    /^\s*\{\s*"version":\s*1,\s*"tool":\s*(?:"|\{\s*"name":\s*")flakelint"/.test(text)
  );
}

function isScript(path: string): boolean {
  return hasScriptName(path) || !path.slice(path.lastIndexOf("/") + 1).includes(".");
}

function hasScriptName(path: string): boolean {
  return /(^|\/)(makefile|justfile|\.envrc|[^/]*\.(sh|bash|fish|nu|py|ya?ml|toml|just|mk|tf|hcl|json))$/i.test(path);
}

/** default.nix is named by its folder, any other file by its name. */
function nameInScripts(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "default.nix" ? path.slice(0, -"/default.nix".length) : name;
}
