import type { Flake } from "./flake.ts";
import type { LockFile, LockNode } from "./lock-file.ts";
import { channelOf } from "./repository-identity.ts";

/** One of several copies, and who brings it. */
export interface InputCopy {
  readonly node: LockNode;
  /** Names of inputs from the root: `["hyprland", "nixpkgs"]`. */
  readonly chain: readonly string[];
}

/** One branch of one repository, locked more than once. */
export interface DuplicateInput {
  readonly repository: string;
  /** At least two, those with the shortest chains first. */
  readonly copies: readonly InputCopy[];
}

/** Repositories that flake.lock holds several copies of, on the same branch or channel; forks and other channels are something else. */
export function duplicateInputs(flake: Flake): DuplicateInput[] {
  const { lock } = flake;
  if (!lock) return [];
  const groups = new Map<string, InputCopy[]>();
  for (const copy of copiesOf(lock)) {
    const channel = channelOf(copy.node.original);
    const { identity, locked, isFlake } = copy.node;
    if (identity === null || channel === null) continue;
    const key = [identity, channel, locked?.dir ?? "", isFlake].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), copy]);
  }
  return [...groups.values()]
    .filter((copies) => copies.length > 1)
    .map((copies) => ({ repository: copies[0]?.node.identity as string, copies }));
}

/** Every node once, by its shortest chain; breadth first, so that short chains come first. */
function* copiesOf(lock: LockFile): Generator<InputCopy> {
  const seen = new Set<LockNode>([lock.root]);
  const queue: InputCopy[] = [{ node: lock.root, chain: [] }];
  for (const { node, chain } of queue) {
    for (const input of node.inputs.values()) {
      if (!input.node || input.follows || seen.has(input.node)) continue;
      seen.add(input.node);
      const copy = { node: input.node, chain: [...chain, input.name] };
      queue.push(copy);
      yield copy;
    }
  }
}
