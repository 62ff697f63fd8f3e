import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheDirectory, isOwnFolder, makeOwnFolder } from "#src/cli/cache-directory.ts";

const isWindows = process.platform === "win32";

describe("the folder of the cache", () => {
  it("is below XDG_CACHE_HOME, on every system", () => {
    const caches = join(tmpdir(), "caches");
    expect(cacheDirectory({ XDG_CACHE_HOME: caches, HOME: "/home/ann" })).toBe(join(caches, "flakelint"));
  });

  it.runIf(process.platform === "linux")("is below ~/.cache where XDG_CACHE_HOME says nothing", () => {
    const HOME = tmpdir();
    const expected = join(HOME, ".cache/flakelint");
    expect(cacheDirectory({ HOME })).toBe(expected);
    expect(cacheDirectory({ HOME, XDG_CACHE_HOME: "" })).toBe(expected);
    expect(cacheDirectory({ HOME, XDG_CACHE_HOME: "relative" })).toBe(expected);
  });

  it("is nowhere without a home", () => {
    expect(cacheDirectory({})).toBeNull();
    expect(cacheDirectory({ HOME: "" })).toBeNull();
    expect(cacheDirectory({ HOME: "relative" })).toBeNull();
    expect(cacheDirectory({ HOME: join(tmpdir(), "nobody/lives/here") })).toBeNull();
  });

  it("is nowhere where the user wants none", () => {
    const caches = join(tmpdir(), "caches");
    expect(cacheDirectory({ XDG_CACHE_HOME: caches, FLAKELINT_NO_CACHE: "1" })).toBeNull();
    expect(cacheDirectory({ XDG_CACHE_HOME: caches, FLAKELINT_NO_CACHE: "" })).not.toBeNull();
  });
});

describe("a folder in the cache", () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "flakelint-caches-"));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it("is made for the user alone", () => {
    const folder = join(home, ".cache/flakelint/code");
    expect(isOwnFolder(folder)).toBe(false);
    expect(makeOwnFolder(folder)).toBe(true);
    expect(isOwnFolder(folder)).toBe(true);
    if (!isWindows) expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.skipIf(isWindows)("is not used if others can write to it", () => {
    const folder = join(home, "shared");
    mkdirSync(folder);
    chmodSync(folder, 0o770);
    expect(isOwnFolder(folder)).toBe(false);
    expect(makeOwnFolder(folder)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)("is not made in the home of somebody else", () => {
    chownSync(home, 12_345, 12_345);
    expect(makeOwnFolder(join(home, ".cache/flakelint"))).toBe(false);
    expect(existsSync(join(home, ".cache"))).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)("is not used if somebody else has made a link of it", () => {
    const [target, link] = [join(home, "target"), join(home, "link")];
    expect(makeOwnFolder(target)).toBe(true);
    symlinkSync(target, link);
    expect(isOwnFolder(link)).toBe(true);
    lchownSync(link, 12_345, 12_345);
    expect(isOwnFolder(link)).toBe(false);
  });

  it.runIf(process.platform === "linux")("is not made where none can be", () => {
    expect(makeOwnFolder("/proc/.cache/flakelint")).toBe(false);
  });

  it("is not made where a file stands", () => {
    writeFileSync(join(home, "file"), "");
    expect(makeOwnFolder(join(home, "file"))).toBe(false);
    expect(makeOwnFolder(join(home, "file/flakelint"))).toBe(false);
  });
});
