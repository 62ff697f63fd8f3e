import type { Finding } from "../findings/finding.ts";
import { registry } from "../rules/registry.ts";
import type { RegisteredRule } from "../rules/rule.ts";
import type { RepositoryFiles } from "../source/repository-files.ts";
import type { Analysis, AnalysisInput, Change } from "./analysis.ts";
import { canBeKnown, neverKnown } from "./baseline.ts";
import { seesOtherFiles } from "./judged-rules.ts";

type Analyze = (input: AnalysisInput) => Promise<Analysis>;

/** What was found before a change. */
interface Before {
  readonly files: RepositoryFiles;
  /** What was asked: of all else nothing is known. */
  readonly rules: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly fingerprints: ReadonlySet<string>;
}

/** `null` where that cannot be known. */
const foundBefore = new WeakMap<Change, Promise<Before | null>>();

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
  const rules = new Set((input.rules ?? registry).filter(mayFindElsewhere).map(({ rule }) => rule.id));
  const isElsewhere = ({ file }: Finding) => !change.touched.has(file);
  const mayBeNew = ({ rule, file }: Finding) => rules.has(rule) && !input.files.untracked.has(file);
  const asked = findings.filter((finding) => isElsewhere(finding) && mayBeNew(finding));
  const before = asked.length > 0 ? await findBefore(asked, input, change, analyze) : null;
  const isNew = (finding: Finding) => before !== null && mayBeNew(finding) && !wasThere(finding, before, input.files);
  return findings.filter((finding) => !isElsewhere(finding) || isNew(finding));
}

/** A rule about suppressions hears what all others have said. */
function mayFindElsewhere({ rule }: RegisteredRule): boolean {
  return seesOtherFiles(rule) || rule.check.suppression !== undefined;
}

function findBefore(
  asked: readonly Finding[],
  input: AnalysisInput,
  change: Change,
  analyze: Analyze,
): Promise<Before | null> {
  const known = foundBefore.get(change);
  // Between two looks at the project single files are linted, to which nothing before can be compared.
  if (known || change.before === null || input.scope === "files") return known ?? Promise.resolve(null);
  const found = analyzeBefore(asked, { ...input, files: change.before() }, analyze);
  foundBefore.set(change, found);
  return found;
}

async function analyzeBefore(
  asked: readonly Finding[],
  input: AnalysisInput,
  analyze: Analyze,
): Promise<Before | null> {
  const rules = new Set(asked.map(({ rule }) => rule));
  const targets = new Set(asked.map(({ file }) => file));
  const touched = input.change?.touched ?? [];
  const { report, project } = await analyze({
    ...input,
    // A touched file that was broken kept the project from being known.
    targets: [...targets, ...touched],
    config: hearsOthers(rules, input) ? input.config : { ...input.config, select: [...rules, ...neverKnown] },
    change: undefined,
    baseline: undefined,
    stopwatch: undefined,
  });
  const { findings, crashes } = report;
  if (project === null || crashes.length > 0 || !findings.every(canBeKnown)) return null;
  return {
    files: input.files,
    rules,
    targets,
    places: new Set(findings.map(placeOf)),
    fingerprints: new Set(findings.map(({ fingerprint }) => fingerprint)),
  };
}

/** Whether one of these rules needs all others to run: a suppression is unused if nothing was suppressed. */
function hearsOthers(ids: ReadonlySet<string>, { rules = registry }: AnalysisInput): boolean {
  return rules.some(({ rule }) => ids.has(rule.id) && rule.check.suppression !== undefined);
}

/** By its place in the same text, whatever is said of it; by its line where fixes have changed the text. */
function wasThere(finding: Finding, before: Before, files: RepositoryFiles): boolean {
  if (!before.rules.has(finding.rule) || !before.targets.has(finding.file)) return true;
  const isSameText = files.text(finding.file) === before.files.text(finding.file);
  return isSameText ? before.places.has(placeOf(finding)) : before.fingerprints.has(finding.fingerprint);
}

function placeOf({ rule, file, span }: Finding): string {
  return `${rule} ${span.start} ${span.end} ${file}`;
}
