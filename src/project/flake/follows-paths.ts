/** What a node's `inputs` say as written: a node's key, or a follows path from the root; `null` for anything else. */
export type WrittenInput = string | readonly string[] | null;

/** Longer chains of follows than this are taken for a circle. */
const longestChain = 500;

/**
 * Makes a function that walks a follows path from the root through `inputs`, as Nix does: a step that is itself
 * a follows path is walked from the root in its turn. It answers the key of the node, or `null` where the path
 * leads nowhere or in a circle.
 */
export function resolveFollows(
  inputs: ReadonlyMap<string, ReadonlyMap<string, WrittenInput>>,
  root: string,
): (path: readonly string[]) => string | null {
  const known = new Map<string, string | null>();
  const walk = (path: readonly string[], depth: number): string | null => {
    const name = JSON.stringify(path);
    const before = known.get(name);
    if (before !== undefined || depth > longestChain) return before ?? null;
    // While it is being walked a path leads nowhere, so that a circle ends.
    known.set(name, null);
    let node: string | null = root;
    for (const step of path) {
      const target: WrittenInput = inputs.get(node)?.get(step) ?? null;
      node = typeof target === "string" ? target : target && target.length > 0 ? walk(target, depth + 1) : null;
      if (node === null) break;
    }
    known.set(name, node);
    return node;
  };
  return (path) => walk(path, 0);
}
