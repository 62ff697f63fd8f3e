/** The secrets that configurations declare with agenix (also agenix-rekey) and sops-nix, in machines and in homes. */

import { type Place, placeKey } from "../../source/span.ts";
import type { HomeUser, Host, ModuleTree, NestedMachine, OptionEntry } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { mayDeclareSecrets, usesClan } from "./foreign-modules.ts";

/** The options that declare secrets: the one of the tool, and the texts that sops-nix makes of several. */
export const secretOptions = ["age.secrets", "sops.secrets", "sops.templates"] as const;
export type SecretOption = (typeof secretOptions)[number];

/** What one module says of one secret. */
export interface SecretDeclaration extends OptionEntry {
  readonly option: SecretOption;
  readonly scope: SecretScope;
}

/** A configuration, or a part of one that has secrets of its own. */
export interface SecretScope {
  readonly host: Host;
  readonly part: HomeUser | NestedMachine | null;
  readonly declarations: readonly SecretDeclaration[];
  /** The options that may hold other secrets than these. */
  readonly open: ReadonlySet<SecretOption>;
}

const known = new WeakMap<Project, readonly SecretScope[]>();

/** Hosts in order, each followed by its parts. */
export function secretScopes(project: Project): readonly SecretScope[] {
  let scopes = known.get(project);
  if (!scopes) {
    scopes = mentionsSecrets(project) ? project.hosts.flatMap((host) => scopesOf(project, host)) : [];
    known.set(project, scopes);
  }
  return scopes;
}

/** The declarations of all configurations. */
export function secretDeclarations(project: Project): readonly SecretDeclaration[] {
  return secretScopes(project).flatMap(({ declarations }) => declarations);
}

/** What a secret's file is called in the options of the tools. */
export const fileFields = ["file", "rekeyFile", "sopsFile"] as const;

/** An encrypted file that a configuration names. */
export interface SecretFile {
  readonly file: string;
  readonly place: Place;
  /** "age.secrets.x", "sops.defaultSopsFile" */
  readonly label: string;
  readonly field: (typeof fileFields)[number];
  /** The declaration that names it; `null` for the default of sops-nix. */
  readonly declaration: SecretDeclaration | null;
}

/** The files of the repository that configurations surely take secrets from; each once for each place that names it. */
export function secretFiles(project: Project): readonly SecretFile[] {
  const found = new Map<string, SecretFile>();
  for (const file of secretScopes(project).flatMap(filesOf)) {
    const key = `${placeKey(file.place)}:${file.file}`;
    if (!found.has(key)) found.set(key, file);
  }
  return [...found.values()];
}

function filesOf({ host, part, declarations }: SecretScope): SecretFile[] {
  const defaults = (part ? [] : host.definitionsOf(["sops", "defaultSopsFile"])).flatMap((definition): SecretFile[] => {
    const { file, place, conditional } = definition;
    if (file === null || conditional) return [];
    return [{ file, place, label: "sops.defaultSopsFile", field: "sopsFile", declaration: null }];
  });
  const isRead = declarations.some(({ option, conditional, isOpen, fields }) => {
    return option === "sops.secrets" && !conditional && !isOpen && !fields.has("sopsFile");
  });
  return [...(isRead ? defaults : []), ...declarations.flatMap(fileOf)];
}

function fileOf(declaration: SecretDeclaration): SecretFile[] {
  return fileFields.flatMap((name): SecretFile[] => {
    const field = declaration.fields.get(name);
    if (!field || field.file === null || field.conditional || declaration.conditional) return [];
    const { file } = field;
    // What a function of the owner makes of a name is said where the secret is declared.
    const place = field.place.file === declaration.place.file ? field.place : declaration.place;
    return [{ file, place, label: `${declaration.option}.${declaration.name}`, field: name, declaration }];
  });
}

function mentionsSecrets({ files }: Project): boolean {
  return files.paths.some((path) => path.endsWith(".nix") && /\b(?:age|sops)\b/.test(files.text(path) ?? ""));
}

function scopesOf(project: Project, host: Host): SecretScope[] {
  const homes = host.users.filter(({ kind }) => kind === "home-manager");
  return [scopeOf(project, host, null), ...[...homes, ...host.nested].map((part) => scopeOf(project, host, part))];
}

function scopeOf(project: Project, host: Host, part: HomeUser | NestedMachine | null): SecretScope {
  const tree: ModuleTree = part ?? host;
  const declarations: SecretDeclaration[] = [];
  const open = new Set<SecretOption>();
  const scope: SecretScope = { host, part, declarations, open };
  // The vars of clan become secrets of sops-nix, out of sight.
  const isForeign =
    usesClan(project) || tree.modules.some(({ external }) => external !== null && mayDeclareSecrets(project, external));
  for (const option of secretOptions) {
    const found = host.entriesOf(tree, option.split("."));
    declarations.push(...found.entries.map((entry) => ({ ...entry, option, scope })));
    if (found.isOpen || isForeign) open.add(option);
  }
  return scope;
}
