/** Options that the modules of the repository declare, tree by tree. */
import { isUpstreamRoot } from "../../knowledge/option-roots.ts";
import { type Host, type ModuleTree, type TreeEvaluation, treesOf } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { DeclaredPaths, SharedPaths } from "./declared-paths.ts";

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
  const shared = new SharedPaths();
  const trees = project.hosts.flatMap((host) =>
    treesOf(host).flatMap((tree): OwnTree[] => {
      const { evaluation } = tree;
      if (!evaluation) return [];
      const { paths, isNew } = shared.of(evaluation);
      if (isNew) anywhere.add(evaluation);
      return [{ host, tree, evaluation, declared: paths }];
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
