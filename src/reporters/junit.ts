import type { Finding } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { ruleUrl } from "../findings/rule-url.ts";
import { adviceLines } from "./excerpt/advice.ts";
import { type Incident, incidentsOf } from "./excerpt/incidents.ts";
import { firstSentence, plainText } from "./excerpt/plain-text.ts";
import { rangeOf } from "./excerpt/range.ts";
import type { ReporterOptions } from "./reporter.ts";
import { type XmlElement, xmlDocument } from "./xml/element.ts";

/**
 * JUnit's XML, as test dashboards read it: a suite a file, a failed case a finding. A rule that failed is an error, a file
 * that was left out a skipped case; where there is nothing to tell, one case has passed.
 */
export function renderJunit(report: Report, options: ReporterOptions): string {
  const pathOf = options.repositoryPath ?? ((file: string) => file);
  const cases = new Map<string, XmlElement[]>();
  const add = (file: string, testCase: XmlElement) => {
    const list = cases.get(file);
    if (list) list.push(testCase);
    else cases.set(file, [testCase]);
  };
  const reasons = new Map(report.rules.map((rule) => [rule.id, firstSentence(plainText(rule.why))]));
  for (const finding of report.findings) {
    add(pathOf(finding.file), failedCase(report, finding, reasons.get(finding.rule) ?? "", pathOf));
  }
  for (const incident of incidentsOf(report)) add(pathOf(incident.file), incidentCase(incident, pathOf(incident.file)));
  const seconds = (report.summary.durationMs / 1000).toFixed(3);
  const suites =
    cases.size > 0
      ? [...cases].map(([file, children]) => suite(file, children, "0.000"))
      : [suite(report.tool.name, [passedCase(report)], seconds)];
  const counts = countsOf([...cases.values()].flat());
  const tests = Math.max(1, counts.tests);
  const attributes = { name: report.tool.name, ...counts, tests, time: seconds };
  return xmlDocument({ name: "testsuites", attributes, content: suites });
}

function suite(name: string, content: readonly XmlElement[], time: string): XmlElement {
  return { name: "testsuite", attributes: { name, ...countsOf(content), time }, content };
}

function countsOf(cases: readonly XmlElement[]) {
  const count = (name: string) =>
    cases.filter(({ content = [] }) => content.some((part) => typeof part !== "string" && part.name === name)).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

function failedCase(report: Report, finding: Finding, reason: string, pathOf: (file: string) => string): XmlElement {
  const file = pathOf(finding.file);
  const { line, column } = rangeOf(report, finding).start;
  const { rule, severity, message } = finding;
  const text = [
    `${file}:${line}:${column}: ${severity}[${rule}] ${message}`,
    ...(reason === "" ? [] : [`why: ${reason}`]),
    ...adviceLines(report, finding, pathOf),
    ruleUrl(rule),
  ];
  const failure = { name: "failure", attributes: { message, type: severity }, content: text };
  return testCase({ name: `${rule} (${line}:${column})`, classname: file, file, line }, failure);
}

function incidentCase({ kind, rule, message }: Incident, file: string): XmlElement {
  const result = kind === "crash" ? { name: "error", attributes: { message, type: "crash" } } : skipped(message);
  return testCase({ name: rule ?? kind, classname: file, file, line: undefined }, result);
}

function skipped(message: string): XmlElement {
  return { name: "skipped", attributes: { message } };
}

function passedCase({ tool, summary }: Report): XmlElement {
  const name = summary.files === 1 ? "1 file" : `${summary.files} files`;
  return testCase({ name, classname: tool.name, file: undefined, line: undefined });
}

interface CaseAttributes {
  readonly name: string;
  readonly classname: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

function testCase(attributes: CaseAttributes, ...content: readonly XmlElement[]): XmlElement {
  return { name: "testcase", attributes: { ...attributes, time: "0.000" }, content };
}
