import type { UnreadableReason } from "../source/repository-files.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Finding, FixSafety, Severity } from "./finding.ts";
import type { ReportedGraph } from "./reported-graph.ts";

/** Which sets a rule belongs to: each set holds those before it. `off` rules run only when named. */
export type RuleSet = "minimal" | "recommended" | "strict" | "off";

/** How often what a rule says is true, as code scanning counts it. */
export type Precision = "very-high" | "high" | "medium" | "low";

/** What an attacker gains by an offence. */
export interface SecurityImpact {
  readonly severity: "critical" | "high" | "medium" | "low";
  /** The number of the weakness in the Common Weakness Enumeration (cwe.mitre.org). */
  readonly cwe: number;
}

/** An option of a rule that flakelint.toml may set. */
export interface RuleOption {
  readonly name: string;
  readonly type: "boolean" | "integer" | "string" | "strings";
  readonly default: boolean | number | string | readonly string[];
  /** What it does, as a sentence. */
  readonly describe: string;
}

/** What people need to know of a rule; its documentation page is this, printed. */
export interface RuleDescription {
  readonly id: string;
  readonly topic: string;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly severity: Severity;
  readonly set: RuleSet;
  readonly since: string;
  /** Why the offence hurts, as Markdown. */
  readonly why: string;
  readonly fix: FixSafety | "none";
  readonly example: { readonly bad: ExampleFiles; readonly good: ExampleFiles };
  readonly options: readonly RuleOption[];
  /** Whether a comment can allow it: JSON holds none, and a file that cannot be read is not searched for any. */
  readonly allowedByComment: boolean;
  readonly precision: Precision;
  /** Absent where an offence helps no attacker. */
  readonly security?: SecurityImpact;
}

/** A small flake (text of flake.nix) or several files by path. */
export type ExampleFiles = string | Readonly<Record<string, string>>;

/** A rule that threw: our bug, not the user's. */
export interface RuleCrash {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

/** A file that was left out, and why: nothing was lost silently. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: UnreadableReason;
  readonly detail: string;
}

export interface ReportSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Findings that have a safe fix. */
  readonly fixable: number;
  /** Findings that have only a suggested fix. */
  readonly suggested: number;
  readonly suppressed: number;
  /** The baseline in use, relative to the root, and how many findings it held back; absent where there is none. */
  readonly baseline?: { readonly file: string; readonly known: number };
  /** Configurations found: `undefined` where no flake was read. */
  readonly hosts?: number;
  /** How many of them are homes. */
  readonly homes?: number;
  readonly durationMs: number;
}

/** All a reporter needs. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  /** Absolute path of the folder that all `file`s are relative to; for people, never for SARIF. */
  readonly root: string;
  readonly summary: ReportSummary;
  /** Sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  readonly crashes: readonly RuleCrash[];
  readonly skipped: readonly SkippedFile[];
  /** Every rule the tool has, sorted by id: rules must not differ between repositories. */
  readonly rules: readonly RuleDescription[];
  /** The text of a file that a finding names; `undefined` where it could not be read. */
  readonly sourceOf: (file: string) => SourceFile | undefined;
  /** Where secrets stand in a file, whichever rules ran: no output may show these stretches. Sorted, apart from each other. */
  readonly secretsIn: (file: string) => readonly Span[];
  /**
   * Who imports whom, modules of inputs included, worked out when asked for; absent where the configurations were not
   * looked at: single files were checked, or there is neither a flake nor another entry point that can be read.
   */
  readonly moduleGraph?: () => ReportedGraph;
}
