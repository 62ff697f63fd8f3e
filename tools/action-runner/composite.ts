/** Runs the steps of a composite action here, as a runner of GitHub would; steps that use another action are noted only. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Run {
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The steps that use another action, with what they were given. */
  readonly used: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The step that failed, if one did. */
  readonly failed: string | undefined;
}

export interface Job {
  /** Where action.yml is. */
  readonly action: string;
  readonly workspace: string;
  /** A folder for what the runner writes. */
  readonly temporary: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** The scripts of the steps of an action. */
export function runScripts(folder: string): string[] {
  return readAction(folder).runs.steps.flatMap((step) => step.run ?? []);
}

function readAction(folder: string): Action {
  return parse(readFileSync(join(folder, "action.yml"), "utf8"));
}

/** Runs an action. Throws an `Error` for an input or an expression that it does not know. */
export function runComposite(job: Job): Run {
  const action = readAction(job.action);
  const values = inputValues(action, job.inputs);
  const files = mkdtempSync(join(job.temporary, "runner-"));
  mkdirSync(join(files, "temp"));
  writeFileSync(join(files, "summary.md"), "");
  const used: Record<string, Record<string, string>> = {};
  let log = "";
  let failed: string | undefined;
  for (const step of action.runs.steps) {
    if (failed !== undefined || !holds(step.if, values)) continue;
    if (step.uses !== undefined) {
      used[step.uses.split("@", 1)[0] as string] = fill(step.with ?? {}, values);
      continue;
    }
    const outcome = runStep(step, job, files, fill(step.env ?? {}, values));
    log += outcome.log;
    for (const [name, value] of outcome.outputs) values[`steps.${step.id}.outputs.${name}`] = value;
    if (outcome.status !== 0) failed = step.name;
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, value]));
  const summary = readFileSync(join(files, "summary.md"), "utf8");
  return { log, outputs: fill(outputs, values), summary, used, failed };
}

function inputValues(action: Action, given: Job["inputs"]): Record<string, string> {
  for (const name of Object.keys(given)) if (!(name in action.inputs)) throw new Error(`no input '${name}'`);
  const entries = Object.entries(action.inputs).map(([name, input]) => [
    `inputs.${name}`,
    given[name] ?? input.default,
  ]);
  return Object.fromEntries(entries);
}

function runStep(step: Step, job: Job, files: string, environment: Readonly<Record<string, string>>) {
  const outputFile = join(files, "output");
  writeFileSync(outputFile, "");
  const result = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""], {
    cwd: job.workspace,
    encoding: "utf8",
    env: {
      ...plainEnvironment(),
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: job.workspace,
      GITHUB_ACTION_PATH: job.action,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: join(files, "summary.md"),
      RUNNER_TEMP: join(files, "temp"),
      ...job.environment,
      ...environment,
    },
  });
  const outputs = readOutputs(readFileSync(outputFile, "utf8"));
  return { status: result.status, log: result.stdout + result.stderr, outputs };
}

function plainEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, GIT_CONFIG_SYSTEM: "/dev/null" };
}

const expression = /\$\{\{\s*([\w.-]+)\s*\}\}/g;

function fill(
  texts: Readonly<Record<string, string | number | boolean>>,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = Object.entries(texts).map(([name, text]) => [
    name,
    String(text).replace(expression, (_, key: string) => values[key] ?? unset(key)),
  ]);
  return Object.fromEntries(filled);
}

/** What a step did not set is empty; any other name is a mistake in action.yml. */
function unset(key: string): string {
  if (/^steps\.[\w-]+\.outputs\./.test(key)) return "";
  throw new Error(`unknown expression '${key}'`);
}

/** Conditions of the form `${{ name == 'text' }}`. */
function holds(condition: string | undefined, values: Readonly<Record<string, string>>): boolean {
  if (condition === undefined) return true;
  const [, name, sign, text] = /^\$\{\{ ([\w.-]+) ([!=]=) '([^']*)' \}\}$/.exec(condition) ?? [];
  if (name === undefined) throw new Error(`unknown condition '${condition}'`);
  return ((values[name] ?? unset(name)) === text) === (sign === "==");
}

function readOutputs(text: string): [string, string][] {
  const long = [...text.matchAll(/^(.+)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(
    ([, name, , value]) => [name, value] as [string, string],
  );
  const short = [...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value] as [string, string]);
  return [...long, ...short];
}
