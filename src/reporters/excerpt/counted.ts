import type { ReportSummary } from "../../findings/report.ts";

/** "1 error", "2 errors". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "2 errors, 1 warning", or "no findings". */
export function countedFindings({ errors, warnings, notes }: Omit<ReportSummary, "files" | "durationMs">): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
    ...(notes > 0 ? [counted(notes, "note")] : []),
  ];
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
