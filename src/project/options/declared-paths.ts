import type { OptionDeclaration, TreeEvaluation } from "../hosts/host.ts";
import { pathKey } from "./path-filter.ts";

type Declared = Pick<TreeEvaluation, "declarations" | "openDeclarations">;

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

  add({ declarations, openDeclarations }: Declared): void {
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

/** Gives trees that declare the same one and the same answer: those of twenty hosts and their homes mostly do. */
export class SharedPaths {
  readonly #numbers = new Map<readonly string[], number>();
  readonly #known = new Map<string, DeclaredPaths>();

  /** What a tree declares, and whether it is the first to do so. */
  of(declared: Declared): { readonly paths: DeclaredPaths; readonly isNew: boolean } {
    const key = this.#keyOf(declared);
    const known = this.#known.get(key);
    if (known) return { paths: known, isNew: false };
    const paths = new DeclaredPaths();
    paths.add(declared);
    this.#known.set(key, paths);
    return { paths, isNew: true };
  }

  /** Hosts that share a module share the paths that it declares, each of which is a list of its own. */
  #keyOf({ declarations, openDeclarations }: Declared): string {
    const numbers = declarations.map(({ path }) => {
      let number = this.#numbers.get(path);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(path, number);
      }
      return number;
    });
    return [numbers.join(), ...openDeclarations.map(pathKey)].join("\n");
  }
}
