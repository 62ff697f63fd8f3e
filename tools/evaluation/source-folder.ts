import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { loadParserFor } from "../../src/cli/load-parser.ts";
import { decodeContent } from "../../src/cli/read-file-content.ts";
import type { SourceTree } from "../../src/evaluator/source-tree.ts";
import { NixFile } from "../../src/scopes/nix-file.ts";
import { RepositoryFiles } from "../../src/source/repository-files.ts";
import { SourceFile } from "../../src/source/source-file.ts";

const parser = loadParserFor(Number.POSITIVE_INFINITY);

/** The files below some folders of a root as evaluation sees them; `texts` stand beside them. */
export function sourceFolder(
  root: string,
  folders: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
): SourceTree {
  const paths: string[] = [...texts.keys()];
  const links = new Map<string, string | null>();
  for (const folder of folders) collect(root, folder, paths, links);
  const files = new RepositoryFiles({
    paths,
    links,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? decodeContent(readFileSync(join(root, path)), path) : { kind: "text", text };
    },
  });
  const parsed = new Map<string, NixFile>();
  return {
    files,
    parse: (name, text) => NixFile.parse(parser, new SourceFile(name, text)),
    nixFile: (path) => {
      const text = files.text(path);
      if (text === undefined) return undefined;
      const file = parsed.get(path) ?? NixFile.parse(parser, new SourceFile(path, text));
      parsed.set(path, file);
      return file;
    },
    touched: () => undefined,
  };
}

function collect(root: string, folder: string, paths: string[], links: Map<string, string | null>): void {
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = `${folder}/${name}`;
    const status = lstatSync(join(root, path));
    if (status.isDirectory()) collect(root, path, paths, links);
    else paths.push(path);
    if (!status.isSymbolicLink()) continue;
    const target = relative(root, normalize(join(root, dirname(path), readlinkSync(join(root, path)))));
    links.set(path, target.startsWith("..") ? null : target);
  }
}
