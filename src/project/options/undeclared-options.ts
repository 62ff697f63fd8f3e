/** Options under names of the repository's own that no module declares where they are set or read. */

import { repositoryLeavesAlone } from "../../knowledge/module-repositories.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Node, Select } from "../../parser/syntax.ts";
import { asksForAttribute } from "../../scopes/attribute-guards.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { nearestName } from "../../source/nearest-name.ts";
import { type Span, spanContains } from "../../source/span.ts";
import { inputIdentity } from "../flake/input-identity.ts";
import type { HostModule, LocatedDefinition, OptionDeclaration } from "../hosts/host.ts";
import { type ModuleText, moduleTexts } from "../modules/module-texts.ts";
import type { Project } from "../project.ts";
import { configPath } from "./config-path.ts";
import { type OwnOptions, type OwnTree, ownOptions } from "./own-options.ts";
import { isVersionGuarded } from "./version-guard.ts";
import { writtenOption } from "./written-option.ts";

/** An option that is set or read, but not declared. */
export interface UndeclaredOption {
  readonly use: "set" | "read";
  readonly file: NixFile;
  /** The name at which the path leaves what is declared. */
  readonly at: Span;
  /** The path, down to that name. */
  readonly path: readonly string[];
  /** The same path with the declared name that was likely meant. */
  readonly nearest: readonly string[] | null;
  /** What declares it in another configuration; `null` where nothing does in any. */
  readonly elsewhere: OptionDeclaration | null;
  /** The configurations that fail: those without the module that declares it, or all that have the file. */
  readonly trees: readonly OwnTree[];
}

/** Every place of which it is sure that its option is not declared. */
export function undeclaredOptions(project: Project): readonly UndeclaredOption[] {
  const own = ownOptions(project);
  if (own.roots.size === 0) return [];
  const search = new Search(project, own);
  return trusted([...search.definitions(), ...search.reads()], own);
}

/** Without those under a first name of which so much is not declared that somebody else must do it. */
function trusted(found: readonly UndeclaredOption[], { anywhere }: OwnOptions): readonly UndeclaredOption[] {
  const strange = new Map<string, Set<string>>();
  for (const { path, nearest, elsewhere } of found) {
    const root = path[0] as string;
    const paths = strange.get(root) ?? new Set();
    if (!nearest && !elsewhere) strange.set(root, paths.add(path.join(".")));
  }
  return found.filter(({ path: [root = ""] }) => {
    const count = strange.get(root)?.size ?? 0;
    return count <= fewestStrange || count * 3 <= anywhere.countOf(root);
  });
}

/** So many mistakes are made in any repository. */
const fewestStrange = 2;

class Search {
  readonly #project: Project;
  readonly #own: OwnOptions;
  readonly #sound: ReadonlySet<OwnTree>;
  /** Files that a configuration has of which not all is known. */
  readonly #doubtful: ReadonlySet<string>;

  /** Configurations with modules of inputs of which little is known. */
  readonly #mixed: ReadonlySet<OwnTree>;
  readonly #ignored: ReadonlySet<string>;

  constructor(project: Project, own: OwnOptions) {
    this.#project = project;
    this.#mixed = new Set(own.trees.filter(({ tree }) => !tree.modules.every((one) => isWellKnown(project, one))));
    this.#ignored = ignoredNames(project);
    this.#own = own;
    this.#sound = new Set(own.trees.filter(isSound));
    const doubtful = own.trees.filter((one) => !this.#sound.has(one));
    this.#doubtful = new Set(doubtful.flatMap(({ tree }) => tree.modules.flatMap(({ file }) => file ?? [])));
  }

  definitions(): readonly UndeclaredOption[] {
    const found = new Map<string, UndeclaredOption>();
    for (const own of this.#sound) {
      for (const definition of own.evaluation.definitionsAmong(this.#leadsIn(own))) {
        const undeclared = this.#judge(own, definition);
        if (!undeclared) continue;
        const key = `${undeclared.file.path}:${undeclared.at.start}:${undeclared.path.join(".")}`;
        const known = found.get(key);
        found.set(key, known ? { ...known, trees: [...new Set([...known.trees, own])] } : undeclared);
      }
    }
    return [...found.values()];
  }

  /** Whether a module from outside may declare it: some declare first names that their owner uses elsewhere. */
  #mayBeOthers(path: readonly string[], trees: readonly OwnTree[]): boolean {
    if (this.#ignored.has(path.at(-1) as string)) return true;
    return path.length < 3 && trees.some((one) => this.#mixed.has(one));
  }

  #leadsIn({ declared }: OwnTree): (path: readonly string[]) => boolean {
    return (path) => this.#own.roots.has(path[0] as string) && declared.optionOf(path) === null;
  }

  #judge(own: OwnTree, { module, place, path }: LocatedDefinition): UndeclaredOption | null {
    if (module.external !== null || module.conditional) return null;
    const { anywhere } = this.#own;
    const step = anywhere.undeclaredStep(path);
    const elsewhere = step ? null : anywhere.optionOf(path);
    const depth = step?.depth ?? own.declared.undeclaredStep(path)?.depth;
    const file = this.#project.nixFile(place.file);
    // Where nothing of that first name is declared, all modules that do may come by a way that is not seen.
    const isSure = step ? !this.#doubtful.has(place.file) : elsewhere !== null && depth !== 0;
    if (depth === undefined || !file || !isSure) return null;
    const written = writtenOption(file, place.span.start, path)?.[depth];
    const at = written?.attribute ?? place.span;
    const wrong = path.slice(0, depth + 1);
    const nearest = step && nearestPath(wrong, step.siblings);
    if (isGuarded(file, wrong, written?.binding ?? null)) return null;
    if (step && !nearest && this.#mayBeOthers(wrong, [own])) return null;
    return {
      use: "set",
      file,
      at,
      path: elsewhere?.path ?? wrong,
      nearest,
      elsewhere,
      trees: [own],
    };
  }

  reads(): readonly UndeclaredOption[] {
    return moduleTexts(this.#project).flatMap((text) => {
      const { file, lambda, uses } = text;
      if (!lambda || this.#doubtful.has(file.path)) return [];
      const trees = uses.flatMap(({ tree }) => this.#own.byTree.get(tree) ?? []);
      if (trees.length < uses.length || trees.some((one) => !this.#sound.has(one))) return [];
      const inside = nodesOf(file.tree, "Select").filter((node) => spanContains(lambda.body, node));
      return inside.flatMap((node) => {
        const read = this.#judgeRead(text, node);
        return read && (read.nearest || !this.#mayBeOthers(read.path, trees)) ? [{ ...read, trees }] : [];
      });
    });
  }

  #judgeRead({ file, lambda }: ModuleText, node: Select): UndeclaredOption | null {
    const read = configPath(file, node);
    if (read?.formal.name !== "config" || read.formal.scope !== lambda) return null;
    const { path } = read;
    if (!this.#own.roots.has(path[0] as string)) return null;
    const step = this.#own.anywhere.undeclaredStep(path);
    const written = node.path.attributes;
    const index = step ? step.depth - (path.length - written.length) : -1;
    const at = written[index];
    const wrong = path.slice(0, (step?.depth ?? 0) + 1);
    if (!step || !at || isGuarded(file, wrong, node)) return null;
    return {
      use: "read",
      file,
      at,
      path: wrong,
      nearest: nearestPath(wrong, step.siblings),
      elsewhere: null,
      trees: [],
    };
  }
}

/** Names that .gitignore files end in: a module may lie there that only its owner has. */
function ignoredNames({ files }: Project): ReadonlySet<string> {
  const texts = files.paths.filter((path) => /(?:^|\/)\.gitignore$/.test(path)).map((path) => files.text(path) ?? "");
  const lines = texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => !line.startsWith("#"));
  return new Set(lines.flatMap((line) => /([^/]+?)(?:\.nix)?\/?\s*$/.exec(line)?.[1] ?? []));
}

/** Whether a module is from a repository that is known to declare nothing but options of its own name. */
function isWellKnown(project: Project, { external }: HostModule): boolean {
  if (external === null || /^\(?(?:modulesPath\b|<nixpkgs\b)/.test(external)) return true;
  const name = /^(?:import )?\(?inputs\.([A-Za-z_][A-Za-z0-9_'-]*)/.exec(external)?.[1];
  const input = project.flake?.inputs.find((candidate) => candidate.name === name);
  const identity = project.flake && input ? inputIdentity(project.flake, input) : null;
  return identity !== null && repositoryLeavesAlone(identity, "state version");
}

/** Whether all modules are known, and nothing lets them define what is not declared. */
function isSound({ host, tree, evaluation }: OwnTree): boolean {
  if (tree.unresolved.length > 0 || host.argumentNames?.has("extraModules")) return false;
  return evaluation.definitionsAmong(leadsToCheck).length === 0;
}

/** `_module.check` and `_module.freeformType`. */
function leadsToCheck([root, second]: readonly string[]): boolean {
  return root === "_module" && second !== "args";
}

function nearestPath(path: readonly string[], siblings: readonly string[]): readonly string[] | null {
  const near = nearestName(path.at(-1) as string, siblings);
  return near === undefined ? null : [...path.slice(0, -1), near];
}

/** Whether the file knows that the option may be missing. */
function isGuarded(file: NixFile, path: readonly string[], node: Node | null): boolean {
  return path.some((name) => asksForAttribute(file.tree, name)) || (node !== null && isVersionGuarded(node, file));
}
