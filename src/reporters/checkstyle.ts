import type { Severity } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { incidentsOf } from "./excerpt/incidents.ts";
import { rangeOf } from "./excerpt/range.ts";
import type { ReporterOptions } from "./reporter.ts";
import { type XmlElement, xmlDocument } from "./xml/element.ts";

/** Checkstyle's XML, version 4.3: errors by file. Files are called from the working directory, as by compilers. */
export function renderCheckstyle(report: Report, { displayPath }: ReporterOptions): string {
  const errors = new Map<string, XmlElement[]>();
  const add = (file: string, error: XmlElement) => {
    const list = errors.get(file);
    if (list) list.push(error);
    else errors.set(file, [error]);
  };
  for (const finding of report.findings) {
    const { line, column } = rangeOf(report, finding).start;
    const { rule, severity, help } = finding;
    const message = help === undefined ? finding.message : `${finding.message} (help: ${help})`;
    add(finding.file, errorElement({ line, column, severity, message, source: rule }));
  }
  for (const { kind, rule, severity, file, message } of incidentsOf(report)) {
    add(file, errorElement({ line: 1, severity, message, source: rule ?? kind }));
  }
  const content = [...errors].map(([file, children]): XmlElement => {
    return { name: "file", attributes: { name: displayPath(file) }, content: children };
  });
  return xmlDocument({ name: "checkstyle", attributes: { version: "4.3" }, content });
}

interface CheckstyleError {
  readonly line: number;
  readonly column?: number;
  readonly severity: Severity;
  readonly message: string;
  readonly source: string;
}

function errorElement({ line, column, severity, message, source }: CheckstyleError): XmlElement {
  const level = severity === "note" ? "info" : severity;
  return {
    name: "error",
    attributes: { line, column, severity: level, message, source: `flakelint.${source}` },
  };
}
