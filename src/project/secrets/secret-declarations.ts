/** The secrets that configurations declare with agenix (also agenix-rekey) and sops-nix, in machines and in homes. */

import { type Place, placeKey } from "../../source/span.ts";
import type { HomeUser, Host, ModuleTree, NestedMachine, OptionEntry } from "../hosts/host.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { secretsFromOutside } from "./foreign-modules.ts";

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
    scopes = mentionsSecrets(project) ? findScopes(project) : [];
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

const ofProject = new WeakMap<Project, readonly SecretFile[]>();

/** The files of the repository that configurations surely take secrets from; each once for each place that names it. */
export function secretFiles(project: Project): readonly SecretFile[] {
  let files = ofProject.get(project);
  if (!files) {
    files = findFiles(project);
    ofProject.set(project, files);
  }
  return files;
}

function findFiles(project: Project): readonly SecretFile[] {
  const found = new Map<string, SecretFile>();
  for (const file of secretScopes(project).flatMap(filesOf)) {
    const key = `${placeKey(file.place)}:${file.file}`;
    if (!found.has(key)) found.set(key, file);
  }
  return [...found.values()];
}

function filesOf({ host, part, declarations }: SecretScope): SecretFile[] {
  const readsDefault = declarations.some(({ option, conditional, isOpen, fields }) => {
    return option === "sops.secrets" && !conditional && !isOpen && !fields.has("sopsFile");
  });
  return [...(readsDefault && !part ? defaultFilesOf(host) : []), ...declarations.flatMap(fileOf)];
}

function defaultFilesOf(host: Host): SecretFile[] {
  return host.definitionsOf(["sops", "defaultSopsFile"]).flatMap(({ file, place, conditional }): SecretFile[] => {
    if (file === null || conditional) return [];
    return [{ file, place, label: "sops.defaultSopsFile", field: "sopsFile", declaration: null }];
  });
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
  const texts = nixTexts(files);
  return texts.naming("sops").size > 0 || texts.naming("age").size > 0;
}

function findScopes(project: Project): SecretScope[] {
  const isOpen = secretsFromOutside(project);
  return project.hosts.flatMap((host) => {
    const homes = host.users.filter(({ kind }) => kind === "home-manager");
    return [null, ...homes, ...host.nested].map((part) => scopeOf(host, part, isOpen(part ?? host)));
  });
}

function scopeOf(host: Host, part: HomeUser | NestedMachine | null, isOpen: boolean): SecretScope {
  const tree: ModuleTree = part ?? host;
  const declarations: SecretDeclaration[] = [];
  const open = new Set<SecretOption>();
  const scope: SecretScope = { host, part, declarations, open };
  for (const option of secretOptions) {
    const found = host.entriesOf(tree, option.split("."));
    declarations.push(...found.entries.map((entry) => ({ ...entry, option, scope })));
    if (isOpen || found.isOpen) open.add(option);
  }
  return scope;
}
