/** What homes say of their packages, where they use those of their machine. */
import { type Place, placeKey } from "../../source/span.ts";
import { type HomeUser, type Host, holdsHomes, type LocatedDefinition } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** A setting of `nixpkgs` that no home hears. */
export interface IneffectivePackageSetting {
  readonly place: Place;
  /** "nixpkgs.config", "nixpkgs.overlays". */
  readonly option: string;
  readonly user: HomeUser;
  readonly host: Host;
  /** Where the machine says that its homes use its packages. */
  readonly sharedAt: Place;
}

const options: readonly string[] = ["config", "overlays"];

const isOfPackages = ([first, second]: readonly string[]) =>
  first === "nixpkgs" && (second === undefined || options.includes(second));

/** Each place once, if no other tree that holds it listens to it: the same module may belong to homes of their own, too. */
export function ineffectivePackageSettings(project: Project): readonly IneffectivePackageSetting[] {
  const found = new Map<string, IneffectivePackageSetting | null>();
  for (const host of project.hosts) {
    if (holdsHomes(host.output)) {
      for (const { place } of settingsOf(host)) found.set(placeKey(place), null);
      continue;
    }
    const sharedAt = packagesSharedAt(host);
    for (const user of host.users.filter(({ kind }) => kind === "home-manager")) {
      for (const { place, path, conditional } of settingsOf(user)) {
        const key = placeKey(place);
        if (!sharedAt || conditional) found.set(key, null);
        else if (!found.has(key)) found.set(key, { place, option: path.slice(0, 2).join("."), user, host, sharedAt });
      }
    }
  }
  return [...found.values()].filter((setting) => setting !== null);
}

/** Where all definitions say so, whatever else is the case; `null` where one does not, or none is known. */
function packagesSharedAt(host: Host): Place | null {
  const path = ["home-manager", "useGlobalPkgs"];
  const definitions = host.definitionsOf(path);
  const areSure = definitions.every(({ literal, conditional }) => literal === true && !conditional);
  return areSure ? (definitions[0]?.place ?? null) : null;
}

/**
 * The first of each option in a module of the repository: one finding says enough of `nixpkgs.config.a` and `.b`. Where one
 * is forced, the owner has settled it: mostly `mkForce null`, against what a module of an input says.
 */
function settingsOf({ evaluation }: Pick<HomeUser, "evaluation">): readonly LocatedDefinition[] {
  const first = new Map<string, LocatedDefinition>();
  const definitions = evaluation?.definitionsAmong(isOfPackages) ?? [];
  const forced = new Set(definitions.filter(({ priority }) => priority < 100).map(({ path }) => path[1]));
  for (const definition of definitions) {
    const [, option = ""] = definition.path;
    if (definition.module.external !== null || !options.includes(option) || forced.has(option)) continue;
    const key = `${definition.place.file} ${option}`;
    if (!first.has(key)) first.set(key, definition);
  }
  return [...first.values()];
}
