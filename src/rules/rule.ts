import type { Finding, FixSafety, Severity } from "../findings/finding.ts";
import type { ExampleFiles, Precision, RuleSet, SecurityImpact, SkippedFile } from "../findings/report.ts";
import type { NodeKind, NodeOf, SyntaxProblem } from "../parser/syntax.ts";
import type { Flake } from "../project/flake/flake.ts";
import type { LockFile } from "../project/flake/lock-file.ts";
import type { Host } from "../project/hosts/host.ts";
import type { FunctionRoles, Project } from "../project/project.ts";
import type { NixFile } from "../scopes/nix-file.ts";
import type { Span } from "../source/span.ts";

/** Options a user may set in flakelint.toml; documentation, schema and types derive from these. */
export type OptionSpec =
  | { readonly type: "boolean"; readonly default: boolean; readonly describe: string }
  | { readonly type: "integer"; readonly default: number; readonly describe: string }
  | { readonly type: "string"; readonly default: string; readonly describe: string }
  | { readonly type: "strings"; readonly default: readonly string[]; readonly describe: string };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<Spec extends OptionSpec> = Spec extends { type: "boolean" }
  ? boolean
  : Spec extends { type: "integer" }
    ? number
    : Spec extends { type: "string" }
      ? string
      : readonly string[];

export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: OptionValue<Specs[Name]> };

/** An edit in the file of the offence unless it names another. */
export interface OffenceEdit extends Span {
  readonly file?: string;
  readonly text: string;
}

/** What a rule found; the engine makes a finding of it. */
export interface Offence {
  readonly at: Span;
  /** Default: the file the hook was called for. Required in host and project hooks. */
  readonly file?: string;
  /** What is wrong, with the user's own name in quotes, without a full stop. */
  readonly message: string;
  readonly help?: string;
  /** `file` defaults to that of the offence. */
  readonly related?: readonly { readonly at: Span; readonly file?: string; readonly message: string }[];
  /** How something got here, step by step, in order: shown in place of `related`. `file` defaults to that of the offence. */
  readonly flow?: readonly { readonly at: Span; readonly file?: string; readonly message: string }[];
  /** Where secrets stand: no output shows these stretches, whatever finding it is about. */
  readonly redact?: readonly { readonly at: Span; readonly file?: string }[];
  readonly fix?: {
    /** Imperative, without a full stop. */
    readonly title: string;
    /** Default: the rule's own fix grade. */
    readonly safety?: FixSafety;
    readonly edits: readonly OffenceEdit[];
  };
  /** Default: the rule's severity, or what the configuration says, which it never exceeds where the user has set one. */
  readonly severity?: Severity;
}

export interface RuleContext<Specs extends OptionSpecs = OptionSpecs> {
  readonly options: OptionValues<Specs>;
  report(offence: Offence): void;
}

/** A hook for a node kind: called for each such node of each file, parents first. */
export type NodeHooks<Specs extends OptionSpecs> = {
  readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, context: RuleContext<Specs>, file: NixFile) => void;
};

/** A rule named in a suppression comment, and what came of it. */
export interface SuppressedName {
  readonly name: string;
  readonly span: Span;
  /** `not-judged`: the rule did not run here, so that nobody knows. */
  readonly outcome: "used" | "unused" | "unknown" | "not-judged";
  /** The rule that an unknown name most likely means. */
  readonly nearest: string | null;
}

/** A comment that allows rules: `# flakelint: allow unused-with -- reason`. */
export interface Suppression {
  /** Span of the whole comment. */
  readonly comment: Span;
  readonly directive: string;
  readonly directiveSpan: Span;
  /** The directive meant, where the one written does not exist. */
  readonly nearestDirective: string | null;
  readonly names: readonly SuppressedName[];
  readonly reason: string | null;
}

/**
 * The narrowest hook that can see the offence. `nodes` and `file` are pure in one file (in one that is damaged, see
 * `copesWithDamage`); `functions` sees one file and what its functions are for; `unreadable` and
 * `suppression` see what the engine learnt; the others see the project, and are called only when a flake is analysed.
 */
export interface RuleHooks<Specs extends OptionSpecs> {
  readonly nodes?: NodeHooks<Specs>;
  readonly file?: (file: NixFile, context: RuleContext<Specs>) => void;
  /**
   * Called for each file, with or without a flake; damaged ones as `file`. To ask for a role may evaluate all hosts, also
   * where a hook checks a single file: ask last, for what would be an offence. The answer is the same however few files
   * of a flake are linted; a file outside of flakes is judged by its text alone.
   */
  readonly functions?: (file: NixFile, context: RuleContext<Specs>, roles: FunctionRoles) => void;
  /** Called for each file that was to be linted but cannot be read, unless it is encrypted or gone. */
  readonly unreadable?: (file: SkippedFile, context: RuleContext<Specs>) => void;
  /** Called for each suppression comment, after all other rules. */
  readonly suppression?: (suppression: Suppression, context: RuleContext<Specs>, file: NixFile) => void;
  /** Called once; offences default to flake.nix. */
  readonly flake?: (flake: Flake, context: RuleContext<Specs>) => void;
  /** Called once if flake.lock exists and can be read; offences default to flake.lock. */
  readonly lock?: (lock: LockFile, context: RuleContext<Specs>, flake: Flake) => void;
  /** Called for each configuration; offences must name their file. The same offence from several hosts counts once. */
  readonly host?: (host: Host, context: RuleContext<Specs>, project: Project) => void;
  /** Called once; offences must name their file. */
  readonly project?: (project: Project, context: RuleContext<Specs>) => void;
}

export interface Rule<Specs extends OptionSpecs = OptionSpecs> {
  /** Names the offence, so that "allow <id>" reads as English. Equals the file name. */
  readonly id: string;
  /** One sentence without a full stop; heads the documentation page. */
  readonly summary: string;
  readonly severity: Severity;
  readonly set: RuleSet;
  readonly since: string;
  /** The safest grade of fix it offers. */
  readonly fix: FixSafety | "none";
  /** Why the offence hurts and where the rule stays silent, as Markdown: the body of the documentation page. */
  readonly why: string;
  /** The smallest text with the offence, and without it; both run as tests. A string is flake.nix. */
  readonly example: { readonly bad: ExampleFiles; readonly good: ExampleFiles };
  readonly options?: Specs;
  /**
   * What an attacker gains by the offence: code scanning then counts the rule as one about security. Not given for what
   * merely fails, be it about secrets.
   */
  readonly security?: SecurityImpact;
  /**
   * How often it is right. Default: very-high where Nix or a safe fix proves it, high in the sets that were measured on
   * public configurations to raise no false alarm, medium elsewhere.
   */
  readonly precision?: Precision;
  /**
   * Whether it asks by itself what it may judge where the parser could not read a part (`file.soundness`). Of a rule
   * that does not say so, node hooks are called for the intact nodes of such a file only, and its `file` and `functions`
   * hooks are not.
   */
  readonly copesWithDamage?: boolean;
  /**
   * What one finding says in place of those of many files, where half of a repository's files or more offend: then it is
   * the repository that does. The finding points at the first of them.
   */
  readonly inManyFiles?: (findings: readonly Finding[]) => Pick<Offence, "message" | "help">;
  readonly check: RuleHooks<Specs>;
}

/** A rule under its topic, which is the name of its folder. */
export interface RegisteredRule {
  readonly topic: string;
  readonly rule: Rule;
}

/** Gives a rule's hooks their types from its options. */
export function defineRule<const Specs extends OptionSpecs = Record<never, never>>(rule: Rule<Specs>): Rule {
  return rule as unknown as Rule;
}

/** What the parser found, as an offence of the rule that tells it. */
export function offenceOfProblem({ span, message, help, related = [], fix }: SyntaxProblem): Offence {
  return {
    at: span,
    message,
    ...(help === undefined ? {} : { help }),
    related: related.map((place) => ({ at: place.span, message: place.message })),
    ...(fix ? { fix } : {}),
  };
}
