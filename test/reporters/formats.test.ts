import { expect, test } from "vitest";
import { formatNames, isFormatName, loadReporter } from "#src/reporters/formats.ts";
import { plainOptions } from "#src/reporters/reporter.ts";
import { reportOf, sampleReport } from "./sample-report.ts";

test("names of formats are told from other words", () => {
  expect(formatNames.every(isFormatName)).toBe(true);
  expect(["yaml", "", "toString", "__proto__"].some(isFormatName)).toBe(false);
});

test.each(formatNames)("%s ends with a line feed or is empty", async (format) => {
  const render = await loadReporter(format);
  for (const report of [sampleReport(), reportOf({})]) {
    expect(render(report, plainOptions)).toMatch(/^$|\n$/);
  }
});

test.each(formatNames)("%s never shows a secret", async (format) => {
  const text = (await loadReporter(format))(sampleReport(), plainOptions);
  expect(text).toContain("plaintext-password");
  expect(text).not.toMatch(/hunter2|swordfish/);
});
