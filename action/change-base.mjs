/** Which commit a run is compared with, if it is to tell only what a change brings in. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const howToFetch = "give actions/checkout 'fetch-depth: 0'";

/**
 * Gives what `--changed` takes, or why there is nothing to compare with: then all is told. The event says what a change is.
 * Throws an `Error` in words for people if that cannot be known.
 * @param {string} changed the input: `true`, `false` or a branch, tag or commit
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} folder where git is asked
 * @returns {{ base?: string, notice?: string }}
 */
export function findBase(changed, environment, folder) {
  if (changed === "" || changed === "false") return {};
  if (changed !== "true") return { base: changed };
  const { GITHUB_EVENT_NAME: name = "", GITHUB_BASE_REF: branch = "" } = environment;
  const event = readEvent(environment.GITHUB_EVENT_PATH);
  if (branch !== "") {
    // What is checked out for a pull request is its merge with the branch, which that commit has as first parent.
    const base = ["HEAD^2", `origin/${branch}`].find((commit) => exists(commit, folder));
    if (base === undefined)
      throw new Error(`what the pull request changes cannot be told without history: ${howToFetch}`);
    return { base: base === "HEAD^2" ? "HEAD^1" : base };
  }
  const before = name === "merge_group" ? event.merge_group?.base_sha : name === "push" ? event.before : undefined;
  if (before !== undefined && !/^0*$/.test(before)) {
    if (exists(before, folder)) return { base: before };
    return { notice: `commit ${before} is not here, so everything is reported: ${howToFetch}` };
  }
  return { notice: `'${name}' brings no change to compare with, so everything is reported` };
}

function readEvent(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

function exists(commit, folder) {
  const argv = ["rev-parse", "--quiet", "--verify", "--end-of-options", `${commit}^{commit}`];
  return spawnSync("git", argv, { cwd: folder, stdio: "ignore" }).status === 0;
}
