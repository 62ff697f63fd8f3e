/** What a lock file has of an input: `github:owner/repo/ref` or other attributes, and its own inputs. */
export interface LockedInput {
  /** "owner/repo" or "owner/repo/ref" on GitHub. */
  readonly github?: string;
  /** Attributes of `original`, instead of or beside those of `github`. */
  readonly original?: Readonly<Record<string, unknown>>;
  readonly locked?: Readonly<Record<string, unknown>>;
  /** Input name → key of a node, or a follows path. */
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly flake?: boolean;
  /** Days before the newest; default 0. */
  readonly age?: number;
}

const newest = 1_760_000_000;

/** The text of a flake.lock with the given nodes; the inputs of the root are those of the node `root`. */
export function lockText(nodes: Readonly<Record<string, LockedInput>>): string {
  const written: Record<string, unknown> = {};
  for (const [key, node] of Object.entries(nodes)) written[key] = writeNode(key, node);
  return `${JSON.stringify({ nodes: written, root: "root", version: 7 }, null, 2)}\n`;
}

function writeNode(key: string, { github, original, locked, inputs, flake, age = 0 }: LockedInput): unknown {
  if (key === "root") return { inputs };
  const [owner, repo, ref] = github?.split("/") ?? [];
  const source = github ? { type: "github", owner, repo } : {};
  return {
    ...(flake === false ? { flake } : {}),
    ...(inputs ? { inputs } : {}),
    locked: { ...source, rev: revisionFor(key), lastModified: newest - age * 86_400, ...(original ?? {}), ...locked },
    original: { ...source, ...(ref ? { ref } : {}), ...original },
  };
}

/** Forty hexadecimal digits that differ from key to key. */
function revisionFor(key: string): string {
  return Buffer.from(key.padEnd(20, ".")).toString("hex").slice(0, 40);
}
