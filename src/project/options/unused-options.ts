/** Options of the repository that nothing sets or nothing reads. */
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Span } from "../../source/span.ts";
import type { OptionDeclaration } from "../hosts/host.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { NameUses } from "./name-uses.ts";
import { type OwnTree, ownOptions } from "./own-options.ts";
import { leadsTo, pathKey } from "./path-filter.ts";
import { writtenOption } from "./written-option.ts";

export interface UnusedOption {
  readonly path: readonly string[];
  readonly file: NixFile;
  /** The name where it is declared. */
  readonly at: Span;
  readonly isSet: boolean;
  readonly isRead: boolean;
  /** Whether it turns something on: what reads it is dead as long as nothing sets it. */
  readonly isSwitch: boolean;
}

/** Outputs through which modules are given to others, who may set and read their options. */
const moduleOutputs: ReadonlySet<string> = new Set([
  "darwinModule",
  "darwinModules",
  "flakeModule",
  "flakeModules",
  "hmModules",
  "homeManagerModule",
  "homeManagerModules",
  "homeModules",
  "modules",
  "nixosModule",
  "nixosModules",
]);

/** Options that are declared, and not used in both ways; none where configurations or modules may be out of sight. */
export function unusedOptions(project: Project): readonly UnusedOption[] {
  if (project.unresolved.length > 0 || givesModules(project)) return [];
  const { trees, roots } = ownOptions(project);
  const declared = new Map<string, OptionDeclaration>();
  for (const { evaluation } of trees) {
    for (const declaration of evaluation.declarations) {
      if (roots.has(declaration.path[0] as string)) declared.set(pathKey(declaration.path), declaration);
    }
  }
  const uses = namesIn(
    project,
    [...declared.values()].map(({ path }) => path),
  );
  const suspects = [...declared.values()].filter(({ path }) => !uses.mayRead(path) || !uses.maySet(path));
  if (suspects.length === 0) return [];
  const isDefined = definitionsAmong(
    trees,
    suspects.map(({ path }) => path),
  );
  const isComplete = trees.every(({ tree, host }) => tree.unresolved.length + host.unresolvedParts.length === 0);
  return suspects.flatMap((declaration) => {
    const { path } = declaration;
    const isRead = uses.mayRead(path);
    const isSet = !isComplete || uses.maySet(path) || isDefined(path);
    return isRead && isSet ? [] : (unusedOption(project, declaration, { isSet, isRead }) ?? []);
  });
}

function givesModules({ outputs }: Project): boolean {
  return outputs.some(
    ({ name, kind, attributes }) => moduleOutputs.has(name) && (kind !== "set" || attributes.length > 0),
  );
}

/**
 * The uses of names in all files, as far as they matter to some options: once both is found of one, nobody asks for it
 * again. Files that nothing leads to may be meant for later.
 */
function namesIn(project: Project, options: readonly (readonly string[])[]): NameUses {
  const uses = new NameUses(new Set(options.map((option) => option.at(-1) ?? null)));
  const isOpen = (option: readonly string[]) => !uses.mayRead(option) || !uses.maySet(option);
  let open = options;
  let names = [...new Set(open.flat())];
  for (const path of nixTexts(project.files).paths) {
    const [first] = open;
    if (!first) break;
    const text = project.files.text(path) ?? "";
    const file = names.some((name) => text.includes(name)) ? project.nixFile(path) : undefined;
    if (file) uses.add(file);
    // To ask for all of them after each file would take longer than it saves.
    if (isOpen(first)) continue;
    open = open.filter(isOpen);
    names = [...new Set(open.flat())];
  }
  return uses;
}

/** Whether any of the trees defines an option, whatever conditions say, or may do so. */
function definitionsAmong(
  trees: readonly OwnTree[],
  options: readonly (readonly string[])[],
): (option: readonly string[]) => boolean {
  const leads = leadsTo(options);
  const all = trees.map(({ evaluation, declared }) =>
    evaluation.definedPaths((path) => leads(path) && declared.optionOf(path) === null),
  );
  const keys = new Set(all.flatMap(({ paths }) => paths.filter(leads).map(pathKey)));
  const open = all.flatMap((one) => one.open);
  const mayHold = (path: readonly string[]) =>
    open.some(({ path: outer, names }) => {
      const isAround = outer.length < path.length && outer.every((step, index) => step === path[index]);
      return isAround && (names === null || names.has(path[outer.length] as string));
    });
  return (path) => keys.has(pathKey(path)) || mayHold(path);
}

/** What is for the module system or computed on purpose needs nobody to set it. */
const settledByItself = /\b(?:readOnly|internal|visible|apply)\b/;

function unusedOption(
  project: Project,
  { path, place }: OptionDeclaration,
  { isSet, isRead }: { isSet: boolean; isRead: boolean },
): UnusedOption | null {
  const file = project.nixFile(place.file);
  const steps = file && writtenOption(file, place.span.start, ["options", ...path]);
  const step = steps?.at(-1);
  if (!file || !step || !steps?.[0] || file.tree.damage.length > 0) return null;
  const { value } = step.binding;
  const text = file.source.text.slice(value.start, value.end);
  if (settledByItself.test(text)) return null;
  const isSwitch = path.at(-1) === "enable" || /^(?:\w+\.)*mkEnableOption\b/.test(text);
  return { path, file, at: step.attribute, isSet, isRead, isSwitch };
}
