/** How often each rule was offended against, by its id. */
export type Counts = Readonly<Record<string, number>>;

export interface CorpusEntry {
  /** "owner/name" on GitHub. */
  readonly repository: string;
  readonly commit: string;
  readonly findings: Counts;
}

export interface Snapshot {
  /** What rules about dates take for today. */
  readonly day: string;
  readonly repositories: readonly CorpusEntry[];
}

interface JsonReport {
  readonly findings: readonly { readonly rule: string }[];
}

export function countByRule({ findings }: JsonReport): Counts {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A line for each rule whose count is another than in the snapshot, by rule. */
export function compareCounts({ repository, findings: before }: CorpusEntry, after: Counts): string[] {
  const rules = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return rules.flatMap((rule) => {
    const [was, is] = [before[rule] ?? 0, after[rule] ?? 0];
    return was === is ? [] : [`${repository}  ${rule}  ${was} → ${is} (${is > was ? "+" : ""}${is - was})`];
  });
}

/** The file: by repository, a line for each rule, so that a change is read as one. */
export function renderSnapshot({ day, repositories }: Snapshot): string {
  const sorted = repositories.toSorted((a, b) => (a.repository < b.repository ? -1 : 1));
  return `${JSON.stringify({ day, repositories: sorted }, null, 2)}\n`;
}
