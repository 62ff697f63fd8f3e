/**
 * Checks SARIF files as GitHub code scanning would take them: `npm run check:sarif -- FILE…`.
 * Exit 0: clean; 1: a file has an error or a warning; 2: the check itself could not be made.
 *
 * It runs Microsoft's validator (npm package `@microsoft/sarif-multitool`), and works around what that hides:
 * it exits with 0 whatever it finds, its rules GH1001 to GH1007 are off unless a policy file turns them on, and its
 * npm launcher hands arguments to a shell, which eats the `;` between them, so the program is started directly.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log, Message, Notification, Result } from "sarif";

const rulesOffByDefault = [
  "GH1001.ProvideRequiredLocationProperties",
  "GH1002.InlineThreadFlowLocations",
  "GH1003.ProvideRequiredRegionProperties",
  "GH1004.ReviewArraysThatExceedConfigurableDefaults",
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

function policy(): string {
  const rules = rulesOffByDefault.map(
    (rule) =>
      `<Properties Key="${rule}.Options">` +
      '<Property Key="RuleEnabled" Value="Error" Type="Driver.RuleEnabledState" /></Properties>',
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<Properties>\n${rules.join("\n")}\n</Properties>\n`;
}

/** The validator's complaints about one file, a line each. */
function complaintsAbout(file: string, validator: string, workDirectory: string): string[] {
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
      ...(sarifRun.results ?? []).map((result) => `${file}: ${complaint(result)}`),
      ...notifications.filter((one) => one.level === "error").map((one) => `${file}: ${trouble(one)}`),
    ];
  });
}

function complaint(result: Result): string {
  const region = result.locations?.[0]?.physicalLocation?.region;
  const line = region?.startLine === undefined ? "" : `line ${region.startLine}: `;
  return `${line}${result.level ?? "warning"} ${result.ruleId}: ${messageOf(result.message)}`;
}

function trouble(notification: Notification): string {
  return `error ${notification.descriptor?.id ?? "in the validator"}: ${messageOf(notification.message)}`;
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
const complaints = files.flatMap((file) => complaintsAbout(file, validator, workDirectory));
for (const line of complaints) console.log(line);
process.exitCode = complaints.length > 0 ? 1 : 0;
