/**
 * Who imports whom, for which configurations.
 *
 * Evaluation meets every module once, by its first importer; the other importers are read off the files, as far as their
 * imports are written out. Modules written in place are no nodes: what they import, the file around them imports.
 */
import type { Place } from "../../source/span.ts";
import type { HomeUser, Host, HostModule, ModuleTree, NestedMachine } from "../hosts/host.ts";
import type { ImportEdge } from "./import-edge.ts";

/** A configuration, or a part of one that has modules of its own. */
export interface GraphRoot {
  readonly host: Host;
  /** `null` for the host itself. */
  readonly part: HomeUser | NestedMachine | null;
}

/** A module: a file of the repository, or what an input offers. */
export interface GraphModule {
  readonly kind: "file" | "external";
  /** The path, or the origin (`inputs.agenix.nixosModules.default`). */
  readonly name: string;
  /** The configurations it is a module of. */
  readonly roots: ReadonlySet<GraphRoot>;
}

export interface GraphImport {
  /** `null` where the configuration itself lists the module. */
  readonly from: GraphModule | null;
  readonly to: GraphModule;
  readonly place: Place;
  /** Whether a condition decides it, in all configurations. */
  readonly conditional: boolean;
  /** The configurations in which it holds; exactly one where `from` is `null`. */
  readonly roots: ReadonlySet<GraphRoot>;
}

export interface ModuleGraph {
  /** Hosts in order, each followed by its parts. */
  readonly roots: readonly GraphRoot[];
  /** By name, in order of first meeting. */
  readonly modules: ReadonlyMap<string, GraphModule>;
  readonly imports: readonly GraphImport[];
  /** The imports that lead to a file. */
  importsOf(file: string): readonly GraphImport[];
}

/** Builds the graph; `edgesOf` gives the imports that are written out in a file. */
export function buildModuleGraph(
  hosts: readonly Host[],
  edgesOf: (path: string) => readonly ImportEdge[],
): ModuleGraph {
  const builder = new GraphBuilder();
  for (const host of hosts) {
    for (const part of [null, ...host.users, ...host.nested]) builder.addTree({ host, part }, part ?? host, edgesOf);
  }
  return builder.finish();
}

interface BuiltModule extends GraphModule {
  readonly roots: Set<GraphRoot>;
}

interface BuiltImport extends GraphImport {
  readonly roots: Set<GraphRoot>;
  conditional: boolean;
}

class GraphBuilder {
  readonly #roots: GraphRoot[] = [];
  readonly #modules = new Map<string, BuiltModule>();
  readonly #imports: BuiltImport[] = [];
  /** By what imports, a configuration or a module, and by what it imports. */
  readonly #importsFrom = new Map<GraphRoot | BuiltModule, Map<BuiltModule, BuiltImport>>();

  addTree(root: GraphRoot, tree: ModuleTree, edgesOf: (path: string) => readonly ImportEdge[]): void {
    this.#roots.push(root);
    for (const module of tree.modules) {
      const to = this.#node(module, root);
      if (!to) continue;
      const importer = namedImporter(module);
      const from = importer && this.#node(importer, root);
      this.#connect(root, from ?? null, to, module.via, module.conditional);
    }
    const files = new Set(tree.modules.flatMap((module) => module.file ?? []));
    for (const file of files) {
      for (const edge of edgesOf(file)) this.#connectWritten(root, file, files, edge);
    }
  }

  finish(): ModuleGraph {
    const imports = this.#imports;
    let byTarget: Map<string, GraphImport[]> | undefined;
    return {
      roots: this.#roots,
      modules: this.#modules,
      imports,
      importsOf: (file) => {
        byTarget ??= groupByTarget(imports);
        return byTarget.get(file) ?? [];
      },
    };
  }

  #node({ file, external }: HostModule, root: GraphRoot): BuiltModule | null {
    const name = file ?? external;
    if (name === null) return null;
    let node = this.#modules.get(name);
    if (!node) {
      node = { kind: file === null ? "external" : "file", name, roots: new Set() };
      this.#modules.set(name, node);
    }
    node.roots.add(root);
    return node;
  }

  #connect(root: GraphRoot, from: BuiltModule | null, to: BuiltModule, place: Place, conditional: boolean): void {
    let imports = this.#importsFrom.get(from ?? root);
    if (!imports) {
      imports = new Map();
      this.#importsFrom.set(from ?? root, imports);
    }
    const known = imports.get(to);
    if (!known) {
      const added = { from, to, place, conditional, roots: new Set([root]) };
      imports.set(to, added);
      this.#imports.push(added);
      return;
    }
    known.roots.add(root);
    known.conditional &&= conditional;
  }

  /** An import that evaluation had no need to follow again: both ends are modules of the tree. */
  #connectWritten(root: GraphRoot, file: string, files: ReadonlySet<string>, edge: ImportEdge): void {
    const target = edge.role === "module" && edge.target.kind === "file" ? edge.target.path : null;
    if (target === null || target === file || !files.has(target)) return;
    const from = this.#modules.get(file);
    const to = this.#modules.get(target);
    if (!from || !to || this.#importsFrom.get(from)?.get(to)?.roots.has(root)) return;
    this.#connect(root, from, to, edge.place, edge.conditional);
  }
}

/** The nearest importer that is a file, or an input's. */
function namedImporter(module: HostModule): HostModule | null {
  let importer = module.importedBy;
  while (importer && importer.file === null && importer.external === null) importer = importer.importedBy;
  return importer;
}

function groupByTarget(imports: readonly GraphImport[]): Map<string, GraphImport[]> {
  const groups = new Map<string, GraphImport[]>();
  for (const edge of imports) {
    const known = groups.get(edge.to.name);
    if (known) known.push(edge);
    else groups.set(edge.to.name, [edge]);
  }
  return groups;
}
