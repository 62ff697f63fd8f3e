/**
 * Every path of the repository that the text of a Nix file may mean, read generously: path literals, and strings
 * that look like paths. Used to say what nobody mentions, so too much is harmless and too little is not.
 */
import { absolutePath, directoryOf, normalizePath, repositoryPath } from "../evaluator/source-tree.ts";
import type { IndentedString, Path, StringLiteral, StringPart } from "../parser/syntax.ts";
import { walk } from "../parser/walk.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import { literalTarget } from "./import-edge.ts";

/** What a file mentions: exact paths, and prefixes of paths that go on with something computed. */
export interface Mentions {
  readonly paths: ReadonlySet<string>;
  /** `hosts/` for `./hosts/${name}`: everything that starts so. */
  readonly prefixes: ReadonlySet<string>;
  /** `/core` for `"${root}/core"`: everything that ends so. */
  readonly suffixes: ReadonlySet<string>;
}

export function pathMentions(file: NixFile, files: RepositoryFiles): Mentions {
  const mentions = { paths: new Set<string>(), prefixes: new Set<string>(), suffixes: new Set<string>() };
  if (!file.tree.root) return mentions;
  walk(file.tree.root, (node) => {
    if (node.kind === "Path") addPath(file.path, node, mentions);
    else if (node.kind === "String" || node.kind === "IndentedString") addString(file.path, node, files, mentions);
  });
  return mentions;
}

interface Collected {
  paths: Set<string>;
  prefixes: Set<string>;
  suffixes: Set<string>;
}

function addPath(file: string, node: Path, into: Collected): void {
  const first = node.parts[0];
  const start = first && first.kind === "Fragment" ? first.value : "";
  if (node.parts.length === 1) {
    const target = literalTarget(file, node, start);
    if (target !== null) into.paths.add(target);
    return;
  }
  const slash = start.endsWith("/") ? "/" : "";
  const target = literalTarget(file, node, start);
  if (target !== null) into.prefixes.add(target === "" ? "" : target + slash);
  for (const part of node.parts.slice(1)) if (part.kind === "Fragment") addSuffix(part.value, into);
}

function addString(file: string, node: StringLiteral | IndentedString, files: RepositoryFiles, into: Collected): void {
  node.parts.forEach((part, index) => {
    if (part.kind !== "Fragment") return;
    for (const word of part.value.split(/[\s"'`;=(),<>|]+/)) {
      const continues = part.value.endsWith(word) && node.parts[index + 1]?.kind === "Interpolation";
      addWord(file, word, continues, files, into);
    }
    if (startsAfterInterpolation(node.parts, index)) addSuffix(part.value.split(/[\s"'`;=(),<>|]+/)[0] ?? "", into);
  });
}

function startsAfterInterpolation(parts: readonly StringPart[], index: number): boolean {
  return index > 0 && parts[index - 1]?.kind === "Interpolation";
}

function addWord(file: string, word: string, continues: boolean, files: RepositoryFiles, into: Collected): void {
  if (!word.includes("/") && !word.endsWith(".nix")) return;
  const trimmed = word.replace(/^\/+/, "");
  if (trimmed === "" || trimmed.includes("://")) return;
  const candidates = [`${absolutePath("")}/${trimmed}`, `${absolutePath(directoryOf(file))}/${trimmed}`];
  for (const candidate of candidates) {
    const path = repositoryPath(normalizePath(candidate));
    if (path === null || path === "") continue;
    if (continues) into.prefixes.add(word.endsWith("/") ? `${path}/` : path);
    else if (files.exists(path)) into.paths.add(path);
    else if (files.isFile(`${path}.nix`)) into.paths.add(`${path}.nix`);
  }
}

function addSuffix(text: string, into: Collected): void {
  const trimmed = text.replace(/\/+$/, "");
  if (trimmed.length > 1 && trimmed.startsWith("/")) into.suffixes.add(trimmed);
}
