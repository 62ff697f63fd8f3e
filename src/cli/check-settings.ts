import { resolve } from "node:path";
import type { Severity } from "../findings/finding.ts";
import { type FormatName, formatNames } from "../reporters/formats.ts";
import { nearestName } from "../source/nearest-name.ts";
import type { RawCommand } from "./command-options.ts";
import { colorChoices, failOnChoices, setChoices, timingChoices } from "./option-choices.ts";
import { UsageError } from "./usage-error.ts";
import { refuseWindowsPath } from "./windows-path.ts";
import { isStandardOutput } from "./write-output.ts";

/** A report that was asked for. */
export interface ReportRequest {
  readonly format: FormatName;
  /** As the user wrote it; `undefined` is standard output. */
  readonly file: string | undefined;
}

export type FixMode = "none" | "safe" | "suggested";

/** The flags of `check`, checked, with their defaults. */
export interface CheckSettings {
  readonly paths: readonly string[];
  readonly reports: readonly ReportRequest[];
  /** Whether a runner gets its annotations, too: where no format was chosen. */
  readonly annotations: boolean;
  readonly fix: FixMode;
  /** Show what the fixes would change instead of changing it. */
  readonly diff: boolean;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly set: (typeof setChoices)[number] | undefined;
  readonly failOn: Severity | "never";
  readonly maxWarnings: number;
  readonly quiet: boolean;
  readonly statistics: boolean;
  /** Whether to tell how long stages took and the slowest rules, or `all` of them. */
  readonly timing: boolean | "all";
  /** How many threads may work; `undefined` for one on each core. */
  readonly threads: number | undefined;
  /** Whether to use what earlier runs have found out, and to leave the like for later ones. */
  readonly cache: boolean;
  /** What rules about dates take for today. */
  readonly now: Date;
  readonly config: string | undefined;
  readonly isolated: boolean;
  readonly stdinFilename: string | undefined;
  /** Judge what is staged. */
  readonly staged: boolean;
  /** Judge what differs from this; `null` for the branch that others start from, `undefined` to judge all. */
  readonly changed: string | null | undefined;
  /** The file of known findings; `null` for none whatever flakelint.toml says, `undefined` for what it says. */
  readonly baseline: string | null | undefined;
  readonly updateBaseline: boolean;
  readonly color: (typeof colorChoices)[number];
}

/** Checks the flags of `check`. Throws a `UsageError` for values that do not exist or do not go together. */
export function readCheckSettings(command: RawCommand): CheckSettings {
  const { options } = command;
  const last = (name: string) => options.get(name)?.at(-1);
  const diff = options.has("diff");
  const settings: CheckSettings = {
    paths: command.positionals,
    reports: readReports(options.get("format") ?? []),
    annotations: !["format", "no-annotations", "stdin-filename"].some((name) => options.has(name)),
    fix: options.has("unsafe-fixes") ? "suggested" : options.has("fix") || diff ? "safe" : "none",
    diff,
    select: splitLists(options.get("select")),
    ignore: splitLists(options.get("ignore")),
    set: readOptionalChoice("set", last("set"), setChoices),
    failOn: readChoice("fail-on", last("fail-on"), failOnChoices, "error"),
    maxWarnings: readCount("max-warnings", last("max-warnings")),
    quiet: options.has("quiet"),
    statistics: options.has("statistics"),
    timing: readOptionalChoice("timing", last("timing"), timingChoices) ?? options.has("timing"),
    threads: readThreads("threads", last("threads")),
    cache: !options.has("no-cache"),
    now: readDay("now", last("now")) ?? today(),
    config: last("config"),
    isolated: options.has("isolated"),
    stdinFilename: last("stdin-filename"),
    staged: options.has("staged"),
    changed: options.has("changed") ? (last("changed") ?? null) : undefined,
    baseline: options.has("no-baseline") ? null : last("baseline"),
    updateBaseline: options.has("update-baseline"),
    color: readChoice("color", last("color"), colorChoices, "auto"),
  };
  refuseContradictions(options);
  refusePaths(settings);
  refuseReportsBesidePatch(settings);
  return settings;
}

/** A value of a flag that has only these. */
export function readChoice<const Choice extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly Choice[],
  standard: Choice,
): Choice {
  return readOptionalChoice(flag, value, choices) ?? standard;
}

/** A value of a flag that has only these, or none. */
export function readOptionalChoice<const Choice extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`unknown value '${value}' for --${flag}`, suggest(value, choices));
}

/** "did you mean …?", or all there are. */
export function suggest(value: string, choices: readonly string[]): string {
  const similar = nearestName(value, choices) ?? choices.find((choice) => value !== "" && choice.startsWith(value));
  return similar === undefined ? `one of ${choices.join(", ")}` : `did you mean '${similar}'?`;
}

function readDay(flag: string, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const day = new Date(`${value}T00:00:00Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime());
  // What JavaScript makes of 30 February is another day.
  if (isDay && day.toISOString().startsWith(value)) return day;
  throw new UsageError(`--${flag} '${value}' is no day`, `write it as --${flag} 2026-01-31`);
}

/** The present day as `--now` would name it: a run says the same all day long. */
function today(): Date {
  return new Date(new Date().setUTCHours(0, 0, 0, 0));
}

function readThreads(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new UsageError(`--${flag} needs a number of threads, not '${value}'`, `write it as --${flag} 2`);
}

function readReports(requests: readonly string[]): ReportRequest[] {
  if (requests.length === 0) return [{ format: "text", file: undefined }];
  const reports = requests.map(readReport);
  refuseSecondPrint(reports);
  refuseSecondUse(reports);
  return reports;
}

/** Annotations are lines of their own, which may stand below lines for people. */
function refuseSecondPrint(reports: readonly ReportRequest[]): void {
  const printed = reports.filter((report) => report.file === undefined);
  const [first, second] = printed;
  if (first === undefined || second === undefined) return;
  const names = printed.map(({ format }) => format);
  const lines = names.filter((name) => name === "text" || name === "concise");
  if (printed.length === 2 && lines.length === 1 && names.includes("github")) return;
  throw new UsageError(
    `--format ${first.format} and --format ${second.format} would both go to standard output`,
    `send one into a file: --format ${second.format}=FILE`,
  );
}

function refuseSecondUse(reports: readonly ReportRequest[]): void {
  const formats = new Map<string, FormatName>();
  for (const { format, file } of reports) {
    if (file === undefined || file.startsWith("/dev/")) continue;
    const path = resolve(file);
    const other = formats.get(path);
    if (other !== undefined) {
      throw new UsageError(
        `--format ${other} and --format ${format} would both be written to '${file}'`,
        "give each report a file of its own",
      );
    }
    formats.set(path, format);
  }
}

function readReport(request: string): ReportRequest {
  const equals = request.indexOf("=");
  const name = equals < 0 ? request : request.slice(0, equals);
  const format = formatNames.find((candidate) => candidate === name);
  if (format === undefined) throw new UsageError(`unknown format '${name}'`, suggest(name, formatNames));
  const file = equals < 0 ? undefined : request.slice(equals + 1);
  if (file === "") throw new UsageError(`--format ${request} names no file`, `--format ${format}=FILE`);
  if (file !== undefined) refuseWindowsPath(`--format ${format}`, file);
  return { format, file: file === undefined || isStandardOutput(file) ? undefined : file };
}

function splitLists(values: readonly string[] = []): string[] {
  return values
    .flatMap((value) => value.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function readCount(flag: string, value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`--${flag} needs a whole number, not '${value}'`, `write it as --${flag} 10`);
}

/** A report to standard output gives way to the patch; a file that was asked for would be missed. */
function refuseReportsBesidePatch({ diff, reports }: CheckSettings): void {
  const written = reports.find(({ file }) => file !== undefined);
  if (!diff || !written) return;
  throw new UsageError(
    `--diff prints a patch, and no report: --format ${written.format}=${written.file} would not be written`,
    "run flakelint once for each",
  );
}

function refusePaths(settings: CheckSettings): void {
  if (settings.stdinFilename !== undefined && settings.paths.length > 0) {
    throw new UsageError(
      "--stdin-filename checks standard input and takes no PATH",
      `leave out '${settings.paths[0]}', or the flag`,
    );
  }
}

/** Flags of which one says what the other denies. */
const contradictions = [
  ["isolated", "config"],
  ["staged", "changed"],
  ["staged", "stdin-filename"],
  ["changed", "stdin-filename"],
  ["baseline", "no-baseline"],
  ["update-baseline", "no-baseline"],
  ["update-baseline", "diff"],
  ["update-baseline", "stdin-filename"],
] as const;

function refuseContradictions(options: RawCommand["options"]): void {
  const pair = contradictions.find(([one, other]) => options.has(one) && options.has(other));
  if (pair) throw new UsageError(`--${pair[0]} and --${pair[1]} contradict each other`);
}
