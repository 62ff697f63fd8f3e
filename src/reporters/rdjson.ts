import type { Finding, Severity } from "../findings/finding.ts";
import type { Report } from "../findings/report.ts";
import { projectUrl, ruleUrl } from "../findings/rule-url.ts";
import type { Place } from "../source/span.ts";
import { incidentsOf } from "./excerpt/incidents.ts";
import { SecretMask } from "./excerpt/secret-mask.ts";
import { printedJson } from "./printed-json.ts";
import { bytePosition } from "./rdjson/byte-position.ts";
import { suggestionsOf } from "./rdjson/suggestion.ts";
import type { ReporterOptions } from "./reporter.ts";

const severityNames: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", note: "INFO" };

/** Reviewdog's DiagnosticResult (proto/rdf). It reads paths from the folder it runs in, which is where we run. */
export function renderRdjson(report: Report, { displayPath }: ReporterOptions): string {
  const mask = new SecretMask(report);
  const locationOf = (place: Place) => location(report, place, displayPath);
  const incidents = incidentsOf(report).map(({ kind, rule, severity, file, message }) => ({
    message,
    location: { path: displayPath(file) },
    severity: severityNames[severity],
    code: { value: rule ?? kind },
  }));
  return printedJson({
    source: { name: report.tool.name, url: projectUrl },
    severity: "WARNING",
    diagnostics: [
      ...report.findings.map((finding) => ({
        message: messageOf(finding),
        location: locationOf(finding),
        severity: severityNames[finding.severity],
        code: { value: finding.rule, url: ruleUrl(finding.rule) },
        ...nonEmpty("suggestions", suggestionsOf(report, mask, finding)),
        ...nonEmpty(
          "related_locations",
          [...finding.related, ...(finding.flow ?? [])].map((place) => {
            return { message: place.message, location: locationOf(place) };
          }),
        ),
      })),
      ...incidents,
    ],
  });
}

function messageOf({ message, help }: Finding): string {
  return help === undefined ? message : `${message}\nhelp: ${help}`;
}

function location(report: Report, { file, span }: Place, displayPath: (file: string) => string): object {
  const source = report.sourceOf(file);
  const path = displayPath(file);
  if (!source) return { path };
  return { path, range: { start: bytePosition(source, span.start), end: bytePosition(source, span.end) } };
}

function nonEmpty(name: string, list: readonly object[]): object {
  return list.length === 0 ? {} : { [name]: list };
}
