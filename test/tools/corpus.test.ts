import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareCounts, countByRule, renderSnapshot } from "../../tools/corpus/snapshot.ts";
import { openTree } from "../../tools/corpus/trees.ts";

describe("the counts of the corpus", () => {
  const commit = "0".repeat(40);
  const entry = (repository: string, findings: Readonly<Record<string, number>>) => ({ repository, commit, findings });

  it("are of each rule, by name", () => {
    const findings = [{ rule: "unused-with" }, { rule: "known-token" }, { rule: "unused-with" }];
    expect(Object.entries(countByRule({ findings }))).toEqual([
      ["known-token", 1],
      ["unused-with", 2],
    ]);
  });

  it("differ where a rule finds more, less, nothing any more, or something for the first time", () => {
    const before = entry("ada/nix", { a: 1, b: 2, c: 3, same: 4 });
    expect(compareCounts(before, { a: 2, b: 1, d: 5, same: 4 })).toEqual([
      "ada/nix  a  1 → 2 (+1)",
      "ada/nix  b  2 → 1 (-1)",
      "ada/nix  c  3 → 0 (-3)",
      "ada/nix  d  0 → 5 (+5)",
    ]);
  });

  it("are written in order of the repositories", () => {
    const text = renderSnapshot({ day: "2026-11-01", repositories: [entry("b/b", {}), entry("a/a", { x: 1 })] });
    expect(JSON.parse(text).repositories.map((one: { repository: string }) => one.repository)).toEqual(["a/a", "b/b"]);
  });
});

describe("a tree of the corpus", () => {
  let folder = "";
  let commit = "";
  const git = (...args: string[]) => execFileSync("git", ["-C", join(folder, "origin/ada/nix"), ...args]).toString();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "flakelint-corpus-"));
    const origin = join(folder, "origin/ada/nix");
    mkdirSync(origin, { recursive: true });
    writeFileSync(join(origin, "flake.nix"), "{ }\n");
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "all");
    commit = git("rev-parse", "HEAD").trim();
    vi.stubEnv("GIT_CONFIG_COUNT", "1");
    vi.stubEnv("GIT_CONFIG_KEY_0", `url.file://${join(folder, "origin")}/.insteadOf`);
    vi.stubEnv("GIT_CONFIG_VALUE_0", "https://github.com/");
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (wanted: string) => openTree(join(folder, "trees"), { repository: "ada/nix", commit: wanted });

  it("is fetched at its commit, once", async () => {
    const tree = await open(commit);
    expect(readFileSync(join(tree, "flake.nix"), "utf8")).toBe("{ }\n");
    rmSync(join(folder, "origin"), { recursive: true });
    expect(await open(commit)).toBe(tree);
  });

  it("is refused at another commit", async () => {
    await open(commit);
    await expect(open("1".repeat(40))).rejects.toThrow(`is at ${commit}, not at 1111`);
  });

  it("does not exist by half when it cannot be fetched", async () => {
    await expect(open("1".repeat(40))).rejects.toThrow("fetch");
    expect(readdirSync(join(folder, "trees"))).toEqual([]);
  });
});
