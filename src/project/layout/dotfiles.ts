import { constantText } from "../../parser/attribute-name.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { Binding } from "../../parser/syntax.ts";
import { type OptionStep, optionPath, withoutProperties } from "../../scopes/option-path.ts";
import { holdsHomes } from "../hosts/host.ts";
import { literalTarget } from "../imports/import-edge.ts";
import { moduleTexts } from "../modules/module-texts.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { inferredFolders, isBelow, type RoleFolders, type RoleMember } from "./layout-role.ts";

/** The files of the repository that homes link into themselves, by their options for that; `name` is the option. */
export function homeDotfiles(project: Project): readonly RoleMember[] {
  const sources = nixTexts(project.files).naming("source");
  return homeModules(project).flatMap((path) => {
    const file = sources.has(path) && project.literalPaths(path).length > 0 ? project.nixFile(path) : undefined;
    return file ? nodesOf(file.tree, "Binding").flatMap((node) => dotfileOf(project, path, node) ?? []) : [];
  });
}

/**
 * Where dotfiles live: with the homes, if these are pinned; else where most are. One beside or below the module that
 * links it is never outside.
 */
export function dotfileFolders(project: Project, dotfiles: readonly RoleMember[]): RoleFolders | null {
  const pinned = project.layout.settings.homes;
  const known: RoleFolders | null = pinned
    ? { folders: pinned, isPinned: true, outside: dotfiles }
    : inferredFolders(project, dotfiles);
  if (!known || known.folders.length === 0) return null;
  const outside = known.outside.filter(({ path, place }) => {
    const beside = place.file.slice(0, Math.max(place.file.lastIndexOf("/"), 0));
    return ![...known.folders, ...(project.pathInFlake(place.file).includes("/") ? [beside] : [])].some((folder) =>
      isBelow(path, folder),
    );
  });
  return { ...known, outside };
}

/** The files of modules that homes have. */
export function homeModules(project: Project): string[] {
  const named = [...project.graph.modules.values()].flatMap(({ kind, name, roots }) => {
    const isHome = [...roots].some(({ host, part }) => holdsHomes(host.output) || part?.kind === "home-manager");
    return kind === "file" && isHome ? name : [];
  });
  return [...new Set([...named, ...importedHomes(project)])];
}

/** Homes that are given as `import ./home`, which is no file to the module system. */
function importedHomes(project: Project): string[] {
  return moduleTexts(project).flatMap(({ file, lambda, body, uses }) => {
    const isHome = uses.some(({ host, tree }) =>
      host.users.some((user) => user === tree && user.kind === "home-manager"),
    );
    const isWhole = (lambda ?? body) === file.tree.root;
    return isHome && isWhole ? file.path : [];
  });
}

function dotfileOf(project: Project, file: string, binding: Binding): RoleMember | null {
  const value = withoutProperties(binding.value);
  const text = value.kind === "Path" ? constantText(value) : null;
  if (value.kind !== "Path" || !text) return null;
  const option = optionPath(binding);
  const path = literalTarget(file, value, text);
  if (path === null || !linksDotfile(option) || !project.files.exists(path)) return null;
  const name = option.map((step) => step ?? "*").join(".");
  return { path, place: { file, span: { start: value.start, end: value.end } }, name };
}

/** `home.file.<name>.source`, `xdg.configFile.<name>.source` and its like. */
function linksDotfile(option: readonly OptionStep[]): boolean {
  const [first, second] = option;
  if (option.length !== 4 || option[3] !== "source") return false;
  return (
    (first === "home" && second === "file") ||
    (first === "xdg" && /^(?:config|data|state|cache)File$/.test(second ?? ""))
  );
}
