import { nearestName } from "../../source/nearest-name.ts";
import type { DeclaredInput } from "./declared-inputs.ts";
import { declaredInputs } from "./declared-inputs.ts";
import type { Flake, FlakeInput } from "./flake.ts";
import type { LockFile, LockNode } from "./lock-file.ts";
import { sameReference } from "./same-reference.ts";

/** An override or a follows that leads nowhere. */
export interface StaleFollows {
  readonly declared: DeclaredInput;
  /** `override`: of an input that the outer input does not have; `target`: to an input that the flake does not have. */
  readonly kind: "override" | "target";
  /** For an override, the entry of the input that lacks it. */
  readonly node: LockNode | null;
  /** The input of that entry that a misspelt override most likely means, if no other override names it. */
  readonly meant: string | null;
}

/** What flake.nix overrides in vain, as far as flake.nix and a flake.lock that fits it tell. */
export function* staleFollows(flake: Flake): Generator<StaleFollows> {
  for (const declared of declaredInputs(flake)) {
    if (hasNoTarget(flake, declared.input)) yield { declared, kind: "target", node: null, meant: null };
    const node = declared.within.length > 0 && flake.lock ? nodeOf(flake, flake.lock, declared.within) : null;
    if (!node || node.inputs.has(declared.input.name)) continue;
    const overridden = new Set(declared.within.at(-1)?.overrides.map(({ name }) => name));
    const names = [...node.inputs.keys()].filter((name) => !overridden.has(name));
    yield { declared, kind: "override", node, meant: nearestName(declared.input.name, names) ?? null };
  }
}

/** Whether the first step of a follows path is no input of the flake. */
function hasNoTarget(flake: Flake, { follows }: FlakeInput): boolean {
  if (!follows || follows.value === "" || !flake.inputsAreLiteral) return false;
  const first = follows.value.split("/")[0];
  const taken = [...flake.inputs, ...(flake.outputs?.formals ?? [])];
  // What outputs take without declaring it is an input too.
  return flake.outputs !== null && taken.every(({ name }) => name !== first);
}

/** The entry of the input that the path leads to; `null` where it is not locked as declared, or is replaced on the way. */
function nodeOf(flake: Flake, lock: LockFile, path: readonly FlakeInput[]): LockNode | null {
  let node = lock.root;
  for (const [depth, input] of path.entries()) {
    const entry = node.inputs.get(input.name);
    if (!entry?.node || entry.follows || input.follows || !input.isLiteral) return null;
    if (depth > 0 && input.url) return null;
    const { original } = entry.node;
    if (depth === 0 && (!input.reference || !original || sameReference(input.reference, original) !== true))
      return null;
    node = entry.node;
  }
  return flake.inputsAreLiteral ? node : null;
}
