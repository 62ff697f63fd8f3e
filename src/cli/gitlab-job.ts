import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { type DocumentMap, type DocumentNode, valueAt } from "../project/documents/document.ts";
import { readYaml } from "../project/documents/yaml.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The file that the job we run in declares under `artifacts:reports:codequality`, relative to CI_PROJECT_DIR: in itself,
 * in a job of the same file that it extends, or in `default`. `undefined` where there is none, where it stands in another
 * file or behind tags and merge keys, or where it is no plain path.
 */
export function qualityReportOf(environment: Environment): string | undefined {
  const { CI_PROJECT_DIR, CI_CONFIG_PATH = ".gitlab-ci.yml", CI_JOB_NAME } = environment;
  if (!CI_PROJECT_DIR || !CI_JOB_NAME) return undefined;
  const pipeline = readPipeline(join(CI_PROJECT_DIR, CI_CONFIG_PATH || ".gitlab-ci.yml"));
  if (!pipeline) return undefined;
  const declared = declaredBy(pipeline, nameOfJob(pipeline, CI_JOB_NAME), new Set()) ?? reportIn(pipeline, "default");
  if (declared === undefined || /[*?[\]{}$]/.test(declared)) return undefined;
  const path = normalize(declared);
  return path.startsWith("..") || path.startsWith("/") ? undefined : path;
}

function readPipeline(path: string): DocumentMap | null {
  try {
    return readYaml(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Jobs that run several times are called `lint 1/3` or `lint: [a, b]`. */
function nameOfJob(pipeline: DocumentMap, name: string): string {
  return pipeline.entries.has(name) ? name : name.replace(/(?: \d+\/\d+|: \[.*\])$/, "");
}

/** What a job inherits it may override; of several that it extends the last counts. */
function declaredBy(pipeline: DocumentMap, job: string, seen: Set<string>): string | undefined {
  if (seen.has(job)) return undefined;
  seen.add(job);
  const own = reportIn(pipeline, job);
  if (own !== undefined) return own;
  const parents = textsOf(valueAt(pipeline, job, "extends"));
  for (const parent of parents.toReversed()) {
    const inherited = declaredBy(pipeline, parent, seen);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function reportIn(pipeline: DocumentMap, job: string): string | undefined {
  return textsOf(valueAt(pipeline, job, "artifacts", "reports", "codequality"))[0];
}

function textsOf(node: DocumentNode | undefined): string[] {
  if (node?.kind === "list") return node.items.flatMap(textsOf);
  return node?.kind === "text" && !node.isNull ? [node.text] : [];
}
