/** What sops-nix takes for each secret, and from where: its own settings, the defaults around it, and the name. */
import type { LocatedDefinition } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { type SecretDeclaration, type SecretScope, secretScopes } from "./secret-declarations.ts";

/** A secret of sops-nix in one configuration, over all modules that speak of it. */
export interface SopsSecret {
  readonly scope: SecretScope;
  readonly name: string;
  /** What the modules say of it; at least one. */
  readonly declarations: readonly SecretDeclaration[];
  /** The encrypted file in the repository; `null` where it is not known, or lies elsewhere. */
  readonly file: string | null;
  /** The key in the file, its parts separated by "/"; `null` for the whole file, `undefined` where it is not known. */
  readonly key: string | null | undefined;
}

const known = new WeakMap<Project, readonly SopsSecret[]>();

/** The secrets of all configurations, in order. */
export function sopsSecrets(project: Project): readonly SopsSecret[] {
  let secrets = known.get(project);
  if (!secrets) {
    secrets = secretScopes(project).flatMap(secretsOf);
    known.set(project, secrets);
  }
  return secrets;
}

/** Whether a module that cannot be seen or read as a whole, or an option of the owner, may say more of a secret. */
export function mayBeChanged(project: Project, { scope: { host, part } }: SopsSecret): boolean {
  const tree = part ?? host;
  if (tree.unresolved.length > 0 || tree.modules.some(({ file }) => file !== null && mayHideSecrets(project, file))) {
    return true;
  }
  return (tree.evaluation?.declarations ?? []).some(({ path }) => path[0] === "sops" && path[1] === "secrets");
}

function mayHideSecrets(project: Project, path: string): boolean {
  const file = project.nixFile(path);
  return file !== undefined && !file.soundness.isWhole && /\bsops\b/.test(file.source.text);
}

function secretsOf(scope: SecretScope): SopsSecret[] {
  const groups = new Map<string, SecretDeclaration[]>();
  for (const declaration of scope.declarations) {
    if (declaration.option !== "sops.secrets") continue;
    const group = groups.get(declaration.name);
    if (group) group.push(declaration);
    else groups.set(declaration.name, [declaration]);
  }
  if (groups.size === 0) return [];
  const defaults = new SopsDefaults(scope);
  return [...groups].map(([name, declarations]) => {
    const file = settingOf(declarations, "sopsFile", ({ file }) => file) ?? null;
    return {
      scope,
      name,
      declarations,
      file: file === null ? null : file.value === unset ? defaults.file : file.value,
      key: keyOf(name, declarations, defaults),
    };
  });
}

/** Formats of which sops-nix always gives the whole file. */
const wholeFormats: ReadonlySet<unknown> = new Set(["binary", "dotenv", "ini"]);

function keyOf(name: string, declarations: readonly SecretDeclaration[], defaults: SopsDefaults): SopsSecret["key"] {
  const format = settingOf(declarations, "format", ({ literal }) => literal);
  const key = settingOf(declarations, "key", ({ literal }) => literal);
  const usedFormat = format?.value === unset ? defaults.text("defaultSopsFormat", "yaml") : format?.value;
  if (wholeFormats.has(usedFormat)) return null;
  const usedKey = key?.value === unset ? defaults.text("defaultSopsKey", name) : key?.value;
  if (usedFormat === undefined || typeof usedKey !== "string") return undefined;
  return usedKey === "" ? null : usedKey;
}

const unset = Symbol("no module sets it");

/** What the modules say of one field, if they all say the same for sure; `null` where that is not known. */
function settingOf<T>(
  declarations: readonly SecretDeclaration[],
  name: string,
  read: (field: { file: string | null; literal: unknown }) => T | undefined | null,
): { readonly value: T | typeof unset } | null {
  let value: T | typeof unset = unset;
  for (const { fields, isOpen } of declarations) {
    const field = fields.get(name);
    if (isOpen) return null;
    if (!field) continue;
    const said = read(field);
    if (field.conditional || said === undefined || said === null || (value !== unset && value !== said)) return null;
    value = said;
  }
  return { value };
}

/** The settings for all secrets of a configuration that do not say otherwise. */
class SopsDefaults {
  readonly #definitions: readonly LocatedDefinition[] | null;
  readonly #isWhole: boolean;

  constructor({ host, part }: SecretScope) {
    const tree = part ?? host;
    const found = tree.evaluation?.definitionsAmong(leadsToDefaults) ?? null;
    this.#definitions = found?.every(({ path }) => path.length > 1) ? found : null;
    this.#isWhole = tree.unresolved.length === 0;
  }

  get file(): string | null {
    return this.#only("defaultSopsFile")?.file ?? null;
  }

  /** A text; what sops-nix takes by itself where no module sets it, `undefined` where that is not known. */
  text(name: string, otherwise: string): string | undefined {
    const definition = this.#only(name);
    if (definition === undefined) return this.#isWhole ? otherwise : undefined;
    return typeof definition?.literal === "string" ? definition.literal : undefined;
  }

  /** The one definition that counts; `undefined` where there is none, `null` where it is not known. */
  #only(name: string): LocatedDefinition | null | undefined {
    if (!this.#definitions) return null;
    const all = this.#definitions.filter(({ path }) => path[1] === name);
    const strongest = Math.min(...all.map(({ priority }) => priority));
    const [first, ...others] = all.filter(({ priority }) => priority === strongest);
    const isOne = others.every(({ file, literal }) => file === first?.file && literal === first?.literal);
    return isOne && all.every(({ conditional }) => !conditional) ? first : null;
  }
}

const defaultNames: ReadonlySet<string | undefined> = new Set([
  "defaultSopsFile",
  "defaultSopsFormat",
  "defaultSopsKey",
]);

function leadsToDefaults([first, second]: readonly string[]): boolean {
  return first === "sops" && (second === undefined || defaultNames.has(second));
}
