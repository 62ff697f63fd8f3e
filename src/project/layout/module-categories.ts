import type { Project } from "../project.ts";
import { isBelow, roleFolders } from "./layout-role.ts";
import { sharedModules } from "./shared-modules.ts";

/** Modules in a folder of modules, sorted by the categories that its folders are. */
export interface ModuleCategories {
  /** The folder of modules. */
  readonly folder: string;
  /** Names of the folders in it that hold several modules. */
  readonly categories: readonly string[];
  /** The modules that stand beside the categories, in none. */
  readonly uncategorised: readonly string[];
}

const fewest = 2;
const majority = 0.75;

/** The folders of modules whose modules are sorted into categories: by a clear majority, or because the layout says so. */
export function moduleCategories(project: Project): readonly ModuleCategories[] {
  const { folders = [] } = roleFolders(project, "modules", sharedModules(project)) ?? {};
  const files = [...project.graph.modules.values()].flatMap(({ kind, name }) => (kind === "file" ? name : []));
  return folders.flatMap((folder) => {
    const sorted = categoriesIn(folder, files);
    const isSorted = sorted.categories.length >= fewest && sorted.share >= majority;
    return isSorted || project.layout.settings.preset === "hosts" ? [sorted] : [];
  });
}

function categoriesIn(folder: string, files: readonly string[]): ModuleCategories & { readonly share: number } {
  const counts = new Map<string, number>();
  const uncategorised: string[] = [];
  for (const file of files) {
    if (!isBelow(file, folder)) continue;
    const [step = "", below] = file.slice(folder === "" ? 0 : folder.length + 1).split("/");
    if (below !== undefined) counts.set(step, (counts.get(step) ?? 0) + 1);
    else if (step !== "default.nix") uncategorised.push(file);
  }
  const categories = [...counts].filter(([, count]) => count >= fewest);
  const sorted = categories.reduce((sum, [, count]) => sum + count, 0);
  const all = uncategorised.length + [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { folder, categories: categories.map(([name]) => name), uncategorised, share: all === 0 ? 0 : sorted / all };
}
