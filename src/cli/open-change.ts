import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { commitOf, findChangeBase } from "./change-base.ts";
import type { CheckSettings } from "./check-settings.ts";
import { filesFromGit } from "./git-files.ts";
import { listCommit, listIndex } from "./git-objects.ts";
import { findIndexOf } from "./index-environment.ts";
import { findGitTop, findIgnoreRule } from "./list-git-files.ts";
import { limitTargets, type OpenedRepository } from "./open-repository.ts";
import { openProjectAround } from "./open-target.ts";
import { needGit, zeroSeparated } from "./run-git.ts";
import { UsageError } from "./usage-error.ts";

type ChangeSettings = Pick<CheckSettings, "paths" | "staged" | "changed">;

/** Opens the project of which a change is judged: what is staged, or what differs from a commit. */
export function openChange(settings: ChangeSettings, workingDirectory: string): OpenedRepository {
  const { paths, staged, changed } = withReference(settings, workingDirectory);
  const flag = staged ? "--staged" : "--changed";
  const opened = openProjectAround(paths, workingDirectory);
  const top = findGitTop(opened.root);
  if (top === undefined) {
    throw new UsageError(`${flag} needs a git repository, and '${opened.root}' is in none`, "leave out the flag");
  }
  needGit(top, ["rev-parse", "--git-dir"], flag);
  if (top !== opened.root) {
    throw new UsageError(
      `${flag}: git tracks nothing in '${opened.root}'`,
      "git add what belongs to it, or leave out the flag",
    );
  }
  return staged ? openIndex(opened) : openDifferences(opened, changed ?? null);
}

/** A REF may stand behind a blank, where a PATH may stand, too: as for git, what exists as a file is a PATH. */
function withReference(settings: ChangeSettings, workingDirectory: string): ChangeSettings {
  if (settings.changed !== null) return settings;
  const reference = settings.paths.find((path) => isCommit(path, workingDirectory));
  if (reference === undefined) return settings;
  return { ...settings, changed: reference, paths: settings.paths.filter((path) => path !== reference) };
}

function isCommit(name: string, workingDirectory: string): boolean {
  return !existsSync(resolve(workingDirectory, name)) && commitOf(workingDirectory, name) !== undefined;
}

/** The index as the repository: what a commit would hold, whatever the work tree says. */
function openIndex(opened: OpenedRepository): OpenedRepository {
  const top = opened.root;
  const question = { environment: findIndexOf(top) };
  const intended = new Set(
    zeroSeparated(needGit(top, ["diff-files", "-z", "--name-only", "--diff-filter=A"], "--staged", question)),
  );
  const entries = listIndex(top, question).filter(({ path }) => !intended.has(path));
  const untracked = [...opened.files.untracked, ...intended];
  const head = commitOf(top, "HEAD");
  const touched = new Set(head === undefined ? entries.map(({ path }) => path) : stagedPaths(top, question));
  const source = { top, untracked, ignoredBy: (path: string) => findIgnoreRule(top, path) };
  const files = filesFromGit({ ...source, entries });
  const before = (commit: string) =>
    filesFromGit({ ...source, entries: listCommit(top, commit), later: { files, touched } });
  return {
    ...opened,
    files,
    targets: limitTargets(files, opened.wanted),
    isIndex: true,
    change: { touched, before: head === undefined ? null : () => before(head) },
  };
}

function stagedPaths(top: string, question: { environment: Readonly<Record<string, string>> }): string[] {
  const argv = ["diff-index", "-z", "--cached", "--name-only", "--no-renames", "HEAD", "--"];
  return zeroSeparated(needGit(top, argv, "--staged", question));
}

/** The work tree as it is, and what of it differs from a commit. */
function openDifferences(opened: OpenedRepository, reference: string | null): OpenedRepository {
  const top = opened.root;
  const base = findChangeBase(top, reference);
  // Unlike its plumbing, this looks into files whose times alone differ, as in a fresh copy all do.
  const settings = ["-c", "diff.autoRefreshIndex=true"];
  const diff = ["diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-relative", base.commit, "--"];
  const differing = zeroSeparated(needGit(top, [...settings, ...diff], "--changed"));
  const touched = new Set([...differing, ...opened.files.untracked]);
  const count = touched.size === 1 ? "1 file differs" : `${touched.size === 0 ? "no" : touched.size} files differ`;
  const before = () =>
    filesFromGit({
      top,
      entries: listCommit(top, base.commit),
      untracked: [],
      ignoredBy: (path) => findIgnoreRule(top, path),
      later: { files: opened.files, touched },
    });
  const notice = `${count} from ${base.commit.slice(0, 10)}, ${base.because}`;
  return { ...opened, notices: [...opened.notices, notice], change: { touched, before } };
}
