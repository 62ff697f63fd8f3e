/** Who a home says it belongs to, against the user it is given to. */
import type { Place } from "../../source/span.ts";
import type { HomeUser, Host, LocatedDefinition, ModuleTree } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** An option of a home that is another user's. */
export interface ForeignIdentity {
  readonly user: HomeUser;
  readonly option: "home.username" | "home.homeDirectory";
  readonly value: string;
  /** What it has to be. */
  readonly expected: string;
  readonly place: Place;
}

/** The homes of machines that name another user than the one they are for. */
export function foreignIdentities(project: Project): readonly ForeignIdentity[] {
  return project.hosts.flatMap((host) =>
    host.users.flatMap((user) => (user.kind === "home-manager" ? ofUser(host, user) : [])),
  );
}

/**
 * Inside of a machine home-manager itself gives `home.username` and `home.homeDirectory`, from the entry in `users.users`
 * of the same name: nixos/common.nix of home-manager.
 */
function ofUser(host: Host, user: HomeUser): ForeignIdentity[] {
  return saidIn(user).flatMap(({ option, value, definition }) => {
    const expected = option === "home.username" ? nameOf(host, user) : directoryOf(host, user);
    if (expected === null || expected === value) return [];
    return [{ user, option, value, expected, place: definition.place }];
  });
}

interface Said {
  readonly option: ForeignIdentity["option"];
  readonly value: string;
  readonly definition: LocatedDefinition;
}

/** What surely holds and nothing else overrides; `mkDefault` gives way, and who writes `mkForce` means it. */
function saidIn({ evaluation }: ModuleTree): Said[] {
  const definitions = evaluation?.definitionsAmong(leadsToIdentity) ?? [];
  const said = definitions.flatMap((definition): Said[] => {
    const option = definition.path.join(".");
    const { literal } = definition;
    if ((option !== "home.username" && option !== "home.homeDirectory") || typeof literal !== "string") return [];
    return [{ option, value: literal, definition }];
  });
  return said.filter(({ option, definition }) => {
    const rivals = definitions.filter(({ path }) => path.join(".") === option);
    const isPlain = definition.priority === 100 && !definition.conditional && definition.module.external === null;
    return isPlain && rivals.every(({ priority }) => priority >= 100);
  });
}

function leadsToIdentity(path: readonly string[]): boolean {
  if (path[0] !== "home") return false;
  return path.length < 2 || path[1] === "username" || path[1] === "homeDirectory";
}

function nameOf(host: Host, { name }: HomeUser): string | null {
  return onlyText(host, ["users", "users", name, "name"], name);
}

/** NixOS puts the homes of normal users into `/home`; nix-darwin has no default. */
function directoryOf(host: Host, user: HomeUser): string | null {
  const path = ["users", "users", user.name];
  const name = nameOf(host, user);
  const isNormal = host
    .definitionsOf([...path, "isNormalUser"])
    .some((one) => one.literal === true && !one.conditional);
  const isNixos = host.output === "nixosConfigurations" || host.output === "colmena";
  return onlyText(host, [...path, "home"], isNixos && isNormal && name !== null ? `/home/${name}` : null);
}

/** The one text an option is given, or its default where nothing can give it another; `null` where neither is sure. */
function onlyText(host: Host, path: readonly string[], fallback: string | null): string | null {
  const definitions = host.definitionsOf(path);
  const [first] = definitions;
  if (!first) return host.mayDefine(path) ? null : fallback;
  const isSure = definitions.length === 1 && !first.conditional && first.priority <= 100;
  return isSure && typeof first.literal === "string" ? first.literal : null;
}
