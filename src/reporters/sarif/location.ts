import type { ArtifactLocation, Location, PhysicalLocation, Region } from "sarif";
import type { RelatedPlace } from "../../findings/finding.ts";
import type { Report } from "../../findings/report.ts";
import { type Range, rangeOf } from "../excerpt/range.ts";
import { fragmentSentence } from "./message.ts";

/** The name SARIF has for the folder that paths are relative to; where it is on this machine is nobody's business. */
export const rootName = "%SRCROOT%";

/** A path of the report as a relative URI. */
export function artifactLocation(path: string): ArtifactLocation {
  const uri = path.split("/").map(encodedSegment).join("/");
  return { uri, uriBaseId: rootName };
}

function encodedSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/** A range as SARIF counts it, which is as we do: from 1, in UTF-16 code units, the end exclusive. */
export function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

export function physicalLocation(file: string, region: Region): PhysicalLocation {
  return { artifactLocation: artifactLocation(file), region };
}

/** A related place under the number that the message's links call it by. */
export function relatedLocation(report: Report, place: RelatedPlace, id: number): Location {
  return {
    id,
    message: { text: fragmentSentence(place.message) },
    physicalLocation: physicalLocation(place.file, regionOf(rangeOf(report, place))),
  };
}
