/**
 * `[boundaries]` of flakelint.toml. Zones are named in `[boundaries.zones]`; a rule names zones, roles that every
 * repository has (`hosts`, `homes`, `modules`), or globs.
 */
import { type BoundaryRule, type Zone, zoneRoles } from "../project/boundaries.ts";
import { boundaryKeys, boundaryRuleKeys } from "./config-keys.ts";
import { checkInside, readGlobs } from "./read-globs.ts";
import type { TomlPath } from "./toml-positions.ts";
import { suggestion, type TomlReader } from "./toml-reader.ts";

type Zones = ReadonlyMap<string, Zone>;

/** Throws a `ConfigError` at the first mistake, such as a zone that is not there. */
export function readBoundaries(reader: TomlReader, value: unknown): BoundaryRule[] {
  const table = reader.tableOf(value, ["boundaries"], boundaryKeys);
  const zones = table.zones === undefined ? readZones(reader, {}) : readZones(reader, table.zones);
  if (table.rule === undefined) return [];
  return reader
    .list(table.rule, ["boundaries", "rule"], "tables")
    .map((rule, index) => readRule(reader, rule, ["boundaries", "rule", index], zones));
}

/** The zones of the configuration beside the roles; a zone of the same name takes the place of a role. */
function readZones(reader: TomlReader, value: unknown): Zones {
  const zones = new Map<string, Zone>(zoneRoles.map((role) => [role, { name: role, files: role }]));
  const path = ["boundaries", "zones"];
  for (const [name, globs] of Object.entries(reader.table(value, path))) {
    const below = [...path, name];
    if (isGlob(name)) throw reader.error(below, `zone '${name}' is named like a path`, "name it in a word");
    zones.set(name, { name, files: readGlobs(reader, listed(globs), below) });
  }
  return zones;
}

function readRule(reader: TomlReader, value: unknown, path: TomlPath, zones: Zones): BoundaryRule {
  const { from, to, only, allow, message } = reader.tableOf(value, path, boundaryRuleKeys);
  if (from === undefined) {
    throw reader.error(path, "a boundary must say 'from' which zone it keeps imports", 'such as from = "modules"');
  }
  if ((to === undefined) === (only === undefined)) {
    const mistake =
      to === undefined ? "a boundary must say what its zone must not import" : "'to' and 'only' exclude each other";
    throw reader.error(path, mistake, "'to' lists what is forbidden, 'only' lists all that is not");
  }
  const rule = {
    from: readEnds(reader, from, [...path, "from"], zones),
    to: to === undefined ? [] : readEnds(reader, to, [...path, "to"], zones),
    only: only === undefined ? null : readEnds(reader, only, [...path, "only"], zones),
    allow: allow === undefined ? [] : readEnds(reader, allow, [...path, "allow"], zones),
    message: message === undefined ? null : reader.string(message, [...path, "message"]),
  };
  const same = rule.to.find((zone) => rule.from.some(({ name }) => name === zone.name));
  if (same)
    throw reader.error([...path, "to"], `zone '${same.name}' cannot be kept from itself`, "split it in two zones");
  return rule;
}

/** A zone, a role or a glob, or several. */
function readEnds(reader: TomlReader, value: unknown, path: TomlPath, zones: Zones): Zone[] {
  const names = typeof value === "string" ? [value] : reader.strings(value, path);
  if (names.length === 0) throw reader.error(path, "a list of zones cannot be empty");
  return names.map((name, index) => {
    const place = typeof value === "string" ? path : [...path, index];
    const zone = zones.get(name);
    if (zone) return zone;
    if (!isGlob(name)) {
      throw reader.error(place, `there is no zone '${name}'`, suggestion(name, [...zones.keys()], "zones are"));
    }
    checkInside(reader, name, place);
    return { name, files: [name] };
  });
}

/** Zones are words; what has a slash (of whichever kind), a star or an ending is a path. */
function isGlob(name: string): boolean {
  return /[/\\*?{.]/.test(name);
}

function listed(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}
