import { listNames } from "../../source/name-list.ts";
import { type Place, placeKey } from "../../source/span.ts";
import { type Host, holdsHomes } from "../hosts/host.ts";
import type { Project } from "../project.ts";

/** Hosts that lack the same, and would get it in the same place. */
export interface LackingHosts {
  readonly first: Host;
  /** "host 'laptop'", "home 'ada'", or "hosts 'laptop', 'desktop' and 3 more". */
  readonly named: string;
  readonly isOne: boolean;
  readonly place: Place;
}

/**
 * Where to tell what hosts lack: the beginning of a host's own module, else the declaration, which may be that of many
 * hosts where a function makes them.
 */
export function placesOfLack(project: Project, hosts: readonly Host[]): readonly LackingHosts[] {
  const groups = new Map<string, { hosts: [Host, ...Host[]]; place: Place | null }>();
  for (const host of hosts) {
    const own = ownModule(project, host);
    const place = own ?? host.builtAt;
    const key = placeKey(place ?? host.declaredAt);
    const known = groups.get(key);
    if (known) known.hosts.push(host);
    else groups.set(key, { hosts: [host], place: own });
  }
  return [...groups.values()].map(({ hosts, place }) => {
    const [first, ...others] = hosts;
    const declaration = others.length > 0 ? (first.builtAt ?? first.declaredAt) : first.declaredAt;
    return { first, named: naming(hosts), isOne: others.length === 0, place: place ?? declaration };
  });
}

function ownModule(project: Project, host: Host): Place | null {
  const home = project.layout.homes.find((candidate) => candidate.host === host);
  const line = home && project.nixFile(home.entry.file)?.source.lineSpan(1);
  return home && line ? { file: home.entry.file, span: { start: 0, end: line.end } } : null;
}

function naming(hosts: readonly Host[]): string {
  const homes = hosts.filter(({ output }) => holdsHomes(output)).length;
  const noun = homes === 0 ? "host" : homes === hosts.length ? "home" : "configuration";
  return `${noun}${hosts.length === 1 ? "" : "s"} ${listNames(hosts.map(({ name }) => `'${name}'`))}`;
}
