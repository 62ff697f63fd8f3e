import {
  leadsToOldName,
  type OptionKind,
  optionKinds,
  type ReplacedOption,
  replacedOption,
} from "../../knowledge/renamed-options.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { placeKey, type Span } from "../../source/span.ts";
import { lockedRelease } from "../flake/locked-release.ts";
import { type Host, holdsHomes, type LocatedDefinition, type ModuleTree, type TreeEvaluation } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { pathKey } from "./path-filter.ts";
import { isVersionGuarded } from "./version-guard.ts";
import { type WrittenStep, writtenOption, writtenSpan } from "./written-option.ts";

/** An option that a module of the repository sets under a path that its release has replaced. */
export interface ReplacedDefinition {
  readonly option: ReplacedOption;
  /** The release that is locked. */
  readonly release: string;
  readonly file: NixFile;
  /** Where the path is written, down to the end of the replaced option. */
  readonly at: Span;
  readonly steps: readonly (WrittenStep | null)[];
  /** Whether a condition that is not known decides in each host if it is set. */
  readonly conditional: boolean;
  /** Whether the same file sets the new name of a renamed option too, in some host. */
  readonly setsNewOption: boolean;
}

interface Tree {
  readonly kind: OptionKind;
  readonly contents: TreeEvaluation;
}

const ofProject = new WeakMap<Project, readonly ReplacedDefinition[]>();

/** Every place where all hosts that have it agree that its option is replaced. */
export function replacedDefinitions(project: Project): readonly ReplacedDefinition[] {
  const known = ofProject.get(project);
  if (known) return known;
  const found = findAll(project);
  ofProject.set(project, found);
  return found;
}

function findAll(project: Project): readonly ReplacedDefinition[] {
  const { flake } = project;
  if (!flake) return [];
  const releases = new Map<OptionKind, string | null>();
  const releaseOf = (kind: OptionKind): string | null => {
    const release = releases.has(kind) ? (releases.get(kind) ?? null) : lockedRelease(flake, kind);
    releases.set(kind, release);
    return release;
  };
  const places = new Map<string, ReplacedDefinition | null>();
  for (const tree of project.hosts.flatMap(treesOf)) {
    for (const definition of tree.contents.definitionsAmong(leadsToOldName)) {
      const { module, path, place } = definition;
      if (module.external !== null || !isReplacedAnywhere(path)) continue;
      const key = `${placeKey(place)}:${path.join(".")}`;
      if (places.get(key) === null) continue;
      // Where a host of another kind, or of a module of its own, has the option, the path is right for that one.
      const known = places.get(key);
      const isSettled = known !== undefined && known !== null && !known.conditional;
      places.set(key, isSettled ? known : judge(project, tree, definition, releaseOf(tree.kind)));
      if (!replacedOption(tree.kind, path)) places.set(key, null);
    }
  }
  const found = new Map<string, ReplacedDefinition>();
  for (const replaced of places.values()) {
    if (replaced) found.set(`${replaced.file.path}:${replaced.at.start}:${replaced.option.path.join(".")}`, replaced);
  }
  return [...found.values()];
}

function isReplacedAnywhere(path: readonly string[]): boolean {
  return optionKinds.some((kind) => replacedOption(kind, path) !== undefined);
}

function treesOf(host: Host): Tree[] {
  const kind = holdsHomes(host.output) ? "home" : host.output.startsWith("darwin") ? "darwin" : "nixos";
  const homes = host.users.filter((user) => user.kind === "home-manager");
  return [...treeOf(kind, host), ...homes.flatMap((home) => treeOf("home", home))];
}

function treeOf(kind: OptionKind, { evaluation }: ModuleTree): Tree[] {
  return evaluation ? [{ kind, contents: evaluation }] : [];
}

function judge(
  project: Project,
  { kind, contents }: Tree,
  { path, place, module, conditional }: LocatedDefinition,
  release: string | null,
): ReplacedDefinition | null {
  const option = replacedOption(kind, path);
  const file = project.nixFile(place.file);
  if (!option || !file || release === null || release < option.since || declares(contents, option.path)) return null;
  const steps = writtenOption(file, place.span.start, path)?.slice(0, option.path.length);
  const last = steps?.at(-1);
  const at = writtenSpan(steps ?? null);
  if (!steps || !last || !at || isVersionGuarded(last.binding, file)) return null;
  return {
    option,
    release,
    file,
    at,
    steps,
    conditional: conditional || module.conditional,
    setsNewOption: option.how === "renamed" && setsNew({ kind, contents }, option, place.file),
  };
}

/** Whether a file sets the new option, or one that it takes the place of as well. */
function setsNew({ kind, contents }: Tree, option: ReplacedOption, file: string): boolean {
  const candidates = [
    contents.definitionsAmong(leadsToOldName),
    contents.definitionsAmong(leadsAlong(option.to)),
  ].flat();
  return candidates.some((other) => {
    if (other.place.file !== file) return false;
    const others = replacedOption(kind, other.path);
    const isOther = others !== undefined && !isSamePath(others.path, option.path);
    return others?.how !== "removed" && overlap(isOther ? others.to : other.path, option.to);
  });
}

const filters = new Map<string, (path: readonly string[]) => boolean>();

/** Leads to an option, and to what lies below it: one filter for each, by which evaluation knows what it was asked. */
function leadsAlong(option: readonly string[]): (path: readonly string[]) => boolean {
  const key = pathKey(option);
  let leads = filters.get(key);
  if (!leads) {
    leads = (path) => overlap(path, option);
    filters.set(key, leads);
  }
  return leads;
}

/** Whether a module of the repository declares the option, so that it is another one of the same name. */
function declares({ declarations }: TreeEvaluation, option: readonly string[]): boolean {
  return declarations.some(({ path }) => overlap(path, option));
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && overlap(one, other);
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.every((step, index) => index >= other.length || step === other[index]);
}
