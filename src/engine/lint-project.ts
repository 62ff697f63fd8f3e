import type { RuleCrash, SkippedFile } from "../findings/report.ts";
import { openProject } from "../project/open-project.ts";
import type { Project } from "../project/project.ts";
import { NixFile } from "../scopes/nix-file.ts";
import { SourceFile } from "../source/source-file.ts";
import type { AnalysisRun } from "./analysis-run.ts";
import { crashMessage } from "./crash-message.ts";
import { skipUnreadable } from "./lint-files.ts";
import { type LintedProject, noProject } from "./linted-project.ts";
import { lockSyntaxOffence } from "./lock-syntax.ts";
import { runFlakeRules, runHostRules } from "./run-project-rules.ts";

/** Opens the flake, if there is one, and runs the hooks that see it. */
export function lintProject(analysis: AnalysisRun): LintedProject {
  const { input, targets } = analysis;
  const directory = input.flakeDirectory;
  if (directory === null) return noProject;
  const flakePath = join(directory, "flake.nix");
  const lockPath = join(directory, "flake.lock");

  const skipped = targets.has(lockPath) ? lintLockText(analysis, lockPath) : [];
  const crashes: RuleCrash[] = [];
  const project = attempt(crashes, flakePath, () => openFlake(analysis, directory, flakePath)) ?? null;
  if (!project) return { ...noProject, skipped, crashes };

  const isWhole = input.scope === "project";
  const seesFlake = isWhole || targets.has(flakePath) || targets.has(lockPath);
  if (seesFlake) attempt(crashes, flakePath, () => runFlakeRules(project, analysis.plan, analysis.log));
  const hosts = isWhole ? attempt(crashes, flakePath, () => project.hosts.length) : undefined;
  if (hosts !== undefined) runHostRules(project, analysis.plan, analysis.log);
  return { project, ran: { flake: seesFlake, hosts: hosts !== undefined }, hosts, skipped, crashes };
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

/** `null` where flake.nix is missing or does not parse: that is told as a finding, or was asked for. */
function openFlake({ input, parsed }: AnalysisRun, directory: string, flakePath: string): Project | null {
  const file = parsed.nixFile(flakePath);
  if (!file?.tree.root || file.tree.problems.length > 0) return null;
  return openProject({
    files: input.files,
    flakeDirectory: directory,
    layout: input.config.layout,
    nixFile: (path) => parsed.nixFile(path),
    parse: (name, text) => NixFile.parse(input.parser, new SourceFile(name, text)),
  });
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
