import { commitOf, findChangeBase } from "./change-base.ts";
import type { CheckSettings } from "./check-settings.ts";
import { filesFromGit } from "./git-files.ts";
import { type GitEntry, listCommit, listIndex } from "./git-objects.ts";
import { findIndexOf } from "./index-environment.ts";
import { findGitTop, findIgnoreRule } from "./list-git-files.ts";
import { limitTargets, type OpenedRepository } from "./open-repository.ts";
import { openProjectAround } from "./open-target.ts";
import { needGit, zeroSeparated } from "./run-git.ts";
import { UsageError } from "./usage-error.ts";

type ChangeSettings = Pick<CheckSettings, "paths" | "staged" | "changed">;

/** Opens the project of which a change is judged: what is staged, or what differs from a commit. */
export function openChange(settings: ChangeSettings, workingDirectory: string): OpenedRepository {
  const flag = settings.staged ? "--staged" : "--changed";
  const opened = openProjectAround(settings.paths, workingDirectory);
  if (findGitTop(opened.root) !== opened.root) {
    throw new UsageError(`${flag} needs a git repository, which '${opened.root}' is not`, "leave out the flag");
  }
  needGit(opened.root, ["rev-parse", "--git-dir"], flag);
  return settings.staged ? openIndex(opened) : openDifferences(opened, settings.changed ?? null);
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
  const touched = head === undefined ? entries.map(({ path }) => path) : stagedPaths(top, question);
  const files = contentOf(opened, entries, untracked);
  return {
    ...opened,
    files,
    targets: limitTargets(files, opened.wanted),
    isIndex: true,
    change: {
      touched: new Set(touched),
      before: head === undefined ? null : () => contentOf(opened, listCommit(top, head), untracked),
    },
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
  return {
    ...opened,
    notices: [...opened.notices, `${count} from ${base.commit.slice(0, 10)}, ${base.because}`],
    change: { touched, before: () => contentOf(opened, listCommit(top, base.commit), []) },
  };
}

function contentOf({ root }: OpenedRepository, entries: readonly GitEntry[], untracked: readonly string[]) {
  return filesFromGit({ top: root, entries, untracked, ignoredBy: (path) => findIgnoreRule(root, path) });
}
