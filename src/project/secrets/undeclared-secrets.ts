/** Uses of secrets that the configuration around them does not declare. */
import type { Node } from "../../parser/syntax.ts";
import { calledName } from "../../scopes/option-path.ts";
import { nearestName } from "../../source/nearest-name.ts";
import type { Place } from "../../source/span.ts";
import type { Host, HostModule } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { type SecretDeclaration, type SecretScope, secretDeclarations, secretScopes } from "./secret-declarations.ts";
import { type SecretUse, secretUses } from "./secret-uses.ts";

export interface UndeclaredSecret {
  readonly place: Place;
  /** "age.secrets.x" */
  readonly label: string;
  /** The configurations that read it without declaring it: "server", "ada on laptop". */
  readonly readers: readonly string[];
  /** A declared secret that was likely meant. */
  readonly nearest: string | null;
  /** Where other configurations declare it, each place once. */
  readonly declarations: readonly SecretDeclaration[];
}

/**
 * Every such use, in order. Only uses that count for sure: in a definition that holds in a configuration whose secrets
 * are all known, under no condition.
 */
export function undeclaredSecrets(project: Project): readonly UndeclaredSecret[] {
  const guarded = new Set(secretUses(project).flatMap((use) => (use.isGuarded ? guardKey(use) : [])));
  const uses = secretUses(project).filter(
    (use) => use.name !== null && use.root === "config" && !guarded.has(guardKey(use)),
  );
  if (uses.length === 0) return [];
  const files = new Set(uses.map(({ place }) => place.file));
  const found = new Map<SecretUse, { readers: string[]; nearest: string | null }>();
  for (const scope of secretScopes(project)) {
    const judge = new ScopeJudge(scope, files);
    for (const use of uses) {
      if (!judge.misses(use)) continue;
      const known = found.get(use);
      const nearest = nearestName(use.name as string, judge.namesOf(use)) ?? null;
      if (known) known.readers.push(judge.name);
      else found.set(use, { readers: [judge.name], nearest });
    }
  }
  return uses.flatMap((use) => {
    const missing = found.get(use);
    if (!missing) return [];
    const label = `${use.option}.${use.name}`;
    return [{ ...missing, place: use.place, label, declarations: elsewhere(project, use) }];
  });
}

/** A file that asks whether there are secrets knows what it does. */
function guardKey({ place, option }: SecretUse): string {
  return `${place.file} ${option}`;
}

function elsewhere(project: Project, { option, name }: SecretUse): readonly SecretDeclaration[] {
  const places = new Map<string, SecretDeclaration>();
  for (const declaration of secretDeclarations(project)) {
    if (declaration.option !== option || declaration.name !== name) continue;
    const { file, span } = declaration.place;
    places.set(`${file}:${span.start}`, places.get(`${file}:${span.start}`) ?? declaration);
  }
  return [...places.values()];
}

/** What is sure to be read in one configuration. */
class ScopeJudge {
  readonly name: string;
  readonly #scope: SecretScope;
  readonly #byFile = new Map<string, HostModule[]>();
  readonly #definitions = new Map<HostModule, Host["allDefinitions"]>();

  /** `files` are those with uses to judge. */
  constructor(scope: SecretScope, files: ReadonlySet<string>) {
    const { host, part } = scope;
    this.#scope = scope;
    this.name = part ? `${part.name} on ${host.name}` : host.name;
    // Inside of a machine only homes have secrets of their own; what is written in place may mean the `config` around it.
    if (part && part.kind !== "home-manager") return;
    const ofHost = part ? host.modules.map(({ file }) => file) : [];
    for (const module of (part ?? host).modules) {
      const file = module.file ?? (part || module.external !== null ? null : module.via.file);
      if (file === null || !files.has(file) || ofHost.includes(file)) continue;
      const known = this.#byFile.get(file);
      if (known) known.push(module);
      else this.#byFile.set(file, [module]);
    }
  }

  namesOf({ option }: SecretUse): string[] {
    return this.#scope.declarations.flatMap((declaration) => (declaration.option === option ? declaration.name : []));
  }

  misses(use: SecretUse): boolean {
    const modules = this.#byFile.get(use.place.file);
    if (!modules || this.#scope.open.has(use.option)) return false;
    if (this.namesOf(use).includes(use.name as string)) return false;
    return modules.some((module) => this.#reads(module, use));
  }

  #reads(module: HostModule, { place, node }: SecretUse): boolean {
    let definitions = this.#definitions.get(module);
    if (!definitions) {
      definitions = this.#scope.host.definitionsIn(module);
      this.#definitions.set(module, definitions);
    }
    return definitions.some((definition) => {
      const { file, span } = definition.place;
      if (file !== place.file || place.span.start < span.start || span.end < place.span.end) return false;
      return !definition.conditional && isUnconditional(node, span.start) && !this.#isSwitchedOff(definition.path);
    });
  }

  /** Whether an `enable` beside the option or above it says that nobody reads it. */
  #isSwitchedOff(path: readonly string[]): boolean {
    return path.some((_, length) => {
      const enable = length === 0 ? [] : this.#scope.host.definitionsOf([...path.slice(0, length), "enable"]);
      return enable.some(({ literal }) => literal !== true);
    });
  }
}

const conditional = /^(?:mkIf|mkDefault|mkOptionDefault|mkOverride|optional|optionals|optionalAttrs|optionalString)$/;

/** Whether a value is needed wherever the definition around it is. */
function isUnconditional(node: Node, start: number): boolean {
  for (let child = node; child.start > start && child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.start < start) return true;
    // `let … in` around a value is no condition; its variables may be.
    if (parent.kind === "Let" && parent.body !== child) return false;
    if (["If", "Lambda", "LegacyLet", "Assert"].includes(parent.kind)) return false;
    if (parent.kind === "BinaryOp" && ["&&", "||", "->"].includes(parent.operator)) return false;
    if (parent.kind === "Select" && parent.default) return false;
    if (parent.kind === "Apply" && conditional.test(calledName(parent.function) ?? "")) return false;
  }
  return true;
}
