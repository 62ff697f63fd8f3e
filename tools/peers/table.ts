import type { Outcome, PeerResult } from "./run-peer.ts";

const headings = ["peer", "check", "cases", "agree", "on purpose", "missed"] as const;

/** A line for each check of each peer, and one for all. */
export function printTable(results: readonly PeerResult[]): void {
  const rows = results.flatMap(({ peer, outcomes }) => {
    const checks = [...new Set(outcomes.map(({ one }) => one.check))].sort();
    return checks.map((check) => [peer.name, check, ...counts(outcomes.filter(({ one }) => one.check === check))]);
  });
  const all = ["all", "", ...counts(results.flatMap(({ outcomes }) => outcomes))];
  const table = [[...headings], ...rows, all];
  const widths = headings.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    console.log(cells.join("  ").trimEnd());
  }
  for (const { peer, leftOut } of results) {
    for (const [kind, count] of Object.entries(leftOut))
      console.log(`${peer.name}: ${count} tests ${kind} are left out`);
  }
}

function counts(outcomes: readonly Outcome[]): string[] {
  const count = (verdict: Outcome["verdict"]) => String(outcomes.filter((one) => one.verdict === verdict).length);
  return [String(outcomes.length), count("agree"), count("on-purpose"), count("miss")];
}

/** Each reason once, with the cases it is given for. */
export function printReasons(results: readonly PeerResult[]): void {
  const cases = new Map<string, string[]>();
  for (const { peer, outcomes } of results) {
    for (const { one, reason } of outcomes) {
      if (reason !== undefined) cases.set(reason, [...(cases.get(reason) ?? []), `${peer.name}/${one.key}`]);
    }
  }
  if (cases.size > 0) console.log("\non purpose:");
  for (const [reason, keys] of cases) console.log(`- ${reason}\n    ${keys.join(", ")}`);
}

/** How many cases are missed, and reasons given that no case needs. */
export function printMisses(results: readonly PeerResult[]): number {
  const lines = results.flatMap(({ peer, outcomes, idleReasons }) => [
    ...outcomes.filter(({ verdict }) => verdict === "miss").map((outcome) => missLine(peer.name, outcome)),
    ...idleReasons.map((key) => `- ${peer.name}/${key}: no case needs the reason that is given`),
  ]);
  if (lines.length > 0) console.log(`\nmissed:\n${lines.join("\n")}`);
  return lines.length;
}

function missLine(peer: string, { one, judgement: { missing, extra } }: Outcome): string {
  const parts = [
    ...(missing.length > 0 ? [`not found: ${missing.join(", ")}`] : []),
    ...(extra.length > 0 ? [`found beside: ${extra.join(", ")}`] : []),
  ];
  return `- ${peer}/${one.key}: ${parts.join("; ")}`;
}
