import type { FlakeReference, LockNode } from "./lock-file.ts";

const day = 24 * 60 * 60;

/** The start of the revision a node is locked to, as people quote it; `null` where it has none. */
export function revisionOf({ locked }: LockNode): string | null {
  return typeof locked?.rev === "string" ? locked.rev.slice(0, 7) : null;
}

/** When what was locked was last changed, in seconds since 1970; `null` where Nix did not know it, and wrote 0. */
export function lastModifiedOf(locked: FlakeReference | null): number | null {
  return typeof locked?.lastModified === "number" && locked.lastModified > 0 ? locked.lastModified : null;
}

/** "3 months older than %", with `%` for the name of the other; `null` where a date is missing. */
export function timeBetween(node: LockNode, other: LockNode): string | null {
  if (node.locked?.rev !== undefined && node.locked.rev === other.locked?.rev) return "the same revision as %";
  const [from, to] = [lastModifiedOf(node.locked), lastModifiedOf(other.locked)];
  if (from === null || to === null) return null;
  const days = Math.round(Math.abs(from - to) / day);
  if (days === 0) return "of the same day as %";
  return `${duration(days)} ${from < to ? "older" : "newer"} than %`;
}

function duration(days: number): string {
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(Math.round(days / 7), "week");
  if (days < 730) return counted(Math.round(days / 30.44), "month");
  return counted(Math.round(days / 365.25), "year");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
