/** Secrets that are declared and that nothing mentions again. */

import { placeKey } from "../../source/span.ts";
import { nixTexts } from "../nix-texts.ts";
import type { Project } from "../project.ts";
import { isEncrypted } from "./encryption.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import { type SecretDeclaration, type SecretOption, secretDeclarations } from "./secret-declarations.ts";
import { secretUses } from "./secret-uses.ts";

/** What says where a secret comes from; with anything else, something outside of Nix is meant to read it. */
const sourceFields: ReadonlySet<string> = new Set(["file", "rekeyFile", "sopsFile", "key", "format", "generator"]);

/** Each such secret at the first place that declares it, in order. What reads secrets by a computed name reads them all. */
export function unusedSecrets(project: Project): readonly SecretDeclaration[] {
  const readWhole = new Set<SecretOption>();
  for (const { option, name } of secretUses(project)) if (name === null) readWhole.add(option);
  const groups = new Map<string, SecretDeclaration[]>();
  for (const declaration of secretDeclarations(project)) {
    if (declaration.option === "sops.templates" || readWhole.has(declaration.option)) continue;
    const key = `${declaration.option}.${declaration.name}`;
    const group = groups.get(key);
    if (group) group.push(declaration);
    else groups.set(key, [declaration]);
  }
  const candidates = [...groups.values()].filter((group) => group.every((one) => isPlainDeclaration(project, one)));
  if (candidates.length === 0) return [];
  const texts = new MentioningTexts(project);
  if (texts.areReadByPath) return [];
  return candidates.filter((group) => !texts.mention(group)).map(([first]) => first as SecretDeclaration);
}

/** Whether it is written out by its name, and says nothing but where it comes from. */
function isPlainDeclaration(project: Project, { name, place, fields, isOpen }: SecretDeclaration): boolean {
  const written = project.nixFile(place.file)?.source.slice(place.span) ?? "";
  if (isOpen || isMadeUpFolder(place.file) || !written.includes(name)) return false;
  return [...fields.keys()].every((field) => sourceFields.has(field));
}

/** The texts of the repository that may speak of a secret. */
class MentioningTexts {
  readonly #project: Project;
  #others: readonly string[] | undefined;

  constructor(project: Project) {
    this.#project = project;
  }

  /** Whether something reads secrets where they lie on the machine, by names that are computed. */
  get areReadByPath(): boolean {
    return [...nixTexts(this.#project.files).holding("/run/")].some((path) =>
      /\/run\/(?:user\/[^/]+\/)?(?:secrets|agenix)(?:\.d)?\/?(?:\$\{|")/.test(this.#project.files.text(path) ?? ""),
    );
  }

  mention(group: readonly SecretDeclaration[]): boolean {
    const [{ name }] = group as [SecretDeclaration];
    const { files } = this.#project;
    const declaredAt = new Set(group.map(({ place }) => placeKey(place)));
    const isInNix = [...nixTexts(files).holding(name)].some((path) =>
      mentionsIn(files.text(path) ?? "", name, (at) => declaredAt.has(`${path}:${at}`)),
    );
    return isInNix || this.#readOthers().some((text) => mentionsIn(text, name, () => false));
  }

  /** What is no Nix file, nor encrypted; read only where no Nix file says enough. */
  #readOthers(): readonly string[] {
    const { files } = this.#project;
    this.#others ??= files.paths.flatMap((path) => {
      if (path.endsWith(".nix") || /\.(?:age|gpg|png|jpe?g|svg|lock|webp|ttf|otf)$/i.test(path)) return [];
      const content = files.read(path);
      return content.kind === "text" && !isEncrypted(content) ? content.text : [];
    });
    return this.#others;
  }
}

/** Whether a word stands anywhere but where it is declared, and but for being a part of a file's name. */
function mentionsIn(text: string, name: string, isDeclaration: (at: number) => boolean): boolean {
  if (!text.includes(name)) return false;
  const word = new RegExp(
    `(?<![\\w-])${escaped(name)}(?![\\w-]|\\.(?:age|ya?ml|json|env|ini|sops|enc|txt|gpg)\\b)`,
    "g",
  );
  for (const { index } of text.matchAll(word)) {
    const isQuoted = text[index - 1] === '"';
    if (!isDeclaration(index) && !(isQuoted && isDeclaration(index - 1)) && !isInComment(text, index)) return true;
  }
  return false;
}

function isInComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
  return /^\s*#/.test(line);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
