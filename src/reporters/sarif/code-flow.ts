import type { CodeFlow } from "sarif";
import type { RelatedPlace } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { rangeOf } from "../excerpt/range.ts";
import { limits } from "./limits.ts";
import { physicalLocation, regionOf } from "./location.ts";
import { fragmentSentence } from "./message.ts";

/** How a value goes through the code, in the order of its steps; GitHub shows it as "Show paths". */
export function codeFlow(report: Report, steps: readonly RelatedPlace[]): CodeFlow {
  const locations = endsOf(steps).map((step) => ({
    location: {
      message: { text: fragmentSentence(step.message) },
      physicalLocation: physicalLocation(step.file, regionOf(rangeOf(report, step))),
    },
  }));
  return { threadFlows: [{ locations }] };
}

/** Of more steps than are shown, those at both ends: where the value comes from, and where it goes. */
function endsOf(steps: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const limit = limits.threadFlowLocations;
  return steps.length <= limit ? steps : [...steps.slice(0, limit / 2), ...steps.slice(-limit / 2)];
}
