/**
 * Paths that files of modules write with different values, read off the texts: to evaluate all that is defined takes
 * seconds. They are few, and found once for all configurations.
 */
import { isScalarOption } from "../../knowledge/scalar-options.ts";
import { nodesOf } from "../../parser/nodes-by-kind.ts";
import type { NixFile } from "../../scopes/nix-file.ts";
import { optionPath } from "../../scopes/option-path.ts";
import type { Span } from "../../source/span.ts";
import type { ModuleTree } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { ownOptions } from "./own-options.ts";
import { pathKey } from "./path-filter.ts";

/** A path with the values that files give it, each as it is written. */
export interface ContestedPath {
  readonly path: readonly string[];
  readonly valuesByFile: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The paths of options that may be scalars and have several values, in whatever files of modules. */
export function contestedPaths(project: Project): readonly ContestedPath[] {
  const { trees, anywhere } = ownOptions(project);
  const files = new Set(trees.flatMap(({ tree }) => [...moduleFiles(tree)]));
  const written = new Map<string, WrittenPath>();
  for (const path of files) {
    const file = project.nixFile(path);
    if (file) addWritten(file, written);
  }
  return [...written.values()].filter(
    (one) => one.isContested && (isScalarOption(one.path) || anywhere.typeAt(one.path) !== undefined),
  );
}

/** The files that the modules of a tree are written in. */
export function moduleFiles({ modules }: ModuleTree): ReadonlySet<string> {
  return new Set(modules.flatMap(({ file, via }) => (file === null ? via.file : [file, via.file])));
}

/** Whether some files alone write different values. */
export function isContestedIn(files: ReadonlySet<string>, { valuesByFile }: ContestedPath): boolean {
  let first: string | undefined;
  for (const [file, values] of valuesByFile) {
    if (!files.has(file)) continue;
    for (const value of values) {
      if (first === undefined) first = value;
      else if (value !== first) return true;
    }
  }
  return false;
}

interface WrittenPath extends ContestedPath {
  readonly valuesByFile: Map<string, Set<string>>;
  readonly first: string;
  isContested: boolean;
}

/** A path counts from each of its steps, since an inline module begins somewhere within the file. */
function addWritten(file: NixFile, written: Map<string, WrittenPath>): void {
  for (const node of nodesOf(file.tree, "Binding")) {
    if (!isLiteralAt(file.source.text, node.value)) continue;
    const value = file.source.slice(node.value);
    const path = optionPath(node);
    for (let start = path.lastIndexOf(null) + 1; start < path.length - 1; start++) {
      add(path.slice(start) as string[], value, file.path, written);
    }
  }
}

function add(path: readonly string[], value: string, file: string, written: Map<string, WrittenPath>): void {
  const key = pathKey(path);
  let known = written.get(key);
  if (!known) {
    known = { path, valuesByFile: new Map(), first: value, isContested: false };
    written.set(key, known);
  }
  if (value !== known.first) known.isContested = true;
  const values = known.valuesByFile.get(file);
  if (values) values.add(value);
  else known.valuesByFile.set(file, new Set([value]));
}

/** Whether a stretch of a text is a constant, or begins as a string or a number does. */
export function isLiteralAt(text: string, { start, end }: Span): boolean {
  switch (text[start]) {
    case '"':
      return true;
    case "'":
      return text[start + 1] === "'";
    case "t":
      return end - start === 4 && text.startsWith("true", start);
    case "f":
      return end - start === 5 && text.startsWith("false", start);
    default:
      return /^-?\d/.test(text.slice(start, start + 2));
  }
}
