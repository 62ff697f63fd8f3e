import type { Place } from "../../source/span.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { headlessHostFolders, unusedHostFolders } from "./host-folders.ts";

/** A file nothing leads to, with those that only it leads to. */
export interface DeadFile {
  readonly path: string;
  readonly onlyFrom: readonly string[];
  /** A comment of a living file that names it: most often an import somebody switched off. */
  readonly commentedOut: Place | null;
}

/** The unreached files, each tree of them once; host folders without a configuration, or without an entry, are left out: they have their own rules. */
export function deadFiles(project: Project): readonly DeadFile[] {
  const folders = [...unusedHostFolders(project), ...headlessHostFolders(project)].map(({ path }) => `${path}/`);
  const unreached = project.reachability.unreached;
  const imports = new Map(unreached.map((path) => [path, importedBy(project, path, new Set(unreached))]));
  const imported = new Set([...imports.values()].flat());
  const dead: DeadFile[] = [];
  const covered = new Set<string>();
  // Roots first; what is then left imports itself in a circle.
  const ordered = [
    ...unreached.filter((path) => !imported.has(path)),
    ...unreached.filter((path) => imported.has(path)),
  ];
  for (const path of ordered) {
    if (covered.has(path) || folders.some((folder) => path.startsWith(folder))) continue;
    const onlyFrom = below(path, imports, covered);
    dead.push({ path, onlyFrom, commentedOut: commentNaming(project, path) });
  }
  return dead.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function importedBy(project: Project, path: string, among: ReadonlySet<string>): string[] {
  const targets = project.importsOf(path).flatMap(({ target }) => (target.kind === "file" ? [target.path] : []));
  return targets.filter((target) => target !== path && among.has(target));
}

function below(root: string, imports: ReadonlyMap<string, readonly string[]>, covered: Set<string>): string[] {
  const found: string[] = [];
  const queue = [root];
  covered.add(root);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const next of imports.get(path) ?? []) {
      if (covered.has(next)) continue;
      covered.add(next);
      found.push(next);
      queue.push(next);
    }
  }
  return found.sort();
}

/** A comment in a reached file with a path that means the dead one. */
function commentNaming(project: Project, path: string): Place | null {
  const name = nameOf(path);
  for (const candidate of nixTexts(project.files).holding(name)) {
    if (!project.reachability.isReached(candidate)) continue;
    for (const comment of project.nixFile(candidate)?.tree.comments ?? []) {
      if (!comment.text.includes(name)) continue;
      const words = comment.text.split(/[\s"'()[\];,]+/);
      const names = words.some((word) => meansFile(word.startsWith(".") ? candidate : "", word, path));
      if (names) return { file: candidate, span: { start: comment.start, end: comment.end } };
    }
  }
  return null;
}

function nameOf(path: string): string {
  const steps = path.split("/");
  return (steps.at(-1) === "default.nix" ? steps.at(-2) : steps.at(-1)) ?? path;
}

function meansFile(from: string, word: string, path: string): boolean {
  const steps = from.split("/").slice(0, -1);
  for (const step of word.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  const target = steps.join("/");
  return target === path || `${target}/default.nix` === path;
}
