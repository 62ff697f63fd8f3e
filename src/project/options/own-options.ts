/** Options that the modules of the repository declare, tree by tree. */
import { isUpstreamRoot } from "../../knowledge/option-roots.ts";
import { type Host, type ModuleTree, type OptionDeclaration, type TreeEvaluation, treesOf } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** A set of options, or an option, among those that are declared. */
interface DeclaredNode {
  readonly children: Map<string, DeclaredNode>;
  /** What declares an option of just this path; what lies below is a part of its value. */
  declaration: OptionDeclaration | null;
  /** The name of its type as the last declaration says it; `undefined` where nothing declares just this path. */
  typeName: string | null | undefined;
  /** Whether there may be other options here or below, out of sight. */
  isOpen: boolean;
}

/** Where a path leaves what is declared. */
export interface UndeclaredStep {
  /** How many steps of the path are declared, as a set of options. */
  readonly depth: number;
  /** The names that are declared there. */
  readonly siblings: readonly string[];
}

/** The options of one tree, or of several. */
export class DeclaredPaths {
  readonly #root = emptyNode();

  add({ declarations, openDeclarations }: Pick<TreeEvaluation, "declarations" | "openDeclarations">): void {
    for (const declaration of declarations) {
      const node = this.#nodeAt(declaration.path);
      node.declaration ??= declaration;
      node.typeName = declaration.typeName;
    }
    for (const path of openDeclarations) this.#nodeAt(path).isOpen = true;
  }

  /** How many options there are below a first name. */
  countOf(root: string): number {
    const count = ({ children, declaration }: DeclaredNode): number =>
      declaration ? 1 : [...children.values()].reduce((sum, child) => sum + count(child), 0);
    const node = this.#root.children.get(root);
    return node ? count(node) : 0;
  }

  get roots(): ReadonlySet<string> {
    return new Set(this.#root.children.keys());
  }

  /** The option that a path means or leads into. */
  optionOf(path: readonly string[]): OptionDeclaration | null {
    let node: DeclaredNode | undefined = this.#root;
    for (const step of path) {
      node = node.children.get(step);
      if (!node) return null;
      if (node.declaration) return node.declaration;
    }
    return null;
  }

  /** The name of the type of an option, `null` where it is not known; `undefined` where nothing declares just this path. */
  typeAt(path: readonly string[]): string | null | undefined {
    let node: DeclaredNode | undefined = this.#root;
    for (const step of path) node = node?.children.get(step);
    return node?.typeName;
  }

  /** Where a path leads to no option and no set of options; `null` if it does, or may. */
  undeclaredStep(path: readonly string[]): UndeclaredStep | null {
    let node = this.#root;
    for (const [depth, step] of path.entries()) {
      if (node.declaration || node.isOpen) return null;
      const next = node.children.get(step);
      if (!next) return { depth, siblings: [...node.children.keys()] };
      node = next;
    }
    return null;
  }

  #nodeAt(path: readonly string[]): DeclaredNode {
    let node = this.#root;
    for (const step of path) {
      let next = node.children.get(step);
      if (!next) {
        next = emptyNode();
        node.children.set(step, next);
      }
      node = next;
    }
    return node;
  }
}

function emptyNode(): DeclaredNode {
  return { children: new Map(), declaration: null, typeName: undefined, isOpen: false };
}

/** A configuration, or a home inside of one, with the options it has. */
export interface OwnTree {
  readonly host: Host;
  readonly tree: ModuleTree;
  readonly evaluation: TreeEvaluation;
  readonly declared: DeclaredPaths;
}

/** All that the repository declares under names of its own. */
export interface OwnOptions {
  readonly trees: readonly OwnTree[];
  readonly byTree: ReadonlyMap<ModuleTree, OwnTree>;
  /** What any of the trees declares. */
  readonly anywhere: DeclaredPaths;
  /** First names of options that only the repository declares. */
  readonly roots: ReadonlySet<string>;
}

const known = new WeakMap<Project, OwnOptions>();

/** The options of the repository's own, for all its configurations. */
export function ownOptions(project: Project): OwnOptions {
  let options = known.get(project);
  if (!options) {
    options = findOptions(project);
    known.set(project, options);
  }
  return options;
}

function findOptions(project: Project): OwnOptions {
  const anywhere = new DeclaredPaths();
  const trees = project.hosts.flatMap((host) =>
    treesOf(host).flatMap((tree): OwnTree[] => {
      const { evaluation } = tree;
      if (!evaluation) return [];
      const declared = new DeclaredPaths();
      declared.add(evaluation);
      anywhere.add(evaluation);
      return [{ host, tree, evaluation, declared }];
    }),
  );
  const foreign = namesOfInputs(project);
  const roots = [...anywhere.roots].filter((root) => !isUpstreamRoot(root) && !foreign.has(plain(root)));
  const byTree = new Map(trees.map((own) => [own.tree, own]));
  return { trees, byTree, anywhere, roots: new Set(roots) };
}

/** Inputs call their options like themselves, and a repository may add to those. */
function namesOfInputs(project: Project): ReadonlySet<string> {
  const inputs = project.flake?.inputs ?? [];
  const names = inputs.flatMap(({ name, url }) => [name, ...(url?.value.split(/[/:?#]/) ?? [])]);
  return new Set(names.flatMap((name) => [plain(name), plain(name.replace(/[-_.]?nix(?:os)?[-_.]?/, ""))]));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, "");
}
