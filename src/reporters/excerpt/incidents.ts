import type { Severity } from "../../findings/finding.ts";
import type { Report, RuleCrash } from "../../findings/report.ts";
import { projectUrl } from "../../findings/rule-url.ts";
import { skipReasons } from "./skip-reasons.ts";

/** What a report has to say beside its findings, for formats that know nothing but findings. */
export interface Incident {
  readonly kind: "crash" | "skipped";
  /** The rule that failed; of a skipped file `undefined`. */
  readonly rule: string | undefined;
  readonly severity: Severity;
  readonly file: string;
  readonly message: string;
}

/** Rules that failed, which is an error, and files that were left out, which is a note. */
export function incidentsOf(report: Report): Incident[] {
  const crashes = report.crashes.map((crash): Incident => {
    const { rule, file } = crash;
    return { kind: "crash", rule, severity: "error", file, message: crashText(crash, report.root) };
  });
  const skipped = report.skipped.map(({ file, reason }): Incident => {
    const message = `not analysed: it ${skipReasons[reason]}`;
    return { kind: "skipped", rule: undefined, severity: "note", file, message };
  });
  return [...crashes, ...skipped];
}

/** The first line is the error, the others would be the stack: paths of this machine. */
function crashText({ rule, message }: RuleCrash, root: string): string {
  const [first = ""] = message.split("\n", 1);
  const relative = root === "/" ? first : first.replaceAll(`${root}/`, "").replaceAll(root, ".");
  return `rule '${rule}' failed on this file: ${relative}; this is a bug in flakelint: ${projectUrl}/issues`;
}
