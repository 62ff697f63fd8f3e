import { relative, sep } from "node:path";
import type { ReporterOptions } from "../reporters/reporter.ts";
import { findGitTop } from "./list-git-files.ts";
import { isWithin } from "./locate.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How files are called from the top of their repository, and where they are in the web, as far as the environment of a
 * runner tells (docs.github.com, "Variables reference"; docs.gitlab.com, "Predefined CI/CD variables reference").
 * @param root what the paths of a report are relative to
 */
export function repositoryPlace(
  root: string,
  environment: Environment,
): Pick<ReporterOptions, "repositoryPath" | "fileUrl"> {
  const prefix = prefixOf(root, environment);
  const repositoryPath = (file: string) => (prefix === "" ? file : `${prefix}/${file}`);
  const base = webFolder(environment);
  if (base === undefined) return { repositoryPath };
  const fileUrl = (file: string, line: number | undefined) => {
    const path = repositoryPath(file).replace(/\p{Surrogate}/gu, "\ufffd");
    const anchor = line === undefined ? "" : `#L${line}`;
    return `${base}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
  };
  return { repositoryPath, fileUrl };
}

/** The folder of the root below the top of the repository; without git, below the folder the runner works in. */
function prefixOf(root: string, { GITHUB_WORKSPACE, CI_PROJECT_DIR }: Environment): string {
  const top = findGitTop(root) ?? GITHUB_WORKSPACE ?? CI_PROJECT_DIR;
  if (top === undefined || !isWithin(root, top)) return "";
  return relative(top, root).split(sep).join("/");
}

function webFolder(environment: Environment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = environment;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) {
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  }
  return CI_PROJECT_URL && CI_COMMIT_SHA ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}` : undefined;
}
