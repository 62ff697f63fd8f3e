/** Jobs that use the Action, and what must come of them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { git } from "../release/git-tree.ts";
import type { Run } from "./composite.ts";

export interface ActionCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Further commits or folders; gives what the environment says of the event. */
  readonly prepare?: (workspace: string) => Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Gives complaints. */
  readonly judge: (run: Run) => readonly (string | false)[];
}

const clean = "{ a = 1; }\n";
const wrong = "{ ... }:\n{\n  a = missing;\n}\n";
const warned = "{ ... }:\n{\n  home = https://example.org;\n}\n";

const upload = "github/codeql-action/upload-sarif";
const verdictStep = "Fail if there are findings";

/** A line that the runner would take for a command of ours: a forged one stands between stop-commands and its token. */
function obeyed(log: string): string[] {
  const lines: string[] = [];
  let token: string | undefined;
  for (const line of log.split("\n")) {
    if (token !== undefined) token = line === `::${token}::` ? undefined : token;
    else if (line.startsWith("::stop-commands::")) token = line.slice("::stop-commands::".length);
    else if (line.startsWith("::")) lines.push(line);
  }
  return lines;
}

function commit(workspace: string, files: Readonly<Record<string, string>>, message: string): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  git(workspace, ["add", "."]);
  git(workspace, ["-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", message]);
  return git(workspace, ["rev-parse", "HEAD"]);
}

export const actionCases: readonly ActionCase[] = [
  {
    name: "nothing found",
    files: { "a.nix": clean },
    judge: ({ failed, outputs, summary, log }) => [
      failed !== undefined && `failed: ${failed}`,
      outputs["exit-code"] !== "0" && "exit-code",
      outputs.errors !== "0" && "errors",
      JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8")).runs[0].results.length !== 0 && "SARIF",
      !/no findings/i.test(summary) && `summary: ${summary}`,
      obeyed(log).length > 0 && "commands",
    ],
  },
  {
    name: "errors fail the job, after the annotations",
    files: { "a.nix": wrong, "b.nix": warned },
    judge: ({ failed, outputs, summary, log, used }) => [
      failed !== verdictStep && `failed: ${failed}`,
      outputs["exit-code"] !== "1" && "exit-code",
      (outputs.errors !== "1" || outputs.warnings !== "1" || outputs.notes !== "0") && "counts",
      !/undefined-variable/.test(summary) && "summary",
      !obeyed(log).some((line) => line.startsWith("::error file=a.nix,line=3,")) && "annotation of the error",
      !obeyed(log).some((line) => line.startsWith("::warning file=b.nix,line=3,")) && "annotation of the warning",
      !obeyed(log).some((line) => /^::error title=flakelint::1 error, 1 warning, 0 notes/.test(line)) && "the verdict",
      upload in used && "uploaded unasked",
    ],
  },
  {
    name: "fail-on never",
    files: { "a.nix": wrong },
    inputs: { "fail-on": "never", annotations: "false", summary: "false" },
    judge: ({ failed, outputs, summary, log }) => [
      failed !== undefined && `failed: ${failed}`,
      outputs.errors !== "1" && "errors",
      summary !== "" && "summary",
      obeyed(log).length > 0 && "annotations",
    ],
  },
  {
    name: "code scanning: uploaded before the job fails, and not annotated twice",
    files: { "a.nix": wrong },
    inputs: { "advanced-security": "true", category: "flakelint/test", "sarif-file": "out.sarif" },
    judge: ({ failed, used, log, outputs }) => [
      failed !== verdictStep && `failed: ${failed}`,
      used[upload]?.sarif_file !== outputs["sarif-file"] && "not uploaded",
      !outputs["sarif-file"]?.endsWith("/out.sarif") && "sarif-file",
      used[upload]?.category !== "flakelint/test" && "category",
      JSON.parse(readFileSync(outputs["sarif-file"] ?? "", "utf8")).runs[0].results.length !== 1 && "SARIF",
      obeyed(log).length !== 1 && "annotations",
    ],
  },
  {
    name: "a file and a text that forge commands",
    files: {
      "x\n::error::forged.nix": wrong,
      "b.nix":
        '{ ... }:\n{\n  a = missing; /*\n::error::forged\n::add-path::/tmp\n::set-output name=x::y\n*/ b = "${c}";\n}\n',
    },
    judge: ({ failed, log }) => [
      failed !== verdictStep && `failed: ${failed}`,
      obeyed(log).some((line) => !/^::(?:error|warning|notice) (?:file|title)=/.test(line)) &&
        "a forged command is obeyed",
    ],
  },
  {
    name: "a mistake in flakelint.toml",
    files: { "a.nix": clean, "flakelint.toml": "nonsense = 1\n" },
    inputs: { "advanced-security": "true" },
    judge: ({ failed, outputs, used, log }) => [
      failed !== "Check" && `failed: ${failed}`,
      outputs["exit-code"] !== "2" && "exit-code",
      upload in used && "uploaded",
      !/nonsense/.test(log) && "the message",
    ],
  },
  {
    name: "a mistake in the inputs",
    files: { "a.nix": clean },
    inputs: { "advanced-security": "yes" },
    judge: ({ failed, log }) => [
      failed !== "Check" && `failed: ${failed}`,
      !/'advanced-security' is 'true' or 'false', not 'yes'/.test(log) && "the message",
    ],
  },
  {
    name: "paths with blanks, a working directory, more arguments",
    files: { "sub/a b.nix": wrong, "sub/c.nix": wrong, "sub/d.nix": wrong },
    inputs: { "working-directory": "sub", paths: "a b.nix\nc.nix\n", args: "--ignore 'dead-code' --statistics" },
    judge: ({ failed, outputs, log }) => [
      failed !== verdictStep && `failed: ${failed}`,
      outputs.errors !== "2" && `errors: ${outputs.errors}`,
      !obeyed(log).some((line) => line.startsWith("::error file=sub/a b.nix,")) && "annotation",
    ],
  },
  {
    name: "inputs that a shell would run",
    files: { "a.nix": clean },
    inputs: { paths: "a.nix\n$(touch forged)`touch forged`", args: "--config \"';touch forged;'\"" },
    judge: ({ failed, log }) => [failed !== "Check" && `failed: ${failed}`, !/no such file/.test(log) && "the message"],
  },
  {
    name: "a pull request: only what it brings in",
    files: { "old.nix": wrong },
    prepare: (workspace) => {
      git(workspace, ["checkout", "--quiet", "-b", "topic"]);
      commit(workspace, { "new.nix": wrong }, "topic");
      git(workspace, ["checkout", "--quiet", "main"]);
      commit(workspace, { "other.nix": wrong }, "main goes on");
      const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
      git(workspace, [...identity, "merge", "--quiet", "--no-edit", "topic"]);
      return { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" };
    },
    inputs: { changed: "true" },
    judge: ({ failed, outputs, log }) => [
      failed !== verdictStep && `failed: ${failed}`,
      outputs.errors !== "1" && `errors: ${outputs.errors}`,
      !/file=new\.nix/.test(log) && "not the new one",
    ],
  },
  {
    name: "a push: only what it brings in",
    files: { "old.nix": wrong },
    prepare: (workspace) => {
      const before = git(workspace, ["rev-parse", "HEAD"]);
      commit(workspace, { "new.nix": wrong }, "push");
      const event = join(workspace, ".git/event.json");
      writeFileSync(event, JSON.stringify({ before }));
      return { GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: event };
    },
    inputs: { changed: "true" },
    judge: ({ outputs }) => [outputs.errors !== "1" && `errors: ${outputs.errors}`],
  },
  {
    name: "a scheduled run, which changes nothing: everything",
    files: { "old.nix": wrong },
    environment: { GITHUB_EVENT_NAME: "schedule" },
    inputs: { changed: "true" },
    judge: ({ outputs, log }) => [
      outputs.errors !== "1" && `errors: ${outputs.errors}`,
      !/::notice title=flakelint::'schedule' brings no change/.test(log) && "the notice",
    ],
  },
  {
    name: "a pull request without its history",
    files: { "a.nix": clean },
    environment: { GITHUB_EVENT_NAME: "pull_request", GITHUB_BASE_REF: "main" },
    inputs: { changed: "true" },
    judge: ({ failed, log }) => [failed !== "Check" && `failed: ${failed}`, !/fetch-depth/.test(log) && "the hint"],
  },
  {
    name: "Forgejo: no annotations, which it would print as text",
    files: { "a.nix": wrong },
    environment: { FORGEJO_ACTIONS: "true" },
    judge: ({ failed, log }) => [
      failed !== verdictStep && `failed: ${failed}`,
      obeyed(log).length !== 1 && "annotations",
    ],
  },
];

/** Makes the workspace of a case; gives the environment of its event. */
export function makeWorkspace(actionCase: ActionCase, workspace: string): Readonly<Record<string, string>> {
  mkdirSync(workspace, { recursive: true });
  git(workspace, ["init", "--quiet", "--initial-branch=main"]);
  commit(workspace, actionCase.files, "first");
  return { ...actionCase.environment, ...actionCase.prepare?.(workspace) };
}
