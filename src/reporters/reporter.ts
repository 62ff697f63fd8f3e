import type { Report } from "../findings/report.ts";

/** How a report is shown to a person. Formats that programs read ignore all of it but `displayPath`, and most that too. */
export interface ReporterOptions {
  readonly color: boolean;
  /** Whether the terminal understands links (OSC 8). */
  readonly hyperlinks: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** How a file of the report is called from where the reader stands; JSON and SARIF stay relative to the root. */
  readonly displayPath: (file: string) => string;
  /** Size of a text under gzip, in bytes, for formats that whoever reads them limits; absent where it cannot be had. */
  readonly zippedSize?: (text: string) => number;
  /** Takes what is to be said beside the report, as a clause: that it was cut, and why. */
  readonly notice?: (clause: string) => void;
}

/** What a pipe or a file gets. */
export const plainOptions: ReporterOptions = {
  color: false,
  hyperlinks: false,
  width: 100,
  displayPath: (file) => file,
};

/** Prints a report; what it returns is empty or ends with a line feed. */
export type Reporter = (report: Report, options: ReporterOptions) => string;
