import type { Report } from "../findings/report.ts";

/** How a report is shown to a person, and how its files are called. JSON and SARIF ignore all of it. */
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
  /** A terminal shows it, which breaks longer lines amid words: then they are broken here. A pipe keeps one line a fact. */
  readonly isTerminal?: boolean;
  /** Count the findings of each rule, however few they are. */
  readonly statistics?: boolean;
  /** Only ASCII in frames and marks: what shows it knows no other characters. */
  readonly ascii?: boolean;
  /** Where a place leads to when it is clicked; `undefined` for nowhere. Asked only with `hyperlinks`. */
  readonly placeAddress?: (file: string, line: number) => string | undefined;
  /** How a file of the report is called from the top of its repository; absent where that is the report's root. */
  readonly repositoryPath?: (file: string) => string;
  /** The address of a file of the report in the web, or of a line of it; absent where that is not known. */
  readonly fileUrl?: ((file: string, line: number | undefined) => string) | undefined;
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
