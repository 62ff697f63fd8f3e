import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { formatNames, loadReporter } from "#src/reporters/formats.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { sampleReport } from "../reporters/sample-report.ts";
import { tableAfter } from "../support/markdown.ts";

const document = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
const named = (cells: readonly string[]) => [...cells.join(" ").matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name);

it("docs/formats.md tells of every format, and of no other", () => {
  const rows = tableAfter(document, "| format | for |");
  expect(rows.flatMap(([cell = ""]) => named([cell])).toSorted()).toEqual([...formatNames].toSorted());
});

it("docs/formats.md names every key of the JSON report, and of a finding", async () => {
  const json = JSON.parse((await loadReporter("json"))(sampleReport(), plainOptions));
  const keys = tableAfter(document, "| key | holds |").flatMap(([cell = ""]) => named([cell]));
  expect(keys.toSorted()).toEqual(Object.keys(json).toSorted());
  const found = new Set(json.findings.flatMap(Object.keys));
  const ofFinding = tableAfter(document, "| key of a finding |").flatMap(([cell = ""]) => named([cell]));
  expect(ofFinding.toSorted()).toEqual(expect.arrayContaining([...found]));
  const summary = tableAfter(document, "| key | holds |").find(([cell = ""]) => cell === "`summary`") ?? [];
  expect(Object.keys(json.summary).filter((key) => !named(summary).includes(key))).toEqual([]);
});
