import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Log, Run } from "sarif";
import { expect } from "vitest";
import type { Report } from "#src/findings/report.ts";
import type { ReporterOptions } from "#src/reporters/reporter.ts";
import { renderSarif } from "#src/reporters/sarif.ts";

/** The official schema; the package that carries it does not export it. */
const schemaFile = new URL(
  "../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json",
  import.meta.url,
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

/** The one run of a report, which must be valid SARIF. */
export function runOf(report: Report, options: Partial<ReporterOptions> = {}): Run {
  const log: Log = JSON.parse(renderSarif(report, options));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-schema-2.1.0.json") });
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}
