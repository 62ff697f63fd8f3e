/** The encrypted files of a repository: which are missing, which nobody may decrypt, which are not encrypted. */
import { directoryOf } from "../../evaluator/source-tree.ts";
import type { RepositoryFiles } from "../../source/repository-files.ts";
import { isInSubmodule } from "../imports/submodules.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { isEncrypted } from "./encryption.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import { isPrivateKey, mayHoldKey } from "./private-keys.ts";
import { agenixRules, type RecipientRules, sopsRulesFor } from "./recipient-rules.ts";
import { type SecretFile, secretFiles } from "./secret-declarations.ts";

/**
 * Declared files that are not there, in folders that are and hold secrets: what is kept in another repository is absent as
 * a whole. Not those that agenix-rekey generates.
 */
export function missingSecretFiles(project: Project): readonly SecretFile[] {
  const { files } = project;
  return secretFiles(project).filter(({ file, declaration }) => {
    if (files.exists(file) || isInSubmodule(files, file)) return false;
    if (declaration?.fields.has("generator")) return false;
    return [...(files.entries(directoryOf(file)) ?? [])].some(([name, kind]) => {
      return kind === "regular" && !name.endsWith(".nix") && isEncrypted(files.read(beside(file, name)));
    });
  });
}

/** Declared files that no rule names, with the rules that were asked. */
export function filesWithoutRecipients(project: Project): readonly { file: SecretFile; rules: RecipientRules }[] {
  const { files } = project;
  const age = once(() => agenixRules(project));
  return secretFiles(project).flatMap((file) => {
    if (file.field === "rekeyFile" || isInSubmodule(files, file.file)) return [];
    if (file.field === "file" && !file.file.endsWith(".age")) return [];
    // What is not there is told as missing.
    if (!files.isFile(file.file)) return [];
    const rules = file.field === "sopsFile" ? sopsRulesFor(project, file.file) : age();
    return rules && !rules.names(file.file) ? [{ file, rules }] : [];
  });
}

/** A file that ought to be encrypted. */
export interface PlainSecret {
  readonly file: string;
  /** Why it is one. `folder`: all others beside it are encrypted. */
  readonly kind: "declared" | "listed" | "folder" | "private-key";
  /** The declaration, or the file that lists it. */
  readonly declared: SecretFile | null;
  readonly listedIn: string | null;
}

/** Every such file, once, in order of their paths. */
export function plainSecrets(project: Project): readonly PlainSecret[] {
  const { files } = project;
  const found = new Map<string, PlainSecret>();
  const add = (secret: PlainSecret) => {
    const { file } = secret;
    if (found.has(file) || isMadeUpFolder(file) || isInSubmodule(files, file) || !isPlain(files, file)) return;
    found.set(file, secret);
  };
  for (const declared of secretFiles(project)) {
    add({ file: declared.file, kind: "declared", declared, listedIn: null });
  }
  const rules = agenixRules(project);
  for (const file of rules?.listed ?? []) {
    if (rules) add({ file, kind: "listed", declared: null, listedIn: rules.file });
  }
  for (const file of openAmongEncrypted(files)) add({ file, kind: "folder", declared: null, listedIn: null });
  for (const file of files.paths) {
    if (mayHoldKey(file) && isPrivateKey(files.text(file) ?? "") && !isForTests(files, file)) {
      add({ file, kind: "private-key", declared: null, listedIn: null });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** Whether a file can be read and says something: empty ones and pointers to large files stand for others. */
function isPlain(files: RepositoryFiles, path: string): boolean {
  const content = files.read(path);
  if (content.kind !== "text" || isEncrypted(content)) return false;
  if (/^(?:\s|#[^\n]*(?:\n|$)|---|\{\s*\}|\[\s*\])*$/.test(content.text)) return false;
  return !content.text.startsWith("version https://git-lfs") && !/placeholder/i.test(content.text.slice(0, 200));
}

/** Whether tests alone mention a file by its name. */
function isForTests(files: RepositoryFiles, path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const mentions = [...nixTexts(files).holding(name)];
  return mentions.length > 0 && mentions.every((nix) => isMadeUpFolder(nix) || /(?:^|\/)tests?\.nix$/.test(nix));
}

const secretFolder = /(?:^|\/)\.?secrets?(?:\/|$)/i;
/** What explains, lists, builds or publishes secrets. */
const noSecret =
  /(?:^|\/)(?:\.[^/]*|(?:readme|license|makefile|justfile|pubkeys|recipients|authorized_keys|known_hosts)[^/]*)$|\.(?:nix|md|org|rst|adoc|pub|crt|cer|pem|csr|sh|py|tf|rs|go|js|ts|gitkeep|example|sample|template|tpl|lock|toml|sql|service)$|pub(?:lic)?[-_.]?key|recipient|example|template|(?:^|[-_.])pub(?:$|[-_.])/i;

/** Files in folders of secrets of which all the others, at least three, are encrypted. */
function openAmongEncrypted(files: RepositoryFiles): string[] {
  const folders = new Map<string, string[]>();
  for (const path of files.paths) {
    const folder = directoryOf(path);
    if (!secretFolder.test(folder) || noSecret.test(path)) continue;
    const known = folders.get(folder);
    if (known) known.push(path);
    else folders.set(folder, [path]);
  }
  return [...folders.values()].flatMap((paths) => {
    const open = paths.filter((path) => isPlain(files, path));
    const sealed = paths.filter((path) => isEncrypted(files.read(path))).length;
    return sealed >= 3 && open.length * 4 <= sealed ? open : [];
  });
}

function beside(path: string, name: string): string {
  const folder = directoryOf(path);
  return folder === "" ? name : `${folder}/${name}`;
}

function once<T>(compute: () => T): () => T {
  let result: { value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
