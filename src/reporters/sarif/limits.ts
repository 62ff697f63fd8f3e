/**
 * What GitHub code scanning takes of one analysis ("SARIF support for code scanning"). It refuses a file with more
 * results or bytes; of the others it refuses ten times as many, and shows no more than these.
 */
export const limits = {
  results: 25_000,
  /** Of the file under gzip; 10 MB. */
  zippedBytes: 10_000_000,
  /** Locations of a result beside its own. */
  relatedLocations: 100,
  threadFlowLocations: 1_000,
  description: 1_024,
} as const;

/** UTF-16 code units of the compact text of all results: a string of JavaScript holds 2^29, and indentation doubles them. */
export const printableLength = 120_000_000;

/** No person reads a longer message; GitHub shows its first sentence in most places. */
export const messageLength = 2_000;

/** A text of at most so many UTF-16 code units, the last an ellipsis where something was cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
