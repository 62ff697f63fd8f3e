import { PathIndex } from "../imports/path-index.ts";
import { patternOf } from "../layout.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";

/** A folder of the hosts' directory that looks like a host, but leads nowhere. */
export interface UnusedHostFolder {
  readonly path: string;
  /** Its configuration.nix or default.nix. */
  readonly entry: string;
}

/** A folder beside the hosts' that describes a machine, but has no file to begin with. */
export interface HeadlessHostFolder {
  readonly path: string;
  /** The first of its files. */
  readonly file: string;
  /** The name of the entry file that other folders have, and one of them. */
  readonly entryName: string;
  readonly sibling: string;
}

const entryNames = ["configuration.nix", "default.nix"];

/** Folders beside the hosts' with an entry file of their own, of which nothing is reached. */
export function unusedHostFolders(project: Project): readonly UnusedHostFolder[] {
  return unreachedFolders(project).flatMap(({ path, files }) => {
    const entry = entryNames.map((name) => `${path}/${name}`).find((file) => files.includes(file));
    return entry === undefined ? [] : [{ path, entry }];
  });
}

/** Folders without an entry file of which nothing is reached, and that are named like a host or hold its hardware. */
export function headlessHostFolders(project: Project): readonly HeadlessHostFolder[] {
  const found: HeadlessHostFolder[] = [];
  for (const { root, path, files } of unreachedFolders(project)) {
    const name = path.slice(root.length + 1);
    const [file] = files;
    const inFolder = files.map((nested) => nested.slice(path.length + 1));
    const isMachine = project.hosts.some((host) => host.name === name) || inFolder.some((one) => hardware.test(one));
    if (file === undefined || !isMachine || entryNames.some((entry) => inFolder.includes(entry))) continue;
    const usual = usualEntry(project, root);
    if (usual) found.push({ path, file, ...usual });
  }
  return found;
}

/** Files that only machines have. */
const hardware = /^(?:hardware|disko?s?)(?:-config(?:uration)?)?\.nix$/;

interface UnreachedFolder {
  readonly root: string;
  readonly path: string;
  /** Its Nix files, at least one. */
  readonly files: readonly string[];
}

const known = new WeakMap<Project, readonly UnreachedFolder[]>();

function unreachedFolders(project: Project): readonly UnreachedFolder[] {
  let folders = known.get(project);
  if (!folders) {
    folders = findFolders(project);
    known.set(project, folders);
  }
  return folders;
}

function findFolders(project: Project): readonly UnreachedFolder[] {
  if (project.reachability.heldBack) return [];
  const unreached = new Set(project.reachability.unreached);
  if (unreached.size === 0) return [];
  const paths = new PathIndex(nixTexts(project.files).paths);
  return [...hostRoots(project)].flatMap((root) =>
    [...(project.files.entries(root) ?? [])].flatMap(([name, kind]): UnreachedFolder[] => {
      if (kind !== "directory") return [];
      const path = `${root}/${name}`;
      const files = paths.startingWith(`${path}/`);
      return files.length > 0 && files.every((file) => unreached.has(file)) ? [{ root, path, files }] : [];
    }),
  );
}

/** The folders of hosts, and the folders in them that hold the hosts of one system. */
function hostRoots({ layout }: Project): ReadonlySet<string> {
  const { hostsDirectories, homes } = layout;
  const nested = homes.flatMap(({ root }) => {
    return root !== null && hostsDirectories.includes(patternOf(root)) ? [root] : [];
  });
  return new Set([...hostsDirectories, ...nested]);
}

/** The entry file that at least two hosts of a folder have, and three in four of those with a folder of their own. */
function usualEntry({ layout, files }: Project, root: string): { entryName: string; sibling: string } | null {
  const folders = layout.homes.filter((home) => home.root === root && files.isDirectory(home.path));
  for (const entryName of entryNames) {
    const having = folders.filter(({ path }) => files.isFile(`${path}/${entryName}`));
    const [first] = having;
    if (first && having.length >= 2 && having.length >= folders.length * 0.75)
      return { entryName, sibling: first.path };
  }
  return null;
}
