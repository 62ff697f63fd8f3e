/** Modules as their text says them: for what Nix refuses before, or instead of, evaluating it. */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import { nodeAt } from "../../parser/node-at.ts";
import { resultOf } from "../../parser/parentheses.ts";
import type { AttrSet, Binding, Expression, Inherit, Lambda, Node } from "../../parser/syntax.ts";
import { forcedByImports } from "../../scopes/forced-formal.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { type Host, type HostModule, type ModuleTree, treesOf } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** A configuration, or a home or machine inside of it, that a module is part of. */
export interface ModuleUse {
  readonly host: Host;
  readonly tree: ModuleTree;
}

export interface ModuleText {
  readonly file: NixFile;
  /** The function that the module system calls; `null` for a set. */
  readonly lambda: Lambda | null;
  /** What the function gives, or the whole module. */
  readonly body: Expression;
  /** The set that the body ends in, if it is written out. */
  readonly set: AttrSet | null;
  /** Everybody who imports it. */
  readonly uses: readonly ModuleUse[];
}

const known = new WeakMap<Project, readonly ModuleText[]>();

/** The modules of all hosts that are written in a file of their own, or in place as a function or a set. */
export function moduleTexts(project: Project): readonly ModuleText[] {
  let texts = known.get(project);
  if (!texts) {
    texts = findTexts(project);
    known.set(project, texts);
  }
  return texts;
}

function findTexts(project: Project): readonly ModuleText[] {
  const found = new Map<string, { module: HostModule; uses: ModuleUse[] }>();
  for (const host of project.hosts) {
    for (const tree of treesOf(host)) {
      for (const module of tree.modules) {
        if (module.external !== null) continue;
        const key = module.file ?? `${module.via.file}:${module.via.span.start}:${module.via.span.end}`;
        const entry = found.get(key);
        if (entry) entry.uses.push({ host, tree });
        else found.set(key, { module, uses: [{ host, tree }] });
      }
    }
  }
  return [...found.values()].flatMap(({ module, uses }) => textOf(project, module, uses) ?? []);
}

function textOf(project: Project, module: HostModule, uses: readonly ModuleUse[]): ModuleText | null {
  const path = module.file ?? importedPath(project, module);
  const file = project.nixFile(path ?? module.via.file);
  if (!file?.tree.root || file.tree.damage.length > 0) return null;
  const root = path === null ? expressionAt(file, module) : file.tree.root;
  if (!root) return null;
  const outer = resultOf(root);
  const lambda = outer.kind === "Lambda" ? outer : null;
  const body = lambda ? lambda.body : root;
  const result = resultOf(body);
  return { file, lambda, body, set: result.kind === "AttrSet" ? result : null, uses };
}

/** The file that `import ./home.nix`, where a module is expected, leads to. */
function importedPath(project: Project, { via }: HostModule): string | null {
  const file = project.nixFile(via.file);
  const node = file ? nodeAt(file.tree, via.span.end - 1) : null;
  const path = node?.kind === "Fragment" ? node.parent : node;
  const call = path?.kind === "Path" ? path.parent : null;
  if (call?.kind !== "Apply" || call.start !== via.span.start || call.end !== via.span.end) return null;
  const edge = project.importsOf(via.file).find(({ place }) => place.span.start === path?.start);
  return edge?.role === "import" && edge.target.kind === "file" ? edge.target.path : null;
}

/** A module written in place; `null` for what is computed there. */
function expressionAt(file: NixFile, { via }: HostModule): Expression | null {
  let node: Node | null = nodeAt(file.tree, via.span.start);
  while (node && (node.start !== via.span.start || node.end < via.span.end)) node = node.parent;
  if (node?.end !== via.span.end) return null;
  return node.kind === "Lambda" || node.kind === "AttrSet" || node.kind === "Parenthesized" ? node : null;
}

/** The attribute of a set literal, if one binding gives all of it. */
export function bindingOf(set: AttrSet, name: string): Binding | null {
  for (const entry of set.entries) {
    const [first, ...rest] = entry.kind === "Binding" ? entry.path.attributes : [];
    if (first && rest.length === 0 && staticAttributeName(first) === name) return entry as Binding;
  }
  return null;
}

export interface TopName {
  readonly name: string;
  readonly node: Node;
  readonly entry: Binding | Inherit;
}

/** The names at the top of a set literal, as far as they are not computed. */
export function topNames(set: AttrSet): readonly TopName[] {
  return set.entries.flatMap((entry): readonly TopName[] => {
    if (entry.kind === "Damaged") return [];
    const attributes = entry.kind === "Binding" ? entry.path.attributes.slice(0, 1) : entry.attributes;
    return attributes.flatMap((node) => {
      const name = staticAttributeName(node);
      return name === null ? [] : [{ name, node, entry }];
    });
  });
}

/** Those of some formals that the module system asks for before it has all modules: its `imports` are made of them. */
export function importFormals({ file, lambda, set }: ModuleText, names: readonly string[]): ReadonlySet<string> {
  const imports = set && bindingOf(set, "imports")?.value;
  if (!lambda || !imports) return new Set();
  const isForced = (name: string) => forcedByImports(imports, { scopes: file.scopes, lambda, names: new Set([name]) });
  return new Set(names.filter((name) => isForced(name) !== null));
}

/** Those of some formals of the module's function that the module system, not `specialArgs`, gives in all uses. */
export function lateFormals({ lambda, uses }: ModuleText, names: readonly string[]): ReadonlySet<string> {
  const formals = new Set(lambda?.formals?.formals.map(({ name }) => name.name));
  const isLate = (name: string) =>
    uses.every(({ tree }) => {
      const given = tree.evaluation?.givenArguments;
      return given?.isSpecialKnown && !given.special.has(name);
    });
  return new Set(names.filter((name) => formals.has(name) && isLate(name)));
}
