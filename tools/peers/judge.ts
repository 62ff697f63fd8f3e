import { loadParserFor } from "../../src/cli/load-parser.ts";
import { type Config, defaultConfig } from "../../src/config/config.ts";
import type { AnalysisInput } from "../../src/engine/analyze.ts";
import { analyze } from "../../src/engine/analyze.ts";
import { fixAll } from "../../src/engine/apply-fixes.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { registry } from "../../src/rules/registry.ts";
import { NixFile } from "../../src/scopes/nix-file.ts";
import { printNix } from "../../src/scopes/print-nix.ts";
import { RepositoryFiles } from "../../src/source/repository-files.ts";
import { SourceFile } from "../../src/source/source-file.ts";
import type { Span } from "../../src/source/span.ts";
import type { PeerAnswers } from "./checks.ts";
import type { ExpectedFinding, PeerCase } from "./peer-case.ts";

export interface Judgement {
  /** What the peer finds and we do not; empty if there is nothing. */
  readonly missing: readonly string[];
  /** What we find, and the peer does not. */
  readonly extra: readonly string[];
}

const parser = loadParserFor(Number.POSITIVE_INFINITY);

/** Every rule there is, also those that are in no set. */
const everyRule: Config = {
  ...defaultConfig,
  set: "strict",
  rules: new Map(registry.map(({ rule }) => [rule.id, { severity: rule.severity, options: {} }])),
};

export async function judge(one: PeerCase, peer: PeerAnswers): Promise<Judgement> {
  const input = inputOf(one);
  return one.fixed === undefined
    ? judgeFindings(one, (await analyze(input)).report.findings, peer)
    : judgeEdit(one, one.fixed, input, peer);
}

function inputOf({ files, file }: PeerCase): AnalysisInput {
  return {
    parser,
    files: RepositoryFiles.fromMap(files),
    root: "/peers",
    flakeDirectory: "flake.nix" in files ? "" : null,
    targets: [file],
    scope: "project",
    config: everyRule,
  };
}

function judgeFindings(one: PeerCase, findings: readonly Finding[], peer: PeerAnswers): Judgement {
  const text = one.files[one.file] ?? "";
  const answers = (finding: Finding, expected: ExpectedFinding) => {
    const isMeant = expected.name === undefined || text.slice(finding.span.start, finding.span.end) === expected.name;
    const isThere = expected.places.length === 0 || expected.places.some((place) => touch(place, finding.span));
    const rules = [...(peer.rules[expected.check] ?? []), ...(peer.widerRules?.[expected.check] ?? [])];
    return rules.includes(finding.rule) && isMeant && isThere;
  };
  const missing = one.expected.filter((expected) => !findings.some((finding) => answers(finding, expected)));
  const judged = new Set(one.judged.flatMap((check) => peer.rules[check] ?? []));
  const extra = findings.filter((finding) => {
    return judged.has(finding.rule) && !one.expected.some((expected) => answers(finding, expected));
  });
  return { missing: missing.map(describeExpected), extra: extra.map(({ rule, message }) => `${rule}: ${message}`) };
}

const touch = (a: Span, b: Span) => a.start <= b.end && b.start <= a.end;

function describeExpected({ check, name }: ExpectedFinding): string {
  return name === undefined ? check : `${check} '${name}'`;
}

/** The fixes of the rules that answer the check, whether safe or only suggested, must end in what the peer's edit ends in. */
async function judgeEdit(one: PeerCase, fixed: string, input: AnalysisInput, peer: PeerAnswers): Promise<Judgement> {
  const rules = peer.rules[one.check] ?? [];
  const { changes } = await fixAll(
    { ...input, rules: registry.filter(({ rule }) => rules.includes(rule.id)) },
    "suggested",
  );
  const ours = changes.get(one.file)?.after ?? one.files[one.file] ?? "";
  if (printed(ours) === printed(fixed)) return { missing: [], extra: [] };
  return { missing: [`edited to ${JSON.stringify(fixed)}`], extra: [`edited to ${JSON.stringify(ours)}`] };
}

/** The same for texts that differ in blanks and comments alone. */
function printed(text: string): string {
  const { root } = NixFile.parse(parser, new SourceFile("case.nix", text)).tree;
  return root ? printNix(root, { directory: "/peers", home: "/home" }) : "";
}
