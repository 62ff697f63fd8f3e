import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { flakeOf300Files, generateFlake } from "../../bench/generate-flake.ts";
import { generatedSet, longList } from "../../bench/generate-large.ts";
import { generatePackages } from "../../bench/generate-packages.ts";
import { sizeOf, type Tree } from "../../bench/tree.ts";
import { parse } from "../../tools/fuzz/checks.ts";
import { parser } from "../support/parser.ts";

const digest = (tree: Tree) =>
  createHash("sha256")
    .update(JSON.stringify([...tree]))
    .digest("hex");

/** Files of a tree that do not parse. */
function broken(tree: Tree): string[] {
  return [...tree]
    .filter(([path, text]) => path.endsWith(".nix") && parse(parser, text).problems.length > 0)
    .map(([path]) => path);
}

describe("the generated flake", () => {
  it("has 300 files and 20 hosts", () => {
    const tree = generateFlake(flakeOf300Files);
    expect(sizeOf(tree).files).toBe(300);
    expect([...tree.keys()].filter((path) => /^hosts\/[^/]+\/default\.nix$/.test(path))).toHaveLength(20);
    expect(tree.has("flake.lock")).toBe(true);
  });

  it("is the same each time, and parses", () => {
    expect(digest(generateFlake(flakeOf300Files))).toBe(digest(generateFlake(flakeOf300Files)));
    expect(broken(generateFlake(flakeOf300Files))).toEqual([]);
  });

  it("keeps its modules when hosts are added", () => {
    const size = { hosts: 1, modules: 12, users: 1, packages: 1 };
    const [small, large] = [generateFlake(size), generateFlake({ ...size, hosts: 3 })];
    const modules = [...small].filter(([path]) => path.startsWith("modules/"));
    expect(modules.filter(([path, text]) => large.get(path) !== text)).toEqual([]);
    expect(sizeOf(large).files - sizeOf(small).files).toBe(6);
  });
});

describe("the generated packages", () => {
  it.each([10, 250, 1000])("are %i files", (files) => {
    const tree = generatePackages(files);
    expect(sizeOf(tree).files).toBe(files);
    expect(broken(tree)).toEqual([]);
    expect(digest(tree)).toBe(digest(generatePackages(files)));
  });

  it("are about 1.5 kB each", () => {
    const { files, bytes } = sizeOf(generatePackages(2000));
    expect(bytes / files).toBeGreaterThan(1300);
    expect(bytes / files).toBeLessThan(1800);
  });
});

describe("large files", () => {
  it("are as large as asked for, and parse", () => {
    const tree = new Map([
      ["set.nix", generatedSet(100_000)],
      ["list.nix", longList(500)],
    ]);
    expect(generatedSet(100_000).length).toBeGreaterThanOrEqual(100_000);
    expect(longList(500).match(/example\.org/g)).toHaveLength(500);
    expect(broken(tree)).toEqual([]);
  });
});
