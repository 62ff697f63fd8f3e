/** For whom secrets are encrypted: agenix asks secrets.nix, sops asks the nearest `.sops.yaml`. */
import { absolutePath, directoryOf, normalizePath, repositoryPath } from "../../evaluator/source-tree.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { sopsRulesAt } from "./sops-readings.ts";

/** What one file says of recipients. */
export interface RecipientRules {
  /** The file: secrets.nix, `.sops.yaml`. */
  readonly file: string;
  /** Whether a path of the repository has recipients there. */
  names(path: string): boolean;
}

/**
 * The rules of agenix, all such files of the flake taken together, or of the repository where its flake has none; `null`
 * where there are none, or not all of them are known.
 */
export function agenixRules(project: Project): (RecipientRules & { readonly listed: readonly string[] }) | null {
  const listed: string[] = [];
  const written: string[] = [];
  let first: string | null = null;
  for (const path of rulesFiles(project)) {
    const attributes = project.attributesOf(path);
    if (!attributes || attributes.isOpen) return null;
    first ??= path;
    for (const name of attributes.names) {
      written.push(name.replace(/^(?:\.{1,2}\/)+/, ""));
      const target = namedIn(path, name);
      if (target !== null) listed.push(target);
    }
  }
  if (first === null || listed.length === 0) return null;
  const exact = new Set(listed);
  // agenix runs in any folder, with `RULES` pointing elsewhere: what ends like a name is that file.
  const names = (path: string) => exact.has(path) || written.some((name) => `/${path}`.endsWith(`/${name}`));
  return { file: first, listed, names };
}

/** The file of the repository that a rule is for. */
export function namedIn(rules: string, name: string): string | null {
  return repositoryPath(normalizePath(`${absolutePath(directoryOf(rules))}/${name}`));
}

/** The files that agenix takes its rules from. */
export function rulesFiles({ files, entryPoints }: Project): readonly string[] {
  const all = [...nixTexts(files).naming("publicKeys")].filter((path) => /\.age\b/.test(files.text(path) ?? ""));
  const folder = directoryOf(entryPoints[0]?.file ?? "");
  const own = all.filter((path) => folder === "" || path.startsWith(`${folder}/`));
  return own.length > 0 ? own : all;
}

/** The rules of sops for a file; `null` where there are none, or they are not understood. */
export function sopsRulesFor(project: Project, path: string): RecipientRules | null {
  for (let folder = directoryOf(path); ; folder = directoryOf(folder)) {
    const prefix = folder === "" ? "" : `${folder}/`;
    const file = `${prefix}.sops.yaml`;
    if (project.files.isFile(file)) {
      const rules = sopsRulesAt(project, file);
      if (rules === null || rules.length === 0) return null;
      const names = (target: string) => {
        const relative = target.slice(prefix.length);
        // Older releases compare the whole path.
        return rules.some(({ pattern }) => !pattern || pattern.test(relative) || pattern.test(`/${relative}`));
      };
      return { file, names };
    }
    if (folder === "") return null;
  }
}
