import type { PeerAnswers } from "./checks.ts";
import { contextNames, inContext } from "./contexts.ts";
import { type Judgement, judge } from "./judge.ts";
import type { Peer, PeerCase } from "./peer-case.ts";

export interface Outcome {
  readonly one: PeerCase;
  readonly judgement: Judgement;
  /** `on-purpose`: we find something else, and say why. */
  readonly verdict: "agree" | "on-purpose" | "miss";
  /** Why, where it is on purpose. */
  readonly reason?: string;
}

export interface PeerResult {
  readonly peer: Peer;
  readonly outcomes: readonly Outcome[];
  readonly leftOut: Readonly<Record<string, number>>;
  /** Keys of cases for which a reason is given that nothing needs. */
  readonly idleReasons: readonly string[];
}

export async function runPeer(peer: Peer, folder: string, answers: PeerAnswers): Promise<PeerResult> {
  const { cases, leftOut } = peer.readCases(folder);
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await runCase(one, answers));
  const differing = new Set(outcomes.flatMap(({ one, verdict }) => (verdict === "agree" ? [] : one.key)));
  const idleReasons = answers.differences
    .flatMap((difference) => difference.cases)
    .filter((key) => !differing.has(key));
  return { peer, outcomes, leftOut, idleReasons };
}

async function runCase(one: PeerCase, answers: PeerAnswers): Promise<Outcome> {
  const judgement = await judge(one, answers);
  if (isClean(judgement)) return { one, judgement, verdict: "agree" };
  const difference = answers.differences.find(({ cases }) => cases.includes(one.key));
  if (difference === undefined) return { one, judgement, verdict: "miss" };
  const { because: reason, butIn } = difference;
  if (butIn === undefined) return { one, judgement, verdict: "on-purpose", reason };
  const there = await judge(inContext(one, butIn), answers);
  if (isClean(there))
    return { one, judgement, verdict: "on-purpose", reason: `${reason}; ${contextNames[butIn]} we agree` };
  return { one, judgement: there, verdict: "miss" };
}

function isClean({ missing, extra }: Judgement): boolean {
  return missing.length === 0 && extra.length === 0;
}
