/** Homes inside of machines that make packages of their own, where nobody said that they should. */
import { type Place, placeKey } from "../../source/span.ts";
import { type HomeUser, type Host, holdsHomes } from "../hosts/host.ts";
import type { Project } from "../project.ts";
import { placesOfLack } from "./lacking-hosts.ts";
import { externalLeavesAlone, originIdentity, surelyUnset } from "./unset-options.ts";

/** Machines whose homes are separate, by the place that gives them home-manager. */
export interface SeparateHomes {
  /** Where the setting belongs. */
  readonly place: Place;
  readonly hosts: readonly Host[];
  /** Each by name once. */
  readonly users: readonly HomeUser[];
  /** Where the first of the machines changes packages, which its homes do not get; `null` where none does. */
  readonly changed: { readonly host: Host; readonly place: Place } | null;
}

/** Of machines all of whose modules are known, and whose homes say nothing of nixpkgs themselves. */
export function separateHomes(project: Project): readonly SeparateHomes[] {
  const groups = new Map<string, { place: Place; hosts: Host[] }>();
  for (const host of project.hosts) {
    if (holdsHomes(host.output) || !hasSeparateHomes(project, host)) continue;
    const place = placeOf(project, host);
    if (!place) continue;
    const key = placeKey(place);
    const known = groups.get(key);
    if (known) known.hosts.push(host);
    else groups.set(key, { place, hosts: [host] });
  }
  return [...groups.values()].map(({ place, hosts }) => {
    const users = new Map(hosts.flatMap((host) => usersOf(host).map((user) => [user.name, user] as const)));
    return { place, hosts, users: [...users.values()], changed: firstChange(hosts) };
  });
}

function hasSeparateHomes(project: Project, host: Host): boolean {
  if (!surelyUnset(project, host, "home packages", [["home-manager", "useGlobalPkgs"]])) return false;
  const users = usersOf(host);
  return users.length > 0 && users.every((user) => leavesPackagesAlone(project, user));
}

function usersOf(host: Host): readonly HomeUser[] {
  return host.users.filter(({ kind }) => kind === "home-manager");
}

/** A home that changes packages needs them apart from the machine's. */
function leavesPackagesAlone(project: Project, { modules, unresolved, evaluation }: HomeUser): boolean {
  const isKnown = modules.every(
    ({ external }) => external === null || externalLeavesAlone(project, external, "home packages"),
  );
  return isKnown && unresolved.length === 0 && evaluation?.definitionsAmong(isOfPackages).length === 0;
}

const isOfPackages = ([first]: readonly string[]) => first === "nixpkgs";

/** Where home-manager's module is imported; where a framework does that, the beginning of the host's own module. */
function placeOf(project: Project, host: Host): Place | null {
  const module = host.modules.find(
    ({ external }) => external !== null && originIdentity(project, external) === "github:nix-community/home-manager",
  );
  if (!module) return null;
  const isWritten = usersOf(host).every(({ declaredAt }) => !isSame(declaredAt, module.via));
  return isWritten ? module.via : (placesOfLack(project, [host])[0]?.place ?? null);
}

function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.span.start === other.span.start;
}

function firstChange(hosts: readonly Host[]): SeparateHomes["changed"] {
  for (const host of hosts) {
    for (const option of ["overlays", "config"]) {
      const [first] = host.definitionsOf(["nixpkgs", option]);
      if (first) return { host, place: first.place };
    }
  }
  return null;
}
