/** Options of the repository that nothing sets or nothing reads. */
import type { NixFile } from "../../scopes/nix-file.ts";
import type { Span } from "../../source/span.ts";
import type { DefinedPaths, OptionDeclaration } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { NameUses } from "./name-uses.ts";
import { ownOptions } from "./own-options.ts";
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
  const isOwn = ([root]: readonly string[]) => roots.has(root as string);
  const declared = new Map<string, OptionDeclaration>();
  for (const { evaluation } of trees) {
    for (const declaration of evaluation.declarations) {
      if (isOwn(declaration.path)) declared.set(declaration.path.join("\0"), declaration);
    }
  }
  if (declared.size === 0) return [];
  const uses = namesIn(project);
  const isDefined = definitionsIn(
    trees.map(({ evaluation, declared: own }) =>
      evaluation.definedPaths((path) => isOwn(path) && own.optionOf(path) === null),
    ),
  );
  const isComplete = trees.every(({ tree, host }) => tree.unresolved.length + host.unresolvedParts.length === 0);
  return [...declared.values()].flatMap((declaration) => {
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

/** The uses of names in all files; those that nothing leads to may be meant for later. */
function namesIn(project: Project): NameUses {
  const uses = new NameUses();
  for (const path of project.files.paths) {
    const file = path.endsWith(".nix") ? project.nixFile(path) : undefined;
    if (file) uses.add(file);
  }
  return uses;
}

function definitionsIn(all: readonly DefinedPaths[]): (path: readonly string[]) => boolean {
  const keys = new Set(all.flatMap(({ paths }) => paths.map((path) => path.join("\0"))));
  const open = all.flatMap((one) => one.open);
  const mayHold = (path: readonly string[]) =>
    open.some(({ path: outer, names }) => {
      const isAround = outer.length < path.length && outer.every((step, index) => step === path[index]);
      return isAround && (names === null || names.has(path[outer.length] as string));
    });
  return (path) => keys.has(path.join("\0")) || mayHold(path);
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
