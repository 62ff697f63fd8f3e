/**
 * Checks that programs read our reports as we mean them: `npm run check:formats [-- DIR…]`; of our fixtures without DIR.
 * reviewdog reads rdjson, Checkstyle and SARIF, junitparser JUnit; both are looked for on PATH, and where one is not there,
 * that is said and nothing fails. Exit 0: all was read, 1: something was not.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { commandsIn } from "../test/support/workflow-commands.ts";

const formats = ["json", "github", "gitlab", "junit", "checkstyle", "rdjson", "sarif", "markdown"] as const;
type Format = (typeof formats)[number];

/** What a report must hold: a line for each finding, crash and file that was left out. */
interface Expected {
  readonly lines: readonly number[];
  readonly findings: number;
  readonly incidents: number;
}

const work = mkdtempSync(join(tmpdir(), "flakelint-formats-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

const fileOf = (format: Format) => join(work, `report.${format}`);
const textOf = (format: Format) => readFileSync(fileOf(format), "utf8");
const numerically = (a: number, b: number) => a - b;
const same = (a: readonly number[], b: readonly number[]) =>
  JSON.stringify(a.toSorted(numerically)) === JSON.stringify(b.toSorted(numerically));

function writeReports(folder: string): Expected {
  const reports = formats.flatMap((format) => ["--format", `${format}=${fileOf(format)}`]);
  const argv = ["dist/cli.js", "check", folder, "--set", "strict", ...reports];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`flakelint failed on ${folder}: ${stderr}`);
  const { findings, crashes, skipped } = JSON.parse(textOf("json"));
  const lines = findings.map((finding: { range: { start: { line: number } } }) => finding.range.start.line);
  return { lines, findings: findings.length, incidents: crashes.length + skipped.length };
}

/** The lines that reviewdog finds diagnostics on; those without a line count as 0. */
function readByReviewdog(format: Format): number[] | string {
  const argv = [`-f=${format}`, "-reporter=rdjsonl", "-filter-mode=nofilter", "-diff=true"];
  const { status, stdout, stderr } = spawnSync("reviewdog", argv, {
    input: textOf(format),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) return stderr.split("\n")[0] ?? "";
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).location.range?.start?.line ?? 0);
}

function reviewdogComplaints({ lines, incidents }: Expected): string[] {
  return (["rdjson", "checkstyle", "sarif"] as const).flatMap((format) => {
    const read = readByReviewdog(format);
    if (typeof read === "string") return [`reviewdog cannot read ${format}: ${read}`];
    // Checkstyle must name a line of what went wrong, rdjson need not; SARIF tells it beside its results.
    const written = {
      checkstyle: [...lines, ...Array(incidents).fill(1)],
      rdjson: [...lines, ...Array(incidents).fill(0)],
      sarif: linesOfSarif(),
    };
    return same(read, written[format]) ? [] : [`reviewdog reads other lines of ${format}`];
  });
}

/** SARIF makes one result of what a rule says of one line. */
function linesOfSarif(): number[] {
  const log: Log = JSON.parse(textOf("sarif"));
  const places = log.runs.flatMap((run) => run.results ?? []).map((result) => result.locations?.[0]?.physicalLocation);
  return places.map((place) => place?.region?.startLine ?? 0);
}

const countCases = `
import sys, junitparser
suites = junitparser.JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in suites for case in suite]
failed = [r for case in cases for r in case.result if isinstance(r, junitparser.Failure)]
print(len(cases), len(failed), suites.tests, suites.failures)
`;

function junitComplaints({ findings, incidents }: Expected): string[] {
  const { stdout, stderr } = spawnSync("python3", ["-c", countCases, fileOf("junit")], { encoding: "utf8" });
  const cases = Math.max(1, findings + incidents);
  const expected = `${cases} ${findings} ${cases} ${findings}`;
  return stdout.trim() === expected ? [] : [`junitparser reads ${stdout.trim() || stderr}, not ${expected}`];
}

/** What needs no other program. */
function ownComplaints({ findings, incidents }: Expected): string[] {
  const complaints: string[] = [];
  const issues: readonly { fingerprint: string }[] = JSON.parse(textOf("gitlab"));
  const fingerprints = new Set(issues.map(({ fingerprint }) => fingerprint));
  if (fingerprints.size !== findings + incidents) complaints.push(`gitlab: ${fingerprints.size} fingerprints`);
  const github = commandsIn(textOf("github"));
  for (const name of ["error", "warning", "notice"]) {
    if (github.filter((command) => command.name === name).length > 10) complaints.push(`github: too many of ${name}`);
  }
  const logged = textOf("github").split("\n").length - 1;
  if (logged < findings) complaints.push(`github: ${logged} lines for ${findings} findings`);
  if (Buffer.byteLength(textOf("markdown")) > 2 ** 20) complaints.push("markdown: more than 1 MiB");
  return complaints;
}

function isThere(command: string, ...argv: readonly string[]): boolean {
  return spawnSync(command, argv, { stdio: "ignore" }).status === 0;
}

const hasReviewdog = isThere("reviewdog", "-version");
const hasJunitparser = isThere("python3", "-c", "import junitparser");
if (!hasReviewdog)
  console.log(
    "reviewdog: not run, it is not installed (go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0)",
  );
if (!hasJunitparser) console.log("junitparser: not run, it is not installed (pip install junitparser)");

const fixtures = "fixtures/flakes";
const named = process.argv.slice(2);
const ours = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const folders = named.length > 0 ? named : ours.map(({ name }) => join(fixtures, name));
if (!existsSync("dist/cli.js")) throw new Error("npm run build comes first");
for (const folder of folders) {
  const expected = writeReports(folder);
  const complaints = [
    ...ownComplaints(expected),
    ...(hasReviewdog ? reviewdogComplaints(expected) : []),
    ...(hasJunitparser ? junitComplaints(expected) : []),
  ];
  console.log(
    `${folder}: ${expected.findings} findings, ${complaints.length === 0 ? "read alike" : complaints.join("; ")}`,
  );
  if (complaints.length > 0) process.exitCode = 1;
}
