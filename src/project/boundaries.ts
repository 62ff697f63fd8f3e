/** Where the owner of a repository lets no import go: `[boundaries]` of flakelint.toml, held against the imports. */
import type { Place } from "../source/span.ts";
import { holdsHomes } from "./hosts/host.ts";
import type { GraphRoot } from "./imports/module-graph.ts";
import { attributeImports, type ModuleImport, moduleImports } from "./module-imports.ts";
import type { Project } from "./project.ts";

/** Zones that are known from the hosts, unless the configuration says otherwise. */
export const zoneRoles = ["hosts", "homes", "modules"] as const;
export type ZoneRole = (typeof zoneRoles)[number];

/** A part of the repository: files that match a glob, or that have a role. */
export interface Zone {
  /** As the configuration calls it; a glob written in place is its own name. */
  readonly name: string;
  readonly files: readonly string[] | ZoneRole;
}

/** One `[[boundaries.rule]]`. */
export interface BoundaryRule {
  readonly from: readonly Zone[];
  /** What must not be imported; empty where `only` says it. */
  readonly to: readonly Zone[];
  /** What may be imported, and nothing else; `null` where `to` says it. */
  readonly only: readonly Zone[] | null;
  /** What may be imported all the same. */
  readonly allow: readonly Zone[];
  /** The owner's words. */
  readonly message: string | null;
}

export interface BoundarySettings {
  readonly rules: readonly BoundaryRule[];
  /** Whether a path matches one of some globs. */
  readonly matches: (globs: readonly string[], path: string) => boolean;
}

/** An import that goes where it must not. */
export interface Crossing {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
  readonly rule: BoundaryRule;
  readonly fromZone: Zone;
  /** `null` for a file that lies in none of the zones of the rule. */
  readonly toZone: Zone | null;
}

/** Every import that a rule forbids, once for each rule. */
export function boundaryCrossings(project: Project, settings: BoundarySettings): readonly Crossing[] {
  if (settings.rules.length === 0) return [];
  const zones = new ZoneFiles(project, settings);
  const imports = [...moduleImports(project), ...calledFiles(project), ...attributeImports(project)];
  return settings.rules.flatMap((rule) => imports.flatMap((edge) => crossingOf(edge, rule, zones) ?? []));
}

function crossingOf(edge: ModuleImport, rule: BoundaryRule, zones: ZoneFiles): Crossing | null {
  const fromZone = zones.zoneOf(edge.from, rule.from);
  // What lies in the zone of the importer as well is its own.
  if (!fromZone || zones.holds(fromZone, edge.to) || zones.zoneOf(edge.to, rule.allow)) return null;
  if (rule.only) return zones.zoneOf(edge.to, rule.only) ? null : { ...edge, rule, fromZone, toZone: null };
  const toZone = zones.zoneOf(edge.to, rule.to);
  return toZone && { ...edge, rule, fromZone, toZone };
}

function calledFiles({ imports }: Project): ModuleImport[] {
  return imports.flatMap(({ role, from, target, place }) =>
    role === "call" && target.kind === "file" ? [{ from, to: target.path, place }] : [],
  );
}

/** Which file lies in which zone; asked for again and again, so each answer is kept. */
class ZoneFiles {
  readonly #project: Project;
  readonly #settings: BoundarySettings;
  readonly #known = new Map<Zone, Map<string, boolean>>();

  constructor(project: Project, settings: BoundarySettings) {
    this.#project = project;
    this.#settings = settings;
  }

  zoneOf(path: string, zones: readonly Zone[]): Zone | null {
    return zones.find((zone) => this.holds(zone, path)) ?? null;
  }

  holds(zone: Zone, path: string): boolean {
    const known = this.#known.get(zone) ?? new Map<string, boolean>();
    this.#known.set(zone, known);
    let holds = known.get(path);
    if (holds === undefined) {
      holds =
        typeof zone.files === "string" ? this.#hasRole(path, zone.files) : this.#settings.matches(zone.files, path);
      known.set(path, holds);
    }
    return holds;
  }

  #hasRole(path: string, role: ZoneRole): boolean {
    const isOfHost = this.#project.layout.ownersOf(path).size > 0;
    if (role === "hosts") return isOfHost;
    const roots = [...(this.#project.graph.modules.get(path)?.roots ?? [])];
    if (role === "homes") return roots.length > 0 && roots.every(isHome);
    return !isOfHost && roots.some((root) => !isHome(root));
  }
}

/** Whether a configuration, or a part of one, is a home. */
export function isHome({ host, part }: GraphRoot): boolean {
  if (part) return part.kind === "home-manager" || part.kind === "hjem";
  return holdsHomes(host.output);
}
