import type { OptionSettings } from "#src/config/config.ts";
import type { Finding } from "#src/findings/finding.ts";
import type { Report } from "#src/findings/report.ts";
import type { LayoutSettings } from "#src/project/layout-settings.ts";
import type { RegisteredRule, Rule } from "#src/rules/rule.ts";
import { filesOf, type RuleSource, runFixes, runRule } from "./run-rule.ts";

export interface RuleCase {
  /**
   * A text, or texts by path. A text alone is flake.nix for rules that see the flake, and test.nix without a flake
   * for all others.
   */
  readonly source: RuleSource;
  /** The text, or the texts that change, after all fixes of the rule. */
  readonly fixed?: RuleSource;
  /** Lines reported in files that cannot hold a marker, such as flake.lock; with a part of the message if given. */
  readonly at?: Readonly<Record<string, readonly (number | readonly [line: number, message: string])[]>>;
  readonly options?: OptionSettings;
  /** What `[layout]` says. */
  readonly layout?: LayoutSettings;
  /** Further rules that run, for rules that judge what others have done; their findings do not count. */
  readonly alongside?: readonly RegisteredRule[];
}

export type RuleCaseInput = RuleSource | RuleCase;

/** A reported line as `file:line`, with the part of the message it must have. */
interface Expectation {
  readonly place: string;
  readonly message: string;
}

const markerPattern = /[ \t]*#!(?:[ \t]+(.*?))?[ \t]*(?=\r?$)/gm;

export function toRuleCase(input: RuleCaseInput): RuleCase {
  return typeof input === "object" && "source" in input ? (input as RuleCase) : { source: input };
}

/** What is wrong with a case in which the rule should find nothing; empty if nothing is. */
export async function silentCaseFailures(rule: Rule, ruleCase: RuleCase): Promise<string[]> {
  const { files, expected } = readMarkers(filesOf(rule, ruleCase.source));
  if (expected.length > 0 || ruleCase.at) return ["a silent case has a marker"];
  const analysis = await runRule(rule, files, ruleCase);
  return [...analysis.failures, ...unexpected(analysis.report, [])];
}

/** What is wrong with a case in which the rule should report the marked lines; empty if nothing is. */
export async function reportedCaseFailures(rule: Rule, ruleCase: RuleCase): Promise<string[]> {
  const { files, expected } = readMarkers(filesOf(rule, ruleCase.source));
  const all = [...expected, ...expectedAt(ruleCase)];
  if (all.length === 0) return ["a reported case has no marker"];
  const analysis = await runRule(rule, files, ruleCase);
  const failures = [...analysis.failures, ...unexpected(analysis.report, all), ...wordingFailures(analysis.report)];
  if (failures.length > 0) return failures;
  return fixFailures(rule, ruleCase, files, analysis.report);
}

function readMarkers(marked: Readonly<Record<string, string>>): {
  files: Record<string, string>;
  expected: Expectation[];
} {
  const files: Record<string, string> = {};
  const expected: Expectation[] = [];
  for (const [file, text] of Object.entries(marked)) {
    files[file] = text.replace(markerPattern, "");
    text.split("\n").forEach((line, index) => {
      for (const [, messages = ""] of line.matchAll(markerPattern)) {
        for (const message of messages.split("#!")) {
          expected.push({ place: `${file}:${index + 1}`, message: message.trim() });
        }
      }
    });
  }
  return { files, expected };
}

function expectedAt({ at = {} }: RuleCase): Expectation[] {
  return Object.entries(at).flatMap(([file, lines]) =>
    lines.map((line) =>
      typeof line === "number"
        ? { place: `${file}:${line}`, message: "" }
        : { place: `${file}:${line[0]}`, message: line[1] },
    ),
  );
}

/** Findings nobody expects, and expectations nothing meets. */
function unexpected(report: Report, expected: readonly Expectation[]): string[] {
  const failures: string[] = [];
  const open = [...expected];
  for (const finding of report.findings) {
    const place = placeOf(finding, report);
    const met = open.findIndex((one) => one.place === place && finding.message.includes(one.message));
    if (met >= 0) open.splice(met, 1);
    else failures.push(`${place}: not expected: ${finding.message}`);
  }
  return [...failures, ...open.map(({ place, message }) => `${place}: expected, not reported: ${message || "(any)"}`)];
}

function placeOf(finding: Finding, report: Report): string {
  const line = report.sourceOf(finding.file)?.positionAt(finding.span.start).line ?? 1;
  return `${finding.file}:${line}`;
}

function wordingFailures(report: Report): string[] {
  return report.findings.flatMap(({ message, fixes, related }) =>
    [message, ...fixes.map((fix) => fix.title), ...related.map((place) => place.message)]
      .filter((text) => text.endsWith(".") || text.trim() === "")
      .map((text) => `a message is empty or ends in a full stop: ${text}`),
  );
}

async function fixFailures(
  rule: Rule,
  ruleCase: RuleCase,
  files: Readonly<Record<string, string>>,
  report: Report,
): Promise<string[]> {
  const offered = report.findings.filter((finding) => finding.fixes.length > 0);
  if (offered.length > 0 && rule.fix === "none") return ["the rule offers a fix, but its grade is 'none'"];
  if (ruleCase.fixed === undefined) {
    return offered.length > 0 ? ["the rule offers a fix, but the case has no 'fixed' text"] : [];
  }
  const expected = filesOf(rule, ruleCase.fixed);
  const once = await runFixes(rule, files, ruleCase);
  const failures = [...once.failures];
  for (const [file, text] of Object.entries(once.files)) {
    const wanted = expected[file] ?? files[file];
    if (text !== wanted) failures.push(`${file} after the fix is\n${text}\ninstead of\n${wanted}`);
  }
  const unfixable = report.findings.length - offered.length;
  if (once.report.findings.length > unfixable) failures.push("the fixed text still has findings that had a fix");
  const twice = await runFixes(rule, once.files, ruleCase);
  if (twice.applied > 0) failures.push("fixing twice changes something");
  return failures;
}
