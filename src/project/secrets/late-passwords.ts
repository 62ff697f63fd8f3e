/** Passwords of users that sops-nix decrypts only after the users are made. */
import { staticAttributeName } from "../../parser/attribute-name.ts";
import type { Binding, Node } from "../../parser/syntax.ts";
import { withoutProperties } from "../../scopes/option-path.ts";
import type { Place } from "../../source/span.ts";
import type { Host, LocatedDefinition } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { isMadeUpFolder } from "./made-up-folder.ts";
import type { SecretDeclaration } from "./secret-declarations.ts";
import { type SecretUse, secretUses } from "./secret-uses.ts";
import { mayBeChanged, type SopsSecret, sopsSecrets } from "./sops-secrets.ts";

/** A user whose password is not there yet when it is needed. */
export interface LatePassword {
  readonly host: Host;
  readonly user: string;
  /** Where the secret is declared. */
  readonly declaration: SecretDeclaration;
  /** Where the option of the user takes it. */
  readonly use: Place;
  /** What has to go where the secret is needed for users, since it belongs to root then. */
  readonly owners: readonly string[];
  /** Whether users have no password but those of the configuration. */
  readonly isLockedOut: boolean;
}

/** Every such user, once for each declaration and each place that takes it. */
export function latePasswords(project: Project): readonly LatePassword[] {
  const found = new Map<string, LatePassword>();
  const uses = secretUses(project).flatMap((use) => passwordUse(use) ?? []);
  if (uses.length === 0) return [];
  for (const secret of sopsSecrets(project)) {
    const { host, part, open } = secret.scope;
    const own = uses.filter(({ name }) => name === secret.name);
    if (own.length === 0 || part || !isNixos(host) || open.has("sops.secrets") || !isLate(secret)) continue;
    for (const definition of host.evaluation?.definitionsAmong(leadsToPasswords) ?? []) {
      const use = own.find(({ place }) => holds(definition.place, place));
      const declaration = secret.declarations[0] as SecretDeclaration;
      if (!use || isOverridden(host, definition) || isMadeUpFolder(use.place.file) || mayBeChanged(project, secret))
        continue;
      const { file, span } = declaration.place;
      const key = `${file}:${span.start} ${use.place.file}:${use.place.span.start} ${definition.path[2]}`;
      if (!found.has(key)) found.set(key, late(secret, definition, use.place));
    }
  }
  return [...found.values()];
}

function late(secret: SopsSecret, { path }: LocatedDefinition, use: Place): LatePassword {
  const { host } = secret.scope;
  const mutable = host.definitionsOf(["users", "mutableUsers"]);
  return {
    host,
    user: path[2] as string,
    declaration: secret.declarations[0] as SecretDeclaration,
    use,
    owners: ["owner", "group", "uid", "gid"].filter((name) =>
      secret.declarations.some(({ fields }) => fields.has(name)),
    ),
    isLockedOut: mutable.length > 0 && mutable.every(({ literal, conditional }) => literal === false && !conditional),
  };
}

/** Whether nothing says that users need it, or that it lies elsewhere. */
function isLate({ declarations }: SopsSecret): boolean {
  return declarations.every(({ fields, isOpen }) => {
    const needed = fields.get("neededForUsers");
    return !isOpen && !fields.has("path") && (!needed || (needed.literal === false && !needed.conditional));
  });
}

function isNixos({ output }: Host): boolean {
  return output === "nixosConfigurations" || output === "colmena" || output === "nixos";
}

const passwordOptions: ReadonlySet<string | null | undefined> = new Set(["hashedPasswordFile", "passwordFile"]);

function leadsToPasswords(path: readonly string[]): boolean {
  const [first = "users", second = "users", , option] = path;
  return (
    first === "users" &&
    second === "users" &&
    (option === undefined || (path.length === 4 && passwordOptions.has(option)))
  );
}

/** A use of a secret's path that is all that an option for passwords is given. */
function passwordUse(use: SecretUse): SecretUse | null {
  const { node, option, root, isGuarded } = use;
  if (option !== "sops.secrets" || root !== "config" || isGuarded || node.kind !== "Select") return null;
  const last = node.path.attributes.at(-1);
  const binding = bindingAround(node);
  if (!binding || !last || staticAttributeName(last) !== "path") return null;
  const name = binding.path.attributes.at(-1);
  return name && passwordOptions.has(staticAttributeName(name)) ? use : null;
}

/** The binding whose value an expression is, but for what `mkIf` and the like say of it. */
function bindingAround(node: Node): Binding | null {
  let around: Node | null = node.parent;
  while (around && (around.kind === "Parenthesized" || around.kind === "Apply")) around = around.parent;
  return around?.kind === "Binding" && withoutProperties(around.value) === node ? around : null;
}

function holds({ file, span }: Place, inner: Place): boolean {
  return file === inner.file && span.start <= inner.span.start && inner.span.end <= span.end;
}

/** Whether another definition may take its place. */
function isOverridden(host: Host, { path, priority }: LocatedDefinition): boolean {
  return host.definitionsOf(path).some((other) => other.priority < priority);
}
