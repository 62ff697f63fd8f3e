import { isExcluded } from "../config/path-globs.ts";
import type { Finding } from "../findings/finding.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { type Baseline, type BaselineOutcome, canBeKnown, holdBack, type KnownFinding } from "./baseline.ts";
import { seesOtherFiles, wasJudged } from "./judged-rules.ts";
import type { LineHashes } from "./line-hashes.ts";
import type { ProjectHooksRun } from "./linted-project.ts";

type Verdict = "stale" | "off" | "unjudged";

interface KnownInput {
  readonly analysis: AnalysisRun;
  readonly ran: ProjectHooksRun;
  readonly findings: readonly Finding[];
  readonly baseline: Baseline;
  readonly hashes: LineHashes;
}

/** Takes out what a baseline knows, and tells of its other entries whether this analysis can say that they are stale. */
export function holdBackKnown({
  analysis,
  ran,
  findings,
  baseline,
  hashes,
}: KnownInput): BaselineOutcome & { readonly kept: readonly Finding[] } {
  const { files, scope } = analysis.input;
  // Named files are listed alone: of the others nobody knows whether they are gone.
  const isGone = (file: string) => scope === "project" && !files.isFile(file);
  const { kept, heldBack, unmatched } = holdBack(findings, baseline.known, hashes, isGone);
  let gaps: boolean | undefined;
  const hasGaps = () => {
    gaps ??= isIncomplete(analysis, findings);
    return gaps;
  };
  const judged = unmatched.map((entry) => ({
    entry,
    verdict: isGone(entry.file) ? "stale" : judge(analysis, ran, entry, hasGaps),
  }));
  const those = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).map(({ entry }) => entry);
  const [stale, off, unjudged] = [those("stale"), those("off"), those("unjudged")];
  return { kept, file: baseline.file, heldBack, stale, off, unjudged };
}

function judge(
  analysis: AnalysisRun,
  ran: ProjectHooksRun,
  { file, rule }: KnownFinding,
  hasGaps: () => boolean,
): Verdict {
  const { input, parsed, plan, targets } = analysis;
  if (isExcluded(input.config, file)) return "off";
  if (!targets.has(file)) return "unjudged";
  const run = plan.forFile(file).runs.find((one) => one.rule.id === rule);
  if (!run) return "off";
  if (!wasJudged(analysis, ran, file, rule)) return "unjudged";
  if (input.files.read(file).kind !== "text" || parsed.brokenFile(file)) return "unjudged";
  return seesOtherFiles(run.rule) && hasGaps() ? "unjudged" : "stale";
}

/** Whether files are missing from the project that would be there on another day: what depends on them is not known. */
function isIncomplete({ input, log, parsed }: AnalysisRun, findings: readonly Finding[]): boolean {
  return (
    log.crashes.length + parsed.crashes.length > 0 ||
    findings.some((finding) => !canBeKnown(finding)) ||
    input.files.paths.some((path) => path.endsWith(".nix") && isEncrypted(input.files, path))
  );
}

function isEncrypted(files: RepositoryFiles, path: string): boolean {
  const content = files.read(path);
  return content.kind === "unreadable" && content.reason === "encrypted";
}
