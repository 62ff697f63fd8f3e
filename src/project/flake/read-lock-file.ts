import { resolveFollows, type WrittenInput } from "./follows-paths.ts";
import type { FlakeReference, LockFile, LockInput, LockNode, LockProblem } from "./lock-file.ts";
import { firstJsonProblem, LockPositions } from "./lock-positions.ts";
import { identifyRepository } from "./repository-identity.ts";

export type LockReading =
  | { readonly lock: LockFile; readonly problem?: undefined }
  | { readonly lock?: undefined; readonly problem: LockProblem };

/** The versions Nix reads. */
const oldestVersion = 5;
const newestVersion = 7;

/** Reads the text of a flake.lock; `path` is relative to the root. Never throws. */
export function readLockFile(path: string, text: string): LockReading {
  const json = parseJson(text);
  if (json === undefined) {
    const { message, span } = firstJsonProblem(text);
    return { problem: { message: `flake.lock is not valid JSON: ${message}`, span, isSyntax: true } };
  }
  const complain = (message: string): LockReading => ({
    problem: { message, span: { start: 0, end: 0 }, isSyntax: false },
  });
  if (!isRecord(json)) return complain("flake.lock holds no JSON object");
  const { version, nodes, root } = json;
  if (typeof version !== "number") return complain("flake.lock has no version");
  if (version < oldestVersion || version > newestVersion)
    return complain(`flake.lock has version ${version}, which is not one of ${oldestVersion} to ${newestVersion}`);
  if (!isRecord(nodes)) return complain("flake.lock has no nodes");
  if (typeof root !== "string" || !isRecord(ownValue(nodes, root))) return complain("flake.lock has no root node");
  return { lock: buildLock(path, text, version, new Map(Object.entries(nodes)), root) };
}

/** A node while its inputs are still being joined to the nodes they mean. */
interface OpenNode extends LockNode {
  readonly inputs: Map<string, LockInput>;
}

function buildLock(
  path: string,
  text: string,
  version: number,
  written: ReadonlyMap<string, unknown>,
  root: string,
): LockFile {
  const nodes = new Map<string, OpenNode>();
  const inputs = new Map<string, ReadonlyMap<string, WrittenInput>>();
  for (const [key, value] of written) {
    if (!isRecord(value)) continue;
    nodes.set(key, openNode(key, value));
    inputs.set(key, writtenInputs(value.inputs));
  }
  const resolve = resolveFollows(inputs, root);
  for (const [key, node] of nodes) {
    for (const [name, target] of inputs.get(key) ?? []) {
      const follows = typeof target === "string" ? null : target;
      const leadsTo = typeof target === "string" ? target : target && target.length > 0 ? resolve(target) : null;
      node.inputs.set(name, { name, follows, node: leadsTo === null ? null : (nodes.get(leadsTo) ?? null) });
    }
  }
  const rootNode = nodes.get(root) as LockNode;
  nodes.delete(root);
  const positions = new LockPositions(text);
  return { path, version, root: rootNode, nodes, spanOf: (key, input) => positions.spanOf(key, input) };
}

function openNode(key: string, value: Record<string, unknown>): OpenNode {
  const original = readReference(value.original);
  const info = readReference(value.info);
  const locked = readReference(value.locked);
  return {
    key,
    isFlake: value.flake !== false,
    original,
    // Until version 6 the hash and the date stood apart from the rest.
    locked: locked && info ? { ...locked, ...info } : locked,
    inputs: new Map(),
    // An indirect reference is resolved in `locked`, and a local override only in `original`.
    identity: identifyRepository(locked) ?? identifyRepository(original),
  };
}

function writtenInputs(value: unknown): ReadonlyMap<string, WrittenInput> {
  const inputs = new Map<string, WrittenInput>();
  if (!isRecord(value)) return inputs;
  for (const [name, target] of Object.entries(value)) {
    if (typeof target === "string") inputs.set(name, target);
    else if (Array.isArray(target) && target.every((step) => typeof step === "string")) inputs.set(name, target);
    else inputs.set(name, null);
  }
  return inputs;
}

function readReference(value: unknown): FlakeReference | null {
  if (!isRecord(value)) return null;
  const attributes = Object.entries(value).filter(([, attribute]) =>
    /^(string|number|boolean)$/.test(typeof attribute),
  );
  return Object.fromEntries(attributes) as FlakeReference;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ownValue(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
