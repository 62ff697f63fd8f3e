/** The files of a repository that sops has encrypted, and what is wrong with them. */
import { directoryOf } from "../../evaluator/source-tree.ts";
import type { Span } from "../../source/span.ts";
import type { DocumentNode } from "../documents/document.ts";
import { isInSubmodule } from "../imports/submodules.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import type { SopsFile, SopsMetadata } from "./sops-file.ts";
import { sopsFileAt } from "./sops-readings.ts";

const known = new WeakMap<Project, ReadonlyMap<string, SopsFile>>();

/** Every such file that is understood, by its path, in order; not those of tests, examples and other repositories. */
export function sopsFiles(project: Project): ReadonlyMap<string, SopsFile> {
  let found = known.get(project);
  if (!found) {
    found = usesSops(project) ? findFiles(project) : new Map<string, SopsFile>();
    known.set(project, found);
  }
  return found;
}

function usesSops({ files }: Project): boolean {
  return nixTexts(files).naming("sops").size > 0 || files.paths.some((path) => /(?:^|\/)\.sops\.yaml$/.test(path));
}

const mayBeSops = /\.(?:ya?ml|json|env|ini|enc|sops|bin)$|(?:^|[/._-])(?:secrets?|sops)(?:[/._-]|$)/i;
const neverSops = /\.(?:nix|age|gpg|pub|md|lock|png|jpe?g|svg|webp)$/i;

function findFiles(project: Project): ReadonlyMap<string, SopsFile> {
  const { files } = project;
  const found = new Map<string, SopsFile>();
  for (const path of files.paths) {
    if (!mayBeSops.test(path) || neverSops.test(path) || isMadeUpFolder(path) || isInSubmodule(files, path)) continue;
    const file = sopsFileAt(project, path);
    if (file) found.set(path, file);
  }
  return found;
}

/** A value that sops takes for encrypted, and that everybody can read. */
export interface OpenValue {
  /** As sops-nix names it: "wifi/psk". */
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
}

/** The files with such values, each with all of them. */
export function partlyEncryptedFiles(project: Project): ReadonlyMap<string, readonly OpenValue[]> {
  const found = new Map<string, readonly OpenValue[]>();
  for (const [path, { content, metadata }] of sopsFiles(project)) {
    const mustBeEncrypted = encryptionOf(metadata);
    if (!mustBeEncrypted) continue;
    const open = openValues(content, [], content.span).filter(({ path: keys }) => mustBeEncrypted(keys));
    if (open.length > 0)
      found.set(
        path,
        open.map(({ path: keys, ...value }) => ({ ...value, key: keys.join("/") })),
      );
  }
  return found;
}

type ValueAt = Omit<OpenValue, "key"> & { readonly path: readonly string[] };

function openValues(node: DocumentNode, path: readonly string[], keySpan: Span): ValueAt[] {
  switch (node.kind) {
    case "list":
      return node.items.flatMap((item) => openValues(item, path, keySpan));
    case "map":
      return [...node.entries].flatMap(([name, { key, value }]) => openValues(value, [...path, name], key));
    case "text": {
      // sops leaves nothing and the empty text as they are.
      const isOpen = !node.isNull && node.text !== "" && !node.text.startsWith("ENC[AES256_GCM,");
      return isOpen ? [{ path, keySpan, span: node.span }] : [];
    }
  }
}

/** What sops encrypts, by the keys on the way there; `null` where comments decide it, or a pattern is not understood. */
function encryptionOf({ settings }: SopsMetadata): ((path: readonly string[]) => boolean) | null {
  if (settings.has("unencrypted_comment_regex") || settings.has("encrypted_comment_regex")) return null;
  const openSuffix = settings.get("unencrypted_suffix") || "_unencrypted";
  const suffix = settings.get("encrypted_suffix");
  try {
    const openPattern = patternOf(settings.get("unencrypted_regex"));
    const pattern = patternOf(settings.get("encrypted_regex"));
    return (path) => {
      if (path.some((name) => name.endsWith(openSuffix) || openPattern?.test(name))) return false;
      if (suffix && !path.some((name) => name.endsWith(suffix))) return false;
      return !pattern || path.some((name) => pattern.test(name));
    };
  } catch {
    return null;
  }
}

function patternOf(text: string | undefined): RegExp | null {
  return text ? new RegExp(text) : null;
}

/** The only `.sops.yaml` in the folders around a file, and the path of the file there; `null` where there are several. */
export function sopsConfigFor({ files }: Project, path: string): { file: string; relative: string } | null {
  let found: { file: string; relative: string } | null = null;
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    const prefix = folder === "" ? "" : `${folder}/`;
    if (files.isFile(`${prefix}.sops.yaml`)) {
      if (found) return null;
      found = { file: `${prefix}.sops.yaml`, relative: path.slice(prefix.length) };
    }
    if (folder === "") return found;
  }
}
