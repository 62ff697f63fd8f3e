import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { type Baseline, type BaselineOutcome, canBeKnown, type KnownFinding, knownAs } from "../engine/baseline.ts";
import { readBaseline, renderBaseline } from "../engine/baseline-text.ts";
import type { Finding } from "../findings/finding.ts";
import type { CheckSettings } from "./check-settings.ts";
import { readSettingsFile, type SettingsPlace, settingsFileExists } from "./settings-file.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage-error.ts";
import { refuseWindowsPath } from "./windows-path.ts";
import { explainWriteFailure, writeThroughLinks } from "./write-file.ts";

/** The baseline of a run, and where it lies. */
export interface BaselineFile {
  readonly absolute: string;
  /** As the user would type it. */
  readonly shown: string;
  /** Empty where the file is still to be written. */
  readonly baseline: Baseline;
  readonly isNew: boolean;
}

type BaselineFlags = Pick<CheckSettings, "baseline" | "updateBaseline">;

/**
 * Opens the baseline that a flag or flakelint.toml names; `null` for none. Throws a `UsageError` or a `ConfigError`.
 * @param configured what flakelint.toml names, relative to the root
 */
export function openBaseline(
  place: SettingsPlace,
  flags: BaselineFlags,
  configured: string | null,
  workingDirectory: string,
): BaselineFile | null {
  const absolute = pathOf(place, flags, configured, workingDirectory);
  if (absolute === null) {
    if (!flags.updateBaseline) return null;
    const hint = `name one: --baseline flakelint-baseline.json, or baseline = "…" in flakelint.toml`;
    throw new UsageError("--update-baseline: there is no baseline", hint);
  }
  const shown = relative(workingDirectory, absolute) || absolute;
  const file = relative(place.root, absolute).split(sep).join("/");
  if (flags.updateBaseline) refuseDevice(absolute, shown);
  if (!settingsFileExists(place, absolute)) {
    if (flags.baseline) refuseWindowsPath("--baseline", flags.baseline);
    if (flags.updateBaseline) return { absolute, shown, baseline: { file, known: [] }, isNew: true };
    const hint = `${updateCommand(flags)} writes it${flags.baseline === undefined ? "; --no-baseline does without" : ""}`;
    throw new UsageError(`no such baseline: '${shown}'`, hint);
  }
  const { known } = readBaseline(readSettingsFile(place, absolute, "baseline", shown), shown);
  return { absolute, shown, baseline: { file, known }, isNew: false };
}

/** Some can be read for ever. */
function refuseDevice(absolute: string, shown: string): void {
  const status = statSync(absolute, { throwIfNoEntry: false });
  if (!status || status.isFile()) return;
  throw new UsageError(
    `cannot write the baseline '${shown}': it is ${status.isDirectory() ? "a folder" : "no regular file"}`,
  );
}

function pathOf(
  { root }: SettingsPlace,
  { baseline }: BaselineFlags,
  configured: string | null,
  workingDirectory: string,
): string | null {
  if (baseline === null) return null;
  if (baseline !== undefined) return resolve(workingDirectory, baseline);
  return configured === null ? null : resolve(root, configured);
}

/** What a person types to have the baseline written. */
function updateCommand({ baseline }: BaselineFlags): string {
  return `flakelint ${typeof baseline === "string" ? `--baseline ${baseline} ` : ""}--update-baseline`;
}

/** Says that entries of a baseline match nothing any more, and how they go. */
export function sayStale(stale: readonly KnownFinding[], file: BaselineFile, flags: BaselineFlags, shell: Shell): void {
  if (stale.length === 0) return;
  const entries = stale.length === 1 ? "1 entry" : `${stale.length} entries`;
  const verb = stale.length === 1 ? "matches" : "match";
  const them = stale.length === 1 ? "it" : "them";
  shell.say("note", `${entries} of ${file.shown} ${verb} nothing any more: ${updateCommand(flags)} takes ${them} out`);
}

export interface BaselineUpdate {
  /** What is still to be told: no baseline can hold it. */
  readonly told: readonly Finding[];
  /** How many findings the baseline now holds back. */
  readonly known: number;
}

/**
 * Writes all that was found into the baseline, without what is there no more; what this run did not judge stays.
 * @param keepsOff whether entries of rules that did not run stay, as flags have chosen the rules
 */
export function updateBaseline(
  file: BaselineFile,
  findings: readonly Finding[],
  { heldBack, unjudged, off }: BaselineOutcome,
  keepsOff: boolean,
  shell: Shell,
): BaselineUpdate {
  const added = findings.filter(canBeKnown);
  const told = findings.filter((finding) => !canBeKnown(finding));
  const entries = [...[...heldBack, ...added].map(knownAs), ...unjudged, ...(keepsOff ? off : [])];
  const before = file.baseline.known;
  const text = renderBaseline(entries);
  if (file.isNew || text !== renderBaseline(before)) write(file, text);
  const kept = new Set(entries.map(({ fingerprint }) => fingerprint));
  const removed = before.filter(({ fingerprint }) => !kept.has(fingerprint)).length;
  const count = entries.length === 1 ? "1 known finding" : `${entries.length} known findings`;
  shell.say("note", `${file.shown} holds ${count}: ${added.length} added, ${removed} taken out`);
  if (told.length > 0) {
    const rules = [...new Set(told.map(({ rule }) => rule))].join(", ");
    shell.say("note", `a baseline holds no ${rules}: mend the file, or exclude it in flakelint.toml`);
  }
  return { told, known: heldBack.length + added.length };
}

function write({ absolute, shown }: BaselineFile, text: string): void {
  try {
    writeThroughLinks(absolute, text);
  } catch (error) {
    throw new UsageError(`cannot write the baseline '${shown}': ${explainWriteFailure(error)}`);
  }
}
