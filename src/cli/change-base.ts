import { nearestName } from "../source/nearest-name.ts";
import { tryGit } from "./run-git.ts";
import { UsageError } from "./usage-error.ts";

/** The commit that a change is counted from. */
export interface ChangeBase {
  readonly commit: string;
  /** How it was found, as a clause: "where this branch left origin/main". */
  readonly because: string;
}

/** Where a branch starts if nobody says so, the likeliest first. */
const defaultReferences = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/**
 * The commit where HEAD left a reference, or left the branch that others start from. Throws a `UsageError` if there is no
 * such commit, which says what to do in a clone that lacks the history.
 */
export function findChangeBase(top: string, reference: string | null): ChangeBase {
  if (commitOf(top, "HEAD") === undefined) {
    throw new UsageError("--changed: nothing is committed yet", "check what is there: leave out the flag");
  }
  const name = reference ?? defaultReferences.find((candidate) => commitOf(top, candidate) !== undefined);
  if (name === undefined) {
    throw new UsageError(
      `--changed: none of ${defaultReferences.join(", ")} exists, so nothing says where this branch starts`,
      isShallow(top) ? fetchAll : "name what to compare with: --changed=REF",
    );
  }
  const commit = commitOf(top, name);
  if (commit === undefined) throw noSuchCommit(top, name);
  const base = tryGit(top, ["merge-base", commit, "HEAD"])?.trim();
  if (!base) {
    throw new UsageError(
      `--changed: HEAD and '${name}' have no commit in common${isShallow(top) ? " in this shallow clone" : ""}`,
      isShallow(top) ? fetchAll : "name another commit to compare with: --changed=REF",
    );
  }
  return { commit: base, because: base === commit ? `which is ${name}` : `where HEAD left ${name}` };
}

/** The commit that a name stands for; `undefined` for none. */
export function commitOf(top: string, name: string): string | undefined {
  if (name.startsWith("-")) return undefined;
  return tryGit(top, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`])?.trim();
}

const fetchAll =
  "fetch the history: 'fetch-depth: 0' for actions/checkout, GIT_DEPTH: 0 for GitLab, or " +
  "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'";

function isShallow(top: string): boolean {
  return tryGit(top, ["rev-parse", "--is-shallow-repository"])?.trim() === "true";
}

function noSuchCommit(top: string, name: string): UsageError {
  const message = `--changed: git knows no commit '${name}'`;
  const known = tryGit(top, ["for-each-ref", "--format=%(refname:short)"])?.split("\n") ?? [];
  const remote = known.find((candidate) => candidate.endsWith(`/${name}`));
  const similar =
    remote ??
    nearestName(
      name,
      known.filter((candidate) => candidate !== ""),
    );
  if (similar !== undefined) return new UsageError(message, `did you mean '${similar}'?`);
  return new UsageError(message, isShallow(top) ? fetchAll : "git branch --all and git tag list what there is");
}
