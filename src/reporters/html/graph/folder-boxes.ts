/** A folder as it is drawn: the files of it that stand together, and those of small folders in it. */
export interface FolderBox {
  /** "" for the top of the repository. */
  readonly folder: string;
  /** Whole paths, sorted so that files stand before folders. */
  readonly paths: readonly string[];
}

/** A folder with all that lies in it is one box up to so many files. */
const mostTogether = 14;
/** A folder in a bigger one gets no box of its own for fewer files than these. */
const fewest = 4;
/** A longer box goes on beside itself. */
const longest = 26;

/** Shares paths out to boxes, by folder: whole small trees together, big ones apart. */
export function folderBoxes(paths: readonly string[]): FolderBox[] {
  const root = new Folder("");
  for (const path of paths) root.add(path);
  return boxesOf(root).flatMap(splitLong);
}

class Folder {
  readonly path: string;
  readonly files: string[] = [];
  readonly folders = new Map<string, Folder>();
  count = 0;

  constructor(path: string) {
    this.path = path;
  }

  add(path: string): void {
    this.count++;
    const rest = path.slice(this.path === "" ? 0 : this.path.length + 1);
    const slash = rest.indexOf("/");
    if (slash <= 0) {
      this.files.push(path);
      return;
    }
    const child = path.slice(0, path.length - rest.length + slash);
    const folder = this.folders.get(child) ?? new Folder(child);
    this.folders.set(child, folder);
    folder.add(path);
  }

  /** Every path in it: files first, then its folders, each in order. */
  all(): string[] {
    return [...this.files.toSorted(compare), ...this.sorted().flatMap((folder) => folder.all())];
  }

  sorted(): Folder[] {
    return [...this.folders.values()].sort((a, b) => compare(a.path, b.path));
  }
}

function boxesOf(folder: Folder): FolderBox[] {
  // The top is no folder of anything: `hosts/` and `modules/` stay apart however small they are.
  if (folder.path !== "" && folder.count <= mostTogether) return [boxOf(folder, folder.all())];
  const children = folder.sorted();
  const isSmall = (child: Folder) => folder.path !== "" && child.count < fewest;
  const own = [...folder.files.toSorted(compare), ...children.filter(isSmall).flatMap((child) => child.all())];
  const rest = children.filter((child) => !isSmall(child)).flatMap(boxesOf);
  return own.length > 0 ? [boxOf(folder, own), ...rest] : rest;
}

function boxOf({ path }: Folder, paths: readonly string[]): FolderBox {
  return { folder: path, paths };
}

function splitLong({ folder, paths }: FolderBox): FolderBox[] {
  if (paths.length <= longest) return [{ folder, paths }];
  const parts = Math.ceil(paths.length / longest);
  const size = Math.ceil(paths.length / parts);
  return Array.from({ length: parts }, (_, part) => ({ folder, paths: paths.slice(part * size, (part + 1) * size) }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
