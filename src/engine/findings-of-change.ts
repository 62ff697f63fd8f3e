import type { Finding } from "../findings/finding.ts";
import { registry } from "../rules/registry.ts";
import type { Analysis, AnalysisInput, Change } from "./analysis.ts";
import { canBeKnown } from "./baseline.ts";

type Analyze = (input: AnalysisInput) => Promise<Analysis>;

/** The places of what was found before a change; `null` where that cannot be known. */
const foundBefore = new WeakMap<Change, Promise<ReadonlySet<string> | null>>();

/**
 * The findings that a change is answerable for: those in the files it touched, and those elsewhere that were not there
 * before, such as the import of a file that it removed. A file that was not touched says the same of itself as before,
 * so only rules that see more than one file are asked, and the files before are analysed only if one of these found
 * something elsewhere. What cannot be compared stays silent.
 */
export async function findingsOfChange(
  findings: readonly Finding[],
  input: AnalysisInput,
  change: Change,
  analyze: Analyze,
): Promise<Finding[]> {
  const { touched, before } = change;
  const rules = new Set([...(input.rules ?? registry)].filter(seesOtherFiles).map(({ rule }) => rule.id));
  const isElsewhere = (finding: Finding) => !touched.has(finding.file);
  const mayBeNew = (finding: Finding) => rules.has(finding.rule) && !input.files.untracked.has(finding.file);
  if (before === null || !findings.some((finding) => isElsewhere(finding) && mayBeNew(finding))) {
    return findings.filter((finding) => !isElsewhere(finding));
  }
  let known = foundBefore.get(change);
  if (!known) {
    known = placesBefore({ ...input, files: before() }, analyze);
    foundBefore.set(change, known);
  }
  const old = await known;
  const isNew = (finding: Finding) => old !== null && mayBeNew(finding) && !old.has(placeOf(finding));
  return findings.filter((finding) => !isElsewhere(finding) || isNew(finding));
}

async function placesBefore(input: AnalysisInput, analyze: Analyze): Promise<ReadonlySet<string> | null> {
  const { report, project } = await analyze({ ...input, change: undefined, baseline: undefined, stopwatch: undefined });
  const isWhole = project !== null && report.crashes.length === 0 && report.findings.every(canBeKnown);
  return isWhole ? new Set(report.findings.map(placeOf)) : null;
}

/** A file that was not touched has the same text as before; what is said of a place in it may have changed a little. */
function placeOf({ rule, file, span }: Finding): string {
  return `${rule} ${span.start} ${span.end} ${file}`;
}

function seesOtherFiles({ rule: { check } }: (typeof registry)[number]): boolean {
  return [check.flake, check.lock, check.host, check.project, check.suppression].some((hook) => hook !== undefined);
}
