import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CodeCache } from "#src/cli/code-cache.ts";

const isWindows = process.platform === "win32";

let home: string;
let file: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "flakelint-code-"));
  file = join(home, "file.js");
});
afterEach(() => rmSync(home, { recursive: true }));

const openCache = (build = "build") => new CodeCache({ XDG_CACHE_HOME: home }, build);
const codeFolder = () => join(home, "flakelint/code");
const folders = () => readdirSync(codeFolder());
const kept = () => join(codeFolder(), folders()[0] as string, "file.js");

let runs = 0;

/**
 * Compiles and runs the file as one run of the program does; whether its code was kept by an earlier one. Within a process V8
 * remembers what it compiled by its text, and asks for no other than of this length elsewhere.
 */
function run(build?: string): boolean {
  writeFile();
  const cache = openCache(build);
  const script = cache.compile("file.js", file);
  expect(script.runInThisContext()()).toBe(42);
  cache.keep();
  return script.cachedDataRejected === false;
}

function writeFile(): void {
  writeFileSync(file, `(function () { return 6 * 7; /* ${String(++runs).padStart(6)} */ })`);
}

describe("code of earlier runs", () => {
  it("is taken by the next run, and not written again", () => {
    expect(run()).toBe(false);
    const { length } = readFileSync(kept());
    utimesSync(kept(), 1000, 1000);
    expect(run()).toBe(true);
    expect(readFileSync(kept())).toHaveLength(length);
    expect(folders()).toHaveLength(1);
    expect(readdirSync(join(codeFolder(), folders()[0] as string))).toEqual(["file.js"]);
  });

  it("is that of one build", () => {
    run("one");
    expect(run("other")).toBe(false);
    expect(run("one")).toBe(true);
  });

  it("holds what functions ran by then, of all files", () => {
    run();
    const { length } = readFileSync(kept());
    const other = join(home, "other.js");
    writeFileSync(other, "(function () { return 1; })");
    writeFile();
    const cache = openCache();
    const script = cache.compile("file.js", file);
    cache.compile("other.js", other);
    script.runInThisContext()();
    cache.keep();
    expect(readdirSync(join(codeFolder(), folders()[0] as string))).toEqual(["file.js", "other.js"]);
    expect(readFileSync(kept()).length).toBeGreaterThanOrEqual(length);
  });

  it("is not used if a bit of it is wrong, or anything missing", () => {
    run();
    const good = readFileSync(kept());
    const damage = fc.oneof(
      fc.nat(good.length - 1).map((at) => Buffer.from(good.map((byte, index) => (index === at ? byte ^ 4 : byte)))),
      fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(damage, (bytes) => {
        writeFileSync(kept(), bytes);
        expect(run()).toBe(false);
        expect(run()).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("is bounded: of the folders of other builds the youngest stay", () => {
    for (const [age, build] of ["a", "b", "c", "d", "e", "f", "g"].entries()) {
      run(build);
      const folder = folders().find((name) => name.startsWith(`${build}-`)) as string;
      utimesSync(join(codeFolder(), folder), 1000 + age, 1000 + age);
    }
    run("h");
    expect(folders().map((name) => name.split("-")[0])).toEqual(["c", "d", "e", "f", "g", "h"]);
  });

  it("is left alone while another run writes it, unless that one died", () => {
    run();
    rmSync(kept());
    const unfinished = join(codeFolder(), folders()[0] as string, "file.js.tmp");
    writeFileSync(unfinished, "");
    run();
    expect(run()).toBe(false);
    utimesSync(unfinished, 1000, 1000);
    run();
    run();
    expect(run()).toBe(true);
  });

  it("is neither read nor written where the user wants no cache", () => {
    run();
    const cache = new CodeCache({ XDG_CACHE_HOME: home, FLAKELINT_NO_CACHE: "1" }, "build");
    expect(cache.compile("file.js", file).cachedDataRejected).toBeUndefined();
    rmSync(codeFolder(), { recursive: true });
    cache.keep();
    expect(() => folders()).toThrow("ENOENT");
  });

  it.skipIf(isWindows)("is not read from a folder that others can write to", () => {
    run();
    for (const folder of [join(codeFolder(), folders()[0] as string), join(home, "flakelint")]) {
      chmodSync(folder, 0o777);
      expect(run()).toBe(false);
      expect(run()).toBe(false);
      chmodSync(folder, 0o700);
      expect(run()).toBe(true);
    }
  });

  it("costs nothing but time where it cannot be written", () => {
    mkdirSync(join(home, "flakelint"));
    writeFileSync(codeFolder(), "a file");
    expect(run()).toBe(false);
    expect(run()).toBe(false);
  });
});
