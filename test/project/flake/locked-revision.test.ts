import { expect, it } from "vitest";
import type { LockNode } from "#src/project/flake/lock-file.ts";
import { timeBetween } from "#src/project/flake/locked-revision.ts";
import { readLockFile } from "#src/project/flake/read-lock-file.ts";

function locked(lastModified: unknown): LockNode {
  const nodes = {
    root: { inputs: { a: "a" } },
    a: { locked: { type: "github", owner: "o", repo: "r", lastModified }, original: { type: "github", owner: "o" } },
  };
  const node = readLockFile("flake.lock", JSON.stringify({ nodes, root: "root", version: 7 })).lock?.root.inputs.get(
    "a",
  )?.node;
  if (!node) throw new Error("the input is not locked");
  return node;
}

const day = 24 * 60 * 60;
const november = locked(1_700_000_000);

it("tells the time between two revisions in the unit that people would use", () => {
  expect(timeBetween(locked(1_700_000_000 - 3 * day), november)).toBe("3 days older than %");
  expect(timeBetween(locked(1_700_000_000 + 21 * day), november)).toBe("3 weeks newer than %");
  expect(timeBetween(locked(1_700_000_000 + day / 4), november)).toBe("of the same day as %");
});

it("tells no time where Nix knew none, and wrote 0", () => {
  expect(timeBetween(locked(0), november)).toBeNull();
  expect(timeBetween(november, locked(0))).toBeNull();
  expect(timeBetween(november, locked(undefined))).toBeNull();
});
