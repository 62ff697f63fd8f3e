import { type Finding, type Severity, severities } from "../findings/finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { LineHashes } from "./line-hashes.ts";
import type { LoggedOffence } from "./offence-log.ts";

export interface FindingsInput {
  readonly offences: readonly LoggedOffence[];
  /** What the settings of a file say of a rule; `off` drops the offence. */
  readonly severityOf: (ruleId: string, file: string) => Severity | "off";
  /** Whether findings in a file are wanted at all. */
  readonly isWanted: (file: string) => boolean;
  readonly hashes: LineHashes;
}

/** Makes findings of what the rules reported: graded, in report order, each once. */
export function buildFindings(input: FindingsInput): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const logged of input.offences) {
    const severity = input.severityOf(logged.rule.id, logged.file);
    if (severity === "off" || !input.isWanted(logged.file)) continue;
    const { at, message } = logged.offence;
    const identity = [logged.rule.id, logged.file, at.start, at.end, message].join("\0");
    if (seen.has(identity)) continue;
    seen.add(identity);
    findings.push(toFinding(logged, severity));
  }
  return withFingerprints(findings.sort(compareFindings), input.hashes);
}

/** Report order: file, place, rule, message. Within a file, order by offset is order by line and column. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareTexts(a.file, b.file) ||
    a.span.start - b.span.start ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message) ||
    a.span.end - b.span.end
  );
}

/** By code unit, so that the order is the same under every locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toFinding({ topic, rule, file, offence }: LoggedOffence, configured: Severity): Finding {
  const { at, message, help, related = [], flow, fix } = offence;
  const safety = fix?.safety ?? (rule.fix === "none" ? "suggested" : rule.fix);
  return {
    rule: rule.id,
    topic,
    severity: graded(rule.severity, configured, offence.severity),
    message,
    file,
    span: { start: at.start, end: at.end },
    ...(help === undefined ? {} : { help }),
    related: related.map((place) => ({ message: place.message, file: place.file ?? file, span: place.at })),
    ...(flow === undefined
      ? {}
      : { flow: flow.map((step) => ({ message: step.message, file: step.file ?? file, span: step.at })) }),
    fixes: fix
      ? [{ title: fix.title, safety, edits: fix.edits.map((edit) => ({ ...edit, file: edit.file ?? file })) }]
      : [],
    fingerprint: "",
  };
}

/** An offence may be graded by itself; where the user has graded the rule, it may only be milder. */
function graded(ruleSeverity: Severity, configured: Severity, own: Severity | undefined): Severity {
  if (own === undefined) return configured;
  if (configured === ruleSeverity) return own;
  return severities.indexOf(own) > severities.indexOf(configured) ? own : configured;
}

function withFingerprints(findings: readonly Finding[], hashes: LineHashes): Finding[] {
  const equalOnes = new Map<string, number>();
  return findings.map((finding) => {
    const lineHash = hashes.of(finding);
    const identity = [finding.rule, finding.file, lineHash].join("\0");
    const ordinal = equalOnes.get(identity) ?? 0;
    equalOnes.set(identity, ordinal + 1);
    return { ...finding, fingerprint: fingerprintOf(finding.rule, finding.file, lineHash, ordinal) };
  });
}
