import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../findings/report.ts";
import { qualityReportOf } from "./gitlab-job.ts";
import { showsAnnotations } from "./runner.ts";
import type { Shell } from "./shell.ts";
import { explainWriteFailure } from "./write-file.ts";
import { writeOutput } from "./write-output.ts";

type Render = (format: "github" | "gitlab") => Promise<string>;

/** Gives the runner what it shows at the lines of a change, beside the text for people. Never fails a run: nobody asked. */
export async function annotateRun(report: Report, shell: Shell, render: Render): Promise<void> {
  if (showsAnnotations(shell.environment)) shell.printExactly(await render("github"));
  else if (shell.environment.GITLAB_CI === "true") await reportToGitlab(report, shell, render);
}

/**
 * GitLab reads no log but a file, and takes only one that the job declares. Where it declares one, that is what we
 * write; where it does not, a file would help nobody.
 */
async function reportToGitlab(report: Report, shell: Shell, render: Render): Promise<void> {
  const { CI_PROJECT_DIR = shell.workingDirectory } = shell.environment;
  const file = qualityReportOf(shell.environment);
  if (file === undefined) {
    if (report.findings.length > 0) shell.say("note", howToReport);
    return;
  }
  const target = join(CI_PROJECT_DIR, file);
  if (existsSync(target)) {
    shell.say("note", `'${file}' is there already and was left as it is; --format gitlab=${file} replaces it`);
    return;
  }
  const text = await render("gitlab");
  try {
    writeOutput(target, text);
    shell.say("note", `wrote '${file}', which this job declares as its codequality report`);
  } catch (error) {
    shell.say("note", `could not write '${file}', the codequality report of this job: ${explainWriteFailure(error)}`);
  }
}

const howToReport =
  "to see findings in merge requests, declare artifacts:reports:codequality: gl-code-quality-report.json in this job: " +
  "flakelint writes it then";
