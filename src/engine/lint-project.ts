import { matchesAny } from "../config/path-globs.ts";
import type { RuleCrash, SkippedFile } from "../findings/report.ts";
import { holdsHomes } from "../project/hosts/host.ts";
import { openProject } from "../project/open-project.ts";
import type { Project } from "../project/project.ts";
import { NixFile } from "../scopes/nix-file.ts";
import { SourceFile } from "../source/source-file.ts";
import { timed } from "../source/step-timer.ts";
import type { AnalysisInput } from "./analysis.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { crashMessage } from "./crash-message.ts";
import { type LintedFiles, lintFunctions } from "./lint-files.ts";
import { type LintedProject, noProject } from "./linted-project.ts";
import { lockSyntaxOffence } from "./lock-syntax.ts";
import { skipUnreadable } from "./read-targets.ts";
import { reportGraph } from "./report-graph.ts";
import { runFlakeRules, runHostRules } from "./run-project-rules.ts";

/** A project that is open, as far as it can be. */
export interface OpenedForLint {
  readonly directory: string;
  /** `null` where flake.nix does not parse, which is told as a finding, and where there is nothing to start at. */
  readonly project: Project | null;
  /** How many configurations there are; `undefined` where nobody looks at them. */
  readonly hosts: number | undefined;
  /** Crashes outside of any rule. */
  readonly crashes: RuleCrash[];
}

/** Tells what a file says of others, where that is known. */
type LinksOf = LintedFiles["linksOf"];

/** Opens the flake, or what stands in for one; `null` where there is none to look at. */
export function openForLint(analysis: AnalysisRun, linksOf: LinksOf): OpenedForLint | null {
  const { input } = analysis;
  const directory = projectDirectory(input);
  if (directory === null) return null;
  const flakePath = join(directory, "flake.nix");
  const crashes: RuleCrash[] = [];
  const project = attempt(crashes, flakePath, () => open(analysis, directory, flakePath, linksOf)) ?? null;
  const isWhole = input.scope === "project" && project !== null;
  const hosts = isWhole ? attempt(crashes, flakePath, () => countHosts(project, input)) : undefined;
  return { directory, project, hosts, crashes };
}

/** Follows the modules of all configurations, which else the rule that asks first would pay for. */
export function evaluateModules({ input }: AnalysisRun, { project, hosts }: OpenedForLint): void {
  if (project === null || hosts === undefined) return;
  timed(input.stopwatch, "evaluate modules", () => followModules(project, input.progress));
}

/** Runs the hooks that see the project. */
export function lintProject(analysis: AnalysisRun, linted: LintedFiles, opened: OpenedForLint | null): LintedProject {
  if (opened === null) {
    lintFunctions(analysis, linted, null);
    return noProject;
  }
  const skipped = lintLockOf(analysis, opened);
  if (opened.project) return { ...lintOpened(analysis, linted, opened, opened.project), skipped };
  lintFunctions(analysis, linted, null);
  return { ...noProject, skipped, crashes: opened.crashes };
}

function lintOpened(
  analysis: AnalysisRun,
  linted: LintedFiles,
  opened: OpenedForLint,
  project: Project,
): Omit<LintedProject, "skipped"> {
  const { input, targets } = analysis;
  const { crashes, directory, hosts } = opened;
  const [flakePath, lockPath] = [join(directory, "flake.nix"), join(directory, "flake.lock")];
  // Else the rule that asks first would seem to hang.
  if (hosts !== undefined && (input.stopwatch || input.progress)) {
    evaluateModules(analysis, opened);
    timed(input.stopwatch, "reachability", () => project.reachability.unreached);
    timed(input.stopwatch, "purposes", () => project.purposes);
  }
  lintFunctions(analysis, linted, project);
  const isNamed = targets.has(flakePath) || targets.has(lockPath);
  const seesFlake = project.flake !== null && (input.scope === "project" || isNamed);
  if (seesFlake) attempt(crashes, flakePath, () => runFlakeRules(project, analysis.plan, analysis.log));
  if (hosts !== undefined) runHostRules(project, analysis);
  // A default.nix of packages is nothing that hosts are expected of.
  const counted = project.flake || hosts ? hosts : undefined;
  const homes = hosts ? project.hosts.filter(({ output }) => holdsHomes(output)).length : 0;
  const ran = { flake: seesFlake, hosts: hosts !== undefined };
  const moduleGraph = hosts === undefined ? null : () => reportGraph(project, project.graph.roots, true);
  return { project, ran, hosts: counted, homes, moduleGraph, crashes };
}

/** The folder of the flake; for a whole repository without one, the folder of its other entry points. */
function projectDirectory({ flakeDirectory, entryDirectory, scope }: AnalysisInput): string | null {
  return flakeDirectory ?? (scope === "project" ? (entryDirectory ?? null) : null);
}

function lintLockOf(analysis: AnalysisRun, { directory }: OpenedForLint): SkippedFile[] {
  const path = join(directory, "flake.lock");
  return analysis.targets.has(path) ? lintLockText(analysis, path) : [];
}

/** Reports a flake.lock that cannot be read, or is no JSON: then Nix refuses the flake. */
function lintLockText(analysis: AnalysisRun, path: string): SkippedFile[] {
  const { input, log, parsed, rules } = analysis;
  if (!input.files.isFile(path)) return [];
  const source = parsed.source(path);
  if (!source) return skipUnreadable(analysis, path);
  const offence = lockSyntaxOffence(path, source.text);
  const syntaxError = rules.find(({ rule }) => rule.id === "syntax-error");
  if (!offence || !syntaxError) return [];
  log.enterFile(path);
  log.add(syntaxError.topic, syntaxError.rule, offence);
  return [];
}

/** `null` where flake.nix does not parse, which is told as a finding, and where there is nothing to start at. */
function open({ input, parsed }: AnalysisRun, directory: string, flakePath: string, linksOf: LinksOf): Project | null {
  if (input.flakeDirectory !== null) {
    const file = parsed.nixFile(flakePath);
    if (!file?.tree.root || file.tree.problems.length > 0) return null;
  }
  return openProject({
    files: input.files,
    directory,
    layout: input.config.layout,
    boundaries: {
      rules: input.config.boundaries,
      matches: (globs, path) => matchesAny(input.config, globs, path),
    },
    now: input.now,
    nixFile: (path) => parsed.nixFile(path),
    passingFile: (path) => parsed.passingFile(path),
    linksOf,
    parse: (name, text) => {
      const { parser, stopwatch } = input;
      return timed(stopwatch, "parse", () => NixFile.parse(parser, new SourceFile(name, text), stopwatch));
    },
  });
}

/** Which hosts there are is what the outputs of the flake evaluate to. */
function countHosts(project: Project, { stopwatch }: AnalysisInput): number {
  return timed(stopwatch, "evaluate outputs", () => project.hosts.length);
}

function followModules(project: Project, progress: AnalysisInput["progress"]): unknown {
  const { hosts } = project;
  const told = (done: number) => progress?.({ phase: "configurations", done, total: hosts.length });
  told(0);
  const ofHosts = hosts.map((host, done) => {
    told(done);
    return [host.users, host.declarations];
  });
  return [project.graph.modules, ofHosts];
}

/** The outcome of a step that is no rule's; a crash in it is noted, and costs that step. */
function attempt<Outcome>(crashes: RuleCrash[], file: string, step: () => Outcome): Outcome | undefined {
  try {
    return step();
  } catch (thrown) {
    crashes.push({ rule: "project", file, message: crashMessage(thrown) });
    return undefined;
  }
}

function join(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}
