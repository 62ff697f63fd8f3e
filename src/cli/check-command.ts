import type { AnalysisInput } from "../engine/analysis.ts";
import { analyze } from "../engine/analyze.ts";
import type { FixOutcome } from "../engine/apply-fixes.ts";
import { analyzeOrRecall } from "../engine/cached-analysis.ts";
import { Stopwatch } from "../engine/stopwatch.ts";
import { type CheckSettings, readCheckSettings } from "./check-settings.ts";
import type { RawCommand } from "./command-options.ts";
import { type CheckEnd, concludeCheck } from "./conclude-check.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { OpenedRepository } from "./open-repository.ts";
import { openTarget } from "./open-target.ts";
import { type Check, prepareCheck } from "./prepare-check.ts";
import { printable } from "./printable.ts";
import { progressLine } from "./progress-line.ts";
import { rerunWithRoom } from "./rerun-with-room.ts";
import { readsCommands } from "./runner.ts";
import type { Shell } from "./shell.ts";

/** `flakelint check`: analyses, mends if asked to, reports. Throws what `sayMistake` can say. */
export async function runCheck(command: RawCommand, shell: Shell): Promise<ExitCode> {
  const settings = readCheckSettings(command);
  const stopwatch = settings.timing ? startedStopwatch() : undefined;
  const open = () => openSubject(settings, shell);
  const repository = await (stopwatch?.measureAsync("open", open) ?? open());
  const check = await prepareCheck(repository, settings, shell, stopwatch);
  const outcome = await analyzeWithProgress(check.input, settings, shell);
  const rerun = await rerunWithRoom();
  if (rerun !== null) return rerun;
  for (const notice of repository.notices) shell.say("note", notice);
  const finish = () => finishCheck(check, outcome);
  if (!stopwatch) return finish();
  const verdict = await stopwatch.measureAsync("report", finish);
  const { renderTiming } = await import("./render-timing.ts");
  shell.complain(renderTiming(stopwatch.steps, settings.timing === "all", stopwatch.notes));
  return verdict;
}

/** Its clock runs from the start of the process. */
function startedStopwatch(): Stopwatch {
  const stopwatch = new Stopwatch();
  stopwatch.add("start", performance.now());
  return stopwatch;
}

async function openSubject(settings: CheckSettings, shell: Shell): Promise<OpenedRepository> {
  if (!settings.staged && settings.changed === undefined) return openTarget(settings, shell.workingDirectory);
  const { openChange } = await import("./open-change.ts");
  return openChange(settings, shell.workingDirectory);
}

async function analyzeWithProgress(input: AnalysisInput, settings: CheckSettings, shell: Shell): Promise<FixOutcome> {
  const progress = progressLine(shell);
  try {
    return await analyzeOrFix(progress ? { ...input, progress: progress.tell } : input, settings);
  } finally {
    progress?.clear();
  }
}

async function analyzeOrFix(input: AnalysisInput, { fix }: CheckSettings): Promise<FixOutcome> {
  if (fix === "none") return { ...(await analyzeOrRecall(input)), changes: new Map(), applied: 0, secrets: [] };
  const { fixAll } = await import("../engine/apply-fixes.ts");
  return fixAll(input, fix);
}

async function finishCheck(check: Check, outcome: FixOutcome): Promise<ExitCode> {
  const { settings } = check.end;
  if (settings.fix === "none") return concludeCheck(outcome, check.end);
  if (settings.diff) return showDiff(outcome, check.end);
  if (settings.stdinFilename !== undefined) return printFixedInput(check, outcome);
  return mend(check, outcome);
}

async function showDiff(outcome: FixOutcome, end: CheckEnd): Promise<ExitCode> {
  const { renderPatches } = await import("./write-fixes.ts");
  const { patch, isWhole } = renderPatches(outcome);
  await printPatch(patch, end.shell);
  if (!isWhole) end.shell.say("note", "secrets are hidden in this patch, so that it cannot be applied: use --fix");
  if (outcome.report.crashes.length > 0) {
    return concludeCheck(outcome, { ...end, settings: { ...end.settings, reports: [] } });
  }
  return outcome.changes.size > 0 ? exitCode.findings : exitCode.clean;
}

/**
 * A terminal gets no control characters. A runner must take no line of a patch for a command, and git must be able to
 * apply it: what is around it git skips.
 */
async function printPatch(patch: string, shell: Shell): Promise<void> {
  if (shell.isTerminal) return shell.print(printable(patch.replaceAll("\r\n", "\n")));
  if (patch === "" || !readsCommands(shell.environment)) return shell.printExactly(patch);
  const { randomUUID } = await import("node:crypto");
  const token = randomUUID();
  shell.printExactly(`::stop-commands::${token}\n${patch}::${token}::\n`);
}

/** The fixed text is the result; what is left to do goes beside it. */
async function printFixedInput({ input, end }: Check, outcome: FixOutcome): Promise<ExitCode> {
  const [path = ""] = input.targets ?? [];
  end.shell.printExactly(outcome.changes.get(path)?.after ?? input.files.text(path) ?? "");
  const { complain } = end.shell;
  return concludeCheck(outcome, { ...end, shell: { ...end.shell, print: complain, printExactly: complain } });
}

async function mend({ input, repository, end }: Check, outcome: FixOutcome): Promise<ExitCode> {
  const { settings, shell } = end;
  const { writeFixes } = await import("./write-fixes.ts");
  const complete = writeFixes(outcome, repository, shell);
  if (complete) {
    const verdict = await concludeCheck(outcome, end);
    // The commit would hold what was staged, not what was mended: it has to wait.
    return repository.isIndex && outcome.applied > 0 && verdict === exitCode.clean ? exitCode.findings : verdict;
  }
  const { files } = await openSubject(settings, shell);
  const verdict = await concludeCheck(await analyze({ ...input, files }), end);
  return verdict === exitCode.bug ? verdict : exitCode.usage;
}
