import { type StoredRow, sameRow } from "./results.ts";
import type { Measured } from "./rows.ts";

const headings = ["wall ms", "CPU ms", "peak MB", "ns/byte", "× Node", "flakelint"];
const widths = [10, 9, 9, 9, 8, 11];
const nameWidth = 62;
/** Of fewer the start is told, not the work. */
const leastBytes = 10_000;

/** The rows of a case; the last column tells how many times as long flakelint takes for the same. */
export function renderTable(measured: readonly Measured[]): string {
  const base = measured.find(({ row }) => row.role === "node")?.result?.wallMs;
  const lines = measured.map((one) => {
    const { row, result } = one;
    const name = row.label === "" ? row.program : `${row.program}  ${row.label}`;
    if (result === null) return line(one.failure === undefined ? name : `${name}  failed: ${one.failure}`, []);
    const { wallMs, cpuMs, peakBytes } = result;
    return line(name, [
      wallMs.toFixed(1),
      cpuMs?.toFixed(0) ?? "–",
      peakBytes === null ? "–" : (peakBytes / 1e6).toFixed(0),
      row.role === "node" || row.subject.bytes < leastBytes ? "–" : ((wallMs * 1e6) / row.subject.bytes).toFixed(0),
      base === undefined ? "–" : (wallMs / base).toFixed(2),
      against(one, measured),
    ]);
  });
  return [line("", headings), ...lines].join("\n");
}

/** What was before, and what is now, of each row that was measured both times. */
export function renderComparison(measured: readonly Measured[], before: readonly StoredRow[] | undefined): string {
  const lines = measured.flatMap((one) => {
    const { row, result } = one;
    const old = sameRow(before, one);
    if (result === null || old === undefined) return [];
    const cells = [old.wallMs.toFixed(1), result.wallMs.toFixed(1), ratio(result.wallMs, old.wallMs)];
    const rest = [ratio(result.cpuMs, old.cpuMs), ratio(result.peakBytes, old.peakBytes)];
    return [line(`${row.program}  ${row.label}`, [...cells, ...rest])];
  });
  const compared = ["ms before", "ms now", "wall", "CPU", "peak"];
  return lines.length === 0 ? "nothing of this was measured before" : [line("", compared), ...lines].join("\n");
}

function ratio(now: number | null, before: number | null): string {
  return now === null || before === null || before === 0 ? "–" : `${(now / before).toFixed(2)} ×`;
}

/** How many times as long our program takes: its first row on the same subject; another build, on the same errand. */
function against({ row, result }: Measured, measured: readonly Measured[]): string {
  const ours = measured.find((one) => {
    return (
      one.row.role === "flakelint" &&
      one.row.subject === row.subject &&
      (row.role === "peer" || one.row.label === row.label)
    );
  });
  if (row.role === "node" || ours?.row === row || !ours?.result || !result) return "–";
  return `${(ours.result.wallMs / result.wallMs).toFixed(2)} ×`;
}

function line(name: string, cells: readonly string[]): string {
  const room = cells.length === 0 ? name : name.slice(0, nameWidth).padEnd(nameWidth);
  return [room, ...cells.map((cell, index) => cell.padStart(widths[index] ?? 0))].join("").trimEnd();
}
