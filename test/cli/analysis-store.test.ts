import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openAnalysisStore } from "#src/cli/analysis-store.ts";
import type { AnalysisCache } from "#src/engine/analysis-cache.ts";

let caches: string;

beforeEach(() => {
  caches = mkdtempSync(join(tmpdir(), "flakelint-store-"));
});

afterEach(() => {
  rmSync(caches, { recursive: true });
});

const folder = () => join(caches, "flakelint", "analysis");

function open({ root = "/repository", build = "one", limit }: { root?: string; build?: string; limit?: number } = {}) {
  return openAnalysisStore(root, { XDG_CACHE_HOME: caches, HOME: caches }, build, limit) as AnalysisCache;
}

it("gives back what was stored last, in this run and later ones", () => {
  const store = open();
  expect(store.read("name")).toBe(null);
  store.write("name", "first");
  store.write("name", "second ‘ä’ 🦀\n");
  expect(open().read("name")).toBe("second ‘ä’ 🦀\n");
  expect(open({ root: "/elsewhere" }).read("name")).toBe(null);
});

it("is not there where nothing is to be kept, or the program runs from source", () => {
  expect(openAnalysisStore("/", { XDG_CACHE_HOME: caches, FLAKELINT_NO_CACHE: "1" }, "one")).toBe(undefined);
  expect(openAnalysisStore("/", {}, "one")).toBe(undefined);
  expect(openAnalysisStore("/", { XDG_CACHE_HOME: caches }, null)).toBe(undefined);
});

it("takes nothing that is not whole, whatever happened to it", () => {
  open().write("name", "some text of some length");
  const [file = ""] = readdirSync(folder()).map((name) => join(folder(), name));
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length));
    expect(open().read("name")).toBe(null);
  }
  for (let place = 0; place < whole.length; place++) {
    const flipped = Buffer.from(whole);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    writeFileSync(file, flipped);
    expect(open().read("name")).toBe(null);
  }
  writeFileSync(file, whole);
  expect(open().read("name")).toBe("some text of some length");
});

it("trusts no folder that others can write to", () => {
  open().write("name", "text");
  chmodSync(folder(), 0o777);
  expect(open().read("name")).toBe(null);
  open().write("other", "text");
  expect(readdirSync(folder())).toHaveLength(1);
});

it("costs nothing where it cannot be written", () => {
  const file = join(caches, "file");
  writeFileSync(file, "");
  const store = openAnalysisStore("/", { XDG_CACHE_HOME: file }, "one");
  store?.write("name", "text");
  expect(store?.read("name")).toBe(null);
});

it("keeps below its limit by letting go of what was written first, and leaves nothing half written", async () => {
  const store = open({ limit: 2500 });
  for (const name of ["a", "b", "c"]) {
    store.write(name, name.repeat(1000));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(["a", "b", "c"].map((name) => open().read(name) !== null)).toEqual([false, true, true]);
  expect(readdirSync(folder())).toHaveLength(2);
});

it("tells lists of texts apart, however they are divided", () => {
  const { digest } = open();
  const lists = [[], [""], ["", ""], ["ab"], ["a", "b"], ["b", "a"], ["1:a"], ["ä"]];
  expect(new Set(lists.map((texts) => digest(texts))).size).toBe(lists.length);
  expect(digest(["a", "b"])).toBe(digest(["a", "b"]));
});
