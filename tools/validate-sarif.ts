/**
 * Checks SARIF files as GitHub code scanning would take them: `npm run check:sarif -- FILE…`.
 * Prints each complaint, then a line for each file and one for all.
 * Exit 0: clean; 1: a file has an error or a warning; 2: the check itself could not be made.
 *
 * The schema (which the uploader holds against a file first) comes with `@microsoft/sarif-multitool-ts`. Microsoft's validator
 * (npm package `@microsoft/sarif-multitool`) does the rest; worked around is what that hides: it exits with 0 whatever it
 * finds, it skips files over 10 MB, most of its rules GH1001 to GH1007 are off unless a policy file turns them on, its rule
 * SARIF2006 opens every link in a file, and its npm launcher hands arguments to a shell, which eats the `;` between them,
 * so the program is started directly.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Log, Message, Notification, Result } from "sarif";

const rulesOffByDefault = [
  "GH1001.ProvideRequiredLocationProperties",
  "GH1002.InlineThreadFlowLocations",
  "GH1003.ProvideRequiredRegionProperties",
  "GH1005.LocationsMustBeRelativeUrisOrFilePaths",
  "GH1006.ProvideCheckoutPath",
  "GH1007.ProvideFullyFormattedMessageStrings",
];

/** Says why the check cannot be made and ends the program. */
function giveUp(reason: string): never {
  console.error(`validate-sarif: ${reason}`);
  process.exit(2);
}

/** The validator's program for this system. */
function findValidator(): string {
  const name = `@microsoft/sarif-multitool-${process.platform}`;
  try {
    const program: string = createRequire(import.meta.url)(name);
    // Package managers that run no install scripts leave it without permission to run.
    if (process.platform !== "win32") chmodSync(program, 0o755);
    return program;
  } catch (error) {
    const [reason] = String(error).split("\n");
    return giveUp(`${name} cannot be used (${reason}): npm install --no-save @microsoft/sarif-multitool`);
  }
}

/** One opens every link; the other knows the limits of years ago, for which `limitComplaints` has those of today. */
const rulesNotAsked = ["SARIF2006.UrisShouldBeReachable", "GH1004.ReviewArraysThatExceedConfigurableDefaults"];

function policy(): string {
  const options = (rule: string, state: string) =>
    `<Properties Key="${rule}.Options">` +
    `<Property Key="RuleEnabled" Value="${state}" Type="Driver.RuleEnabledState" /></Properties>`;
  const rules = [
    ...rulesOffByDefault.map((rule) => options(rule, "Error")),
    ...rulesNotAsked.map((rule) => options(rule, "Disabled")),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>\n<Properties>\n${rules.join("\n")}\n</Properties>\n`;
}

interface Complaint {
  readonly isError: boolean;
  readonly text: string;
}

/** What exceeds the limits of GitHub code scanning: refused is an error, shown in part a warning. */
function limitComplaints({ runs }: Log, bytes: number): Complaint[] {
  const limit = (what: string, count: number, shown: number, taken: number): Complaint[] =>
    count <= shown ? [] : [{ isError: count > taken, text: `limit: ${what}: ${count}, of which ${shown} are shown` }];
  const [run] = runs;
  const rules = run?.tool.driver.rules ?? [];
  return [
    ...limit("bytes under gzip", bytes, 10_000_000, 10_000_000),
    ...limit("runs", runs.length, 1, 1),
    ...limit("results", run?.results?.length ?? 0, 25_000, 25_000),
    ...limit("rules", rules.length, 25_000, 25_000),
    ...rules.flatMap(({ id, properties }) => limit(`tags of ${id}`, properties?.tags?.length ?? 0, 10, 20)),
    ...(run?.results ?? []).flatMap(({ ruleId, relatedLocations = [], codeFlows = [] }) => {
      const steps = codeFlows.flatMap(({ threadFlows }) => threadFlows.flatMap(({ locations }) => locations));
      return [
        ...limit(`locations of a ${ruleId}`, relatedLocations.length, 100, 1_000),
        ...limit(`steps of a ${ruleId}`, steps.length, 1_000, 10_000),
      ];
    }),
  ];
}

/** Compiles the schema of SARIF into a check of one file. */
function schemaCheck(): (log: unknown) => Complaint[] {
  const schema = new URL(
    "../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json",
    import.meta.url,
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  return (log) => {
    validate(log);
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message }) => ({ isError: true, text: `schema: ${instancePath} ${message}` }));
  };
}

/** The validator's complaints about one file. */
function complaintsAbout(file: string, validator: string, workDirectory: string): Complaint[] {
  const policyFile = join(workDirectory, "policy.xml");
  const output = join(workDirectory, "complaints.sarif");
  writeFileSync(policyFile, policy());
  rmSync(output, { force: true });
  const kinds = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"];
  const args = [
    "validate",
    file,
    "--config",
    policyFile,
    ...kinds,
    "--output",
    output,
    "--log",
    "ForceOverwrite",
    "--max-file-size-in-kb",
    "1000000",
    "--quiet",
  ];
  const run = spawnSync(validator, args, { encoding: "utf8" });
  if (run.status !== 0) giveUp(`the validator failed on ${file}: ${run.error?.message ?? run.stdout + run.stderr}`);
  if (!existsSync(output)) giveUp(`the validator wrote nothing about ${file}`);
  const log: Log = JSON.parse(readFileSync(output, "utf8").replace(/^\ufeff/, ""));
  return log.runs.flatMap((sarifRun) => {
    const invocations = sarifRun.invocations ?? [];
    const notifications = invocations.flatMap((invocation) => [
      ...(invocation.toolExecutionNotifications ?? []),
      ...(invocation.toolConfigurationNotifications ?? []),
    ]);
    return [
      ...(sarifRun.results ?? []).map(complaint),
      ...notifications.filter((one) => one.level === "error").map(trouble),
    ];
  });
}

function complaint(result: Result): Complaint {
  const region = result.locations?.[0]?.physicalLocation?.region;
  const line = region?.startLine === undefined ? "" : `line ${region.startLine}: `;
  const level = result.level ?? "warning";
  return { isError: level === "error", text: `${line}${level} ${result.ruleId}: ${messageOf(result.message)}` };
}

function trouble(notification: Notification): Complaint {
  const rule = notification.descriptor?.id ?? "in the validator";
  return { isError: true, text: `error ${rule}: ${messageOf(notification.message)}` };
}

function messageOf(message: Message): string {
  return message.text ?? (message.arguments ?? []).join("; ");
}

const files = process.argv.slice(2);
if (files.length === 0) giveUp("no SARIF file given");
for (const file of files) if (!existsSync(file)) giveUp(`no such file: ${file}`);
const validator = findValidator();
const workDirectory = mkdtempSync(join(tmpdir(), "flakelint-sarif-"));
process.on("exit", () => rmSync(workDirectory, { recursive: true, force: true }));
const checkSchema = schemaCheck();
const total = { results: 0, errors: 0, warnings: 0 };
for (const file of files) {
  const log = readLog(file);
  const complaints = [
    ...checkSchema(log),
    ...limitComplaints(log, gzipSync(readFileSync(file)).length),
    ...complaintsAbout(file, validator, workDirectory),
  ];
  for (const { text } of complaints) console.log(`${file}: ${text}`);
  const results = (log.runs ?? []).reduce((sum, run) => sum + (run.results?.length ?? 0), 0);
  const errors = complaints.filter(({ isError }) => isError).length;
  const warnings = complaints.length - errors;
  console.log(`${basename(file)}: ${results} results, ${errors} errors, ${warnings} warnings`);
  total.results += results;
  total.errors += errors;
  total.warnings += warnings;
}
console.log(`${files.length} files: ${total.results} results, ${total.errors} errors, ${total.warnings} warnings`);
process.exitCode = total.errors + total.warnings > 0 ? 1 : 0;

function readLog(file: string): Log {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return giveUp(`${file} is not JSON: ${error}`);
  }
}
