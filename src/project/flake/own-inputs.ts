import type { Flake, FlakeInput } from "./flake.ts";
import type { LockNode } from "./lock-file.ts";
import { channelOf, isDevelopment } from "./repository-identity.ts";

/** An input's own copy of something the flake has itself. */
export interface OwnInput {
  readonly input: FlakeInput;
  /** From the input to the copy: `["nixpkgs"]`. */
  readonly path: readonly string[];
  readonly node: LockNode;
  /** The input of the flake that could stand in for it. */
  readonly target: FlakeInput;
  readonly targetNode: LockNode;
}

export interface OwnInputsQuestion {
  /** How far below the flake's inputs to look: 1 for their own inputs. */
  readonly depth: number;
  /** Names of inputs' inputs that may follow an input of another name and repository. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Deeper than any real chain of inputs; a lock file may go in circles. */
const deepest = 10;

/**
 * Inputs of inputs that flake.lock holds apart though the flake has the same repository, on the same channel, as an
 * input. Left out are those flake.nix overrides in any way, and those locked to one revision on purpose.
 */
export function* ownInputs(flake: Flake, question: OwnInputsQuestion): Generator<OwnInput> {
  for (const input of flake.inputs) {
    const entry = flake.lock?.root.inputs.get(input.name);
    if (!entry?.node || entry.follows || input.follows || !input.isLiteral || !input.isFlake) continue;
    yield* below(flake, question, { input, node: entry.node, path: [], overrides: input.overrides });
  }
}

interface Level {
  readonly input: FlakeInput;
  readonly node: LockNode;
  readonly path: readonly string[];
  readonly overrides: readonly FlakeInput[];
}

function* below(flake: Flake, question: OwnInputsQuestion, level: Level): Generator<OwnInput> {
  for (const { name, follows, node } of level.node.inputs.values()) {
    if (follows || !node) continue;
    const override = level.overrides.find((candidate) => candidate.name === name);
    if (override && isReplaced(override)) continue;
    const path = [...level.path, name];
    const target = standIn(flake, question, level.input, name, node);
    if (target) yield { input: level.input, path, node, ...target };
    else if (path.length < Math.min(question.depth, deepest))
      yield* below(flake, question, { ...level, node, path, overrides: override?.overrides ?? [] });
  }
}

function isReplaced(override: FlakeInput): boolean {
  return Boolean(override.follows || override.url) || !override.isLiteral || override.reference?.type !== "indirect";
}

function standIn(flake: Flake, question: OwnInputsQuestion, input: FlakeInput, name: string, node: LockNode) {
  const fitting = flake.inputs.flatMap((target) => {
    const entry = flake.lock?.root.inputs.get(target.name);
    // An input that is itself taken from this one would end up in a circle.
    if (target === input || !entry?.node || entry.node === node || entry.follows?.[0] === input.name) return [];
    const isAlias = question.aliases.get(name) === target.name;
    return isSameSource(node, entry.node, isAlias) ? [{ target, targetNode: entry.node }] : [];
  });
  const sameName = fitting.find(({ target }) => target.name === name);
  if (sameName || isDevelopment(node.original)) return sameName ?? fitting[0];
  // Whoever asks for a channel would get a nixpkgs that nobody has built yet.
  const released = fitting.filter(({ targetNode }) => !isDevelopment(targetNode.original));
  return released.find(({ targetNode }) => targetNode.original?.ref === node.original?.ref) ?? released[0];
}

function isSameSource(node: LockNode, other: LockNode, isAlias: boolean): boolean {
  const channel = channelOf(node.original);
  if (channel === null || channel !== channelOf(other.original) || node.isFlake !== other.isFlake) return false;
  if (isAlias) return true;
  return node.identity !== null && node.identity === other.identity && node.locked?.dir === other.locked?.dir;
}
