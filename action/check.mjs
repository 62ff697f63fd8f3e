/**
 * The step of action.yml that runs flakelint. It ends well with findings, too: they have to be uploaded before the job may
 * fail. What is wrong with the inputs or with flakelint itself ends it at once.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBase } from "./change-base.mjs";
import { argumentsOf, readInputs } from "./inputs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist/cli.js");

/** What a step may add to the summary of its job, in bytes. */
const longestSummary = 1024 * 1024;

try {
  process.exitCode = check(process.env);
} catch (error) {
  command("error", error.message);
  process.exitCode = 2;
}

function check(environment) {
  const inputs = readInputs(environment);
  if (!existsSync(inputs.folder))
    throw new Error(`there is no folder '${inputs.folder}': see the input 'working-directory'`);
  if (!existsSync(program)) buildProgram();
  const { base, notice } = findBase(inputs.changed, environment, inputs.folder);
  if (notice !== undefined) command("notice", notice);

  const reports = reportFiles(inputs, environment);
  const status = runProgram(argumentsOf(inputs, reports, base), inputs.folder, environment);
  setOutput("exit-code", status);
  if (status > 1) {
    command(
      "error",
      status === 2 ? "nothing was checked: see the message above" : "flakelint failed: this is a bug in it",
    );
    return status;
  }
  if (reports.github !== undefined) writeSync(1, readFileSync(reports.github));
  if (reports.markdown !== undefined) addSummary(reports.markdown, environment);
  const { errors, warnings, notes } = JSON.parse(readFileSync(reports.json, "utf8")).summary;
  for (const [name, value] of Object.entries({ errors, warnings, notes, "sarif-file": reports.sarif })) {
    setOutput(name, value);
  }
  const found = [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")].join(", ");
  setOutput("verdict", `${found}; fail-on is '${inputs.failOn}'`);
  return 0;
}

/** Somebody runs the action from a commit that is no release. */
function buildProgram() {
  writeSync(1, "::group::Build flakelint: this commit is no release, which would carry the program\n");
  const { status } = spawnSync(process.execPath, [join(root, "tools/prepare.mjs")], { cwd: root, stdio: "inherit" });
  writeSync(1, "::endgroup::\n");
  if (status !== 0) throw new Error("flakelint could not be built: use a release, as in flakelint/flakelint@v0.1.0");
}

function reportFiles(inputs, { RUNNER_TEMP = tmpdir() }) {
  const folder = mkdtempSync(join(RUNNER_TEMP, "flakelint-"));
  return {
    json: join(folder, "flakelint.json"),
    sarif: inputs.sarifFile || join(folder, "flakelint.sarif"),
    ...(inputs.annotations ? { github: join(folder, "annotations.txt") } : {}),
    ...(inputs.summary ? { markdown: join(folder, "summary.md") } : {}),
  };
}

/** Runs flakelint while the runner takes no commands: the text of a repository must not be taken for one. */
function runProgram(argv, cwd, environment) {
  const token = randomUUID();
  const color = environment.NO_COLOR ? {} : { FORCE_COLOR: "1" };
  writeSync(1, `::stop-commands::${token}\n`);
  const { status, error } = spawnSync(process.execPath, [program, ...argv], {
    cwd,
    env: { ...environment, ...color },
    stdio: ["ignore", "inherit", "inherit"],
  });
  writeSync(1, `::${token}::\n`);
  if (error) throw error;
  return status ?? 3;
}

function addSummary(file, { GITHUB_STEP_SUMMARY: summary }) {
  if (!summary) return;
  const size = statSync(file).size;
  if (size < longestSummary) appendFileSync(summary, readFileSync(file));
  else
    appendFileSync(summary, `## flakelint\n\nThe findings are too many for a summary (${size} bytes): see the log.\n`);
}

function setOutput(name, value) {
  const { GITHUB_OUTPUT: file } = process.env;
  if (!file) return;
  const mark = randomUUID();
  appendFileSync(file, `${name}<<${mark}\n${value}\n${mark}\n`);
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function command(name, message) {
  const escaped = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  writeSync(1, `::${name} title=flakelint::${escaped}\n`);
}
