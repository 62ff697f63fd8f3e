import type { CodeFlow } from "sarif";
import type { RelatedPlace } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { sentence } from "../excerpt/plain-text.ts";
import { rangeOf } from "../excerpt/range.ts";
import { physicalLocation, regionOf } from "./location.ts";
import { literalText } from "./message.ts";

/** How a value goes through the code, in the order of its steps; GitHub shows it as "Show paths". */
export function codeFlow(report: Report, steps: readonly RelatedPlace[]): CodeFlow {
  const locations = steps.map((step) => ({
    location: {
      message: { text: sentence(literalText(step.message)) },
      physicalLocation: physicalLocation(step.file, regionOf(rangeOf(report, step))),
    },
  }));
  return { threadFlows: [{ locations }] };
}
