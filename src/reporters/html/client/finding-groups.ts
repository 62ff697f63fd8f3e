import type { GraphData } from "../graph/graph-data.ts";
import type { IndexedFinding } from "./finding-index.ts";
import type { Grouping } from "./page-state.ts";

export interface FindingGroup {
  readonly title: string;
  /** Of a rule: its id. */
  readonly rule: string | null;
  readonly findings: readonly IndexedFinding[];
}

/** Puts findings together; groups of rules by how bad and how many, the others in the order of the report or the flake. */
export function groupFindings(
  findings: readonly IndexedFinding[],
  grouping: Grouping,
  graph: GraphData | null,
): FindingGroup[] {
  const groups = new Map<string, IndexedFinding[]>();
  for (const finding of findings) {
    const key = grouping === "host" ? finding.hosts.join(" ") : finding[grouping];
    const members = groups.get(key);
    if (members) members.push(finding);
    else groups.set(key, [finding]);
  }
  const made = [...groups].map(([key, members]): FindingGroup & { readonly key: string } => ({
    key,
    title: grouping === "host" ? hostsTitle(members[0]?.hosts ?? [], graph) : key,
    rule: grouping === "rule" ? key : null,
    findings: members,
  }));
  if (grouping === "rule") made.sort((a, b) => badness(b) - badness(a) || (a.key < b.key ? -1 : 1));
  if (grouping === "host") made.sort((a, b) => hostOrder(a) - hostOrder(b) || (a.key < b.key ? -1 : 1));
  return made;
}

function badness({ findings }: FindingGroup): number {
  const rank = (severity: string) => (severity === "error" ? 2 : severity === "warning" ? 1 : 0);
  return Math.max(...findings.map(({ severity }) => rank(severity))) * 1e6 + findings.length;
}

/** Single hosts first, as the flake lists them; then what several share, all of them, and what is no host's. */
function hostOrder({ findings }: FindingGroup): number {
  const hosts = findings[0]?.hosts ?? [];
  if (hosts.length === 0) return 1e9;
  return hosts.length * 1e4 + (hosts[0] as number);
}

const mostNames = 4;

function hostsTitle(hosts: readonly number[], graph: GraphData | null): string {
  if (hosts.length === 0 || !graph) return "In no configuration";
  const names = hosts.map((host) => graph.hosts[host]?.name ?? "");
  if (names.length === graph.hosts.length && names.length > 1) return `All ${names.length} configurations`;
  if (names.length <= mostNames) return names.join(", ");
  return `${names.slice(0, mostNames - 1).join(", ")} and ${names.length - mostNames + 1} more`;
}
