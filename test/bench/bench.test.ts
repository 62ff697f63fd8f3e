import { describe, expect, it } from "vitest";
import { cases } from "../../bench/cases.ts";
import { findOnPath } from "../../bench/programs.ts";
import { readBenchArguments } from "../../bench/read-arguments.ts";
import { renderComparison, renderTable } from "../../bench/render-table.ts";
import { readResults, storedRows } from "../../bench/results.ts";
import type { Measured, Row } from "../../bench/rows.ts";
import { inTurn, median, summarize } from "../../bench/statistics.ts";

const names = cases.map(({ name }) => name);
const subject = { folder: "/", files: ["a.nix"], bytes: 1_000_000 };

function measured(program: string, role: Row["role"], wallMs: number): Measured {
  const row = { program, label: "x".repeat(80), subject, commands: null, role };
  return { row, result: { wallMs, cpuMs: 2 * wallMs, peakBytes: 5e7 } };
}

describe("the arguments", () => {
  it("name cases and how to run them", () => {
    expect(readBenchArguments(["start", "--runs", "3", "--json", "out.json"], names)).toEqual({
      names: ["start"],
      runs: 3,
      trees: null,
      json: "out.json",
      compare: null,
      program: null,
    });
  });

  it.each([["nothing"], ["--runs", "0"], ["--runs", "many"], ["--warm"]])("%j … are refused", (...argv) => {
    expect(() => readBenchArguments(argv, names)).toThrow();
  });
});

describe("the statistics", () => {
  it("take the middle", () => {
    expect([median([9, 1, 2]), median([4, 1, 2, 9])]).toEqual([2, 3]);
  });

  it("take the mean of CPU times, and leave out what is not known", () => {
    const runs = [1, 2, 9].map((wallMs) => ({ wallMs, cpuMs: wallMs * 10, peakBytes: null }));
    expect(summarize(runs)).toEqual({ wallMs: 2, cpuMs: 40, peakBytes: null });
  });

  it("add times, not memory, of programs that follow each other", () => {
    const one = { wallMs: 1, cpuMs: 2, peakBytes: 30 };
    expect(inTurn(one, { wallMs: 10, cpuMs: null, peakBytes: 20 })).toEqual({ wallMs: 11, cpuMs: null, peakBytes: 30 });
  });
});

describe("the table", () => {
  const rows = [
    measured("empty Node", "node", 20),
    measured("flakelint", "flakelint", 100),
    measured("peer", "peer", 50),
  ];

  it("fits 120 columns, and tells ratios", () => {
    const lines = renderTable(rows).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines[2]).toMatch(/ 100\.0 +200 +50 +100 +5\.00 +–$/);
    expect(lines[3]).toMatch(/ 2\.00 ×$/);
  });

  it("compares with what was measured before", () => {
    const stored = { version: 1, node: "", cores: 2, cases: { start: storedRows(rows) } };
    const before = readResults(JSON.stringify(stored), "out.json").cases.start;
    const now = [measured("flakelint", "flakelint", 80), measured("new", "flakelint", 1)];
    expect(renderComparison(now, before)).toMatch(/ 100\.0 +80\.0 +0\.80 × +0\.80 × +1\.00 ×$/);
    expect(renderComparison(now, undefined)).toBe("nothing of this was measured before");
  });

  it("refuses another file", () => {
    expect(() => readResults('{"a": 1}', "package.json")).toThrow("package.json holds no results of benchmarks");
  });
});

it("programs are found on PATH, or not", () => {
  expect(findOnPath("no-such-program", "/nowhere:/usr/bin")).toBeNull();
});
