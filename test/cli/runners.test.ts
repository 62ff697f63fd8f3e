import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandsIn } from "../support/workflow-commands.ts";
import { git, useProgram } from "./program.ts";

const program = useProgram();

const offence = "{ a = missing; }\n";
const urls = "{ home = https://example.org; }\n";
const onGithub = { GITHUB_ACTIONS: "true" };

describe("on a GitHub runner", () => {
  test("annotations stand below the text, with paths from the top of the repository", () => {
    const cwd = program.folder({ "nixos/flake.nix": "{ outputs = _: { }; }\n", "nixos/a.nix": offence });
    git(cwd, "init", "--quiet");
    git(cwd, "add", ".");
    const { stdout, status } = program.run([], { cwd: join(cwd, "nixos"), env: onGithub });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^a\.nix:1:7 [\s\S]*: 1 error[^\n]*\n::error file=nixos\/a\.nix,line=1,/);
    expect(commandsIn(stdout)).toMatchObject([{ name: "error", properties: { file: "nixos/a.nix", col: "7" } }]);
  });

  test.each([
    ["a format is named", ["a.nix", "--format", "text"], onGithub],
    ["they are not wanted", ["a.nix", "--no-annotations"], onGithub],
    ["a patch is printed", ["a.nix", "--select", "url-literal", "--diff"], onGithub],
    ["the runner is of Forgejo, which does not show them", ["a.nix"], { ...onGithub, FORGEJO_ACTIONS: "true" }],
    ["it is no runner", ["a.nix"], { GITHUB_ACTIONS: "false" }],
  ])("there are none where %s", (_name, argv, env) => {
    const { stdout } = program.run(argv, { cwd: program.folder({ "a.nix": offence }), env });
    expect(commandsIn(stdout)).toEqual([]);
  });

  test("there are none of what --quiet leaves out", () => {
    const cwd = program.folder({ "a.nix": "{ a = missing; b = let in 1; }\n" });
    const names = (argv: readonly string[]) =>
      commandsIn(program.run(["a.nix", ...argv], { cwd, env: onGithub }).stdout).map(({ name }) => name);
    expect(names([])).toEqual(["error", "warning"]);
    expect(names(["--quiet"])).toEqual(["error"]);
  });

  test("they stand beside text or lines where both are named", () => {
    const cwd = program.folder({ "a.nix": offence });
    const { stdout } = program.run(["--format", "github", "--format", "concise", "a.nix"], { cwd });
    expect(stdout).toMatch(/^a\.nix:1:7: error[^\n]*\n::error [^\n]*\n$/);
  });

  test("a patch stops commands while it is printed, and can be applied", () => {
    const cwd = program.folder({ "a.nix": `''\n::error::no\n##[error]no\n''\n+ ${urls}` });
    const { stdout } = program.run(["a.nix", "--diff", "--select", "url-literal"], { cwd, env: onGithub });
    const [stop, ...rest] = commandsIn(stdout);
    expect(stop?.name).toBe("stop-commands");
    expect(stdout.endsWith(`\n::${stop?.data}::\n`)).toBe(true);
    expect(rest.length).toBeGreaterThan(0);
    writeFileSync(join(cwd, "fix.patch"), stdout);
    git(cwd, "apply", "fix.patch");
    expect(readFileSync(join(cwd, "a.nix"), "utf8")).toContain('"https://example.org"');
  });

  test("the summary of a step is added to, with links to what was checked", () => {
    const cwd = program.folder({ "a.nix": offence, "summary.md": "before\n" });
    const env = {
      ...onGithub,
      GITHUB_STEP_SUMMARY: join(cwd, "summary.md"),
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "ada/nixos",
      GITHUB_SHA: "0123abc",
      GITHUB_WORKSPACE: join(cwd, ".."),
    };
    const { stdout } = program.run(["a.nix", "--format", `markdown=${env.GITHUB_STEP_SUMMARY}`], { cwd, env });
    const folder = encodeURIComponent(cwd.split("/").at(-1) ?? "");
    expect(stdout).toBe("");
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toMatch(/^before\n### ❌ flakelint: 1 error/);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain(
      `[1:7](<https://github.com/ada/nixos/blob/0123abc/${folder}/a.nix#L1>)`,
    );
  });
});

describe("nothing a repository holds is a command or a control on a GitHub runner", () => {
  const evil = "::error file=x::no";
  const files = {
    "flake.nix": '{ outputs = _: { nixosConfigurations."::add-mask::e" = "##[error]x"; }; }\n',
    [`${evil}.nix`]: "{ a = let in 1; }\n",
    "##[error]no.nix": "{ a = missing; }\n",
    "modules/\u001b[31m\r::error::no.nix": offence,
    "code.nix": "{ config, ... }:\nlet\n::error::no\nin ''\n::warning::x ${missing} ##[error]no\n''\n",
  };
  test.each([
    ["the text", []],
    ["lines", ["--format", "concise"]],
    ["JSON", ["--format", "json"]],
    ["Markdown", ["--format", "markdown"]],
    ["counts", ["--statistics", "--format", "concise"]],
    ["a path that is not there", ["::error::no/such"]],
    ["a flag that is not there", ["--format", "::error::x"]],
    ["hosts", ["hosts"]],
    ["graph", ["graph"]],
    ["an unknown rule", ["explain", "##[error]no"]],
    ["a configuration that cannot be read", ["--config", "evil.toml"]],
    ["a configuration of unknown rules", ["--config", "rules.toml"]],
  ])("%s", (_name, argv) => {
    const settings = { "evil.toml": "a = \n::error::no\n", "rules.toml": '[rules]\n"\\n::error::no" = "##[error]x"\n' };
    const { stdout, stderr, status } = program.run(argv, {
      cwd: program.folder({ ...files, ...settings }),
      env: onGithub,
    });
    const isAutomatic = argv.length === 0;
    const commands = commandsIn(stdout).filter(({ properties }) => !(isAutomatic && "title" in properties));
    expect(commands).toEqual([]);
    expect(commandsIn(stderr)).toEqual([]);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    expect([0, 1, 2]).toContain(status);
  });
});

describe("on a GitLab runner", () => {
  const pipeline = `default: { artifacts: { reports: { codequality: all.json } } }
.base: { artifacts: { reports: { codequality: [reports/base.json] } } }
other: { script: true }
lint: { extends: .base, script: flakelint }
own: { extends: .base, artifacts: { reports: { codequality: own.json } } }
star: { artifacts: { reports: { codequality: "*.json" } } }
`;
  const run = (job: string, files: Readonly<Record<string, string>> = {}, argv: readonly string[] = ["a.nix"]) => {
    const cwd = program.folder({ "a.nix": offence, "reports/.keep": "", ".gitlab-ci.yml": pipeline, ...files });
    const env = { GITLAB_CI: "true", CI_PROJECT_DIR: cwd, CI_JOB_NAME: job };
    return { cwd, ...program.run(argv, { cwd, env }) };
  };

  test.each([
    ["the job declares it", "own", "own.json"],
    ["a job that it extends declares it", "lint", "reports/base.json"],
    ["it is one of several runs of a job", "own 1/3", "own.json"],
    ["all jobs declare it", "other", "all.json"],
  ])("the report that is handed in is written beside the text: %s", (_name, job, file) => {
    const { cwd, stdout, stderr, status } = run(job);
    expect(stdout).toMatch(/^a\.nix:1:7 /);
    expect(stderr).toContain(`note: wrote '${file}', which this job declares as its codequality report\n`);
    expect(JSON.parse(readFileSync(join(cwd, file), "utf8"))).toMatchObject([{ location: { path: "a.nix" } }]);
    expect(status).toBe(1);
  });

  test("a report of somebody else is left alone", () => {
    const { cwd, stderr } = run("own", { "own.json": "mine" });
    expect(stderr).toContain("note: 'own.json' is there already and was left as it is");
    expect(readFileSync(join(cwd, "own.json"), "utf8")).toBe("mine");
  });

  test.each([
    ["nothing is declared", "lint", { ".gitlab-ci.yml": "lint: { script: x }\n" }],
    ["what is declared is a pattern", "star", {}],
    ["the pipeline cannot be read", "lint", { ".gitlab-ci.yml": "lint: [" }],
    [
      "it would lie elsewhere",
      "lint",
      { ".gitlab-ci.yml": "lint: { artifacts: { reports: { codequality: ../x } } }\n" },
    ],
  ])("a line tells how to get one where %s", (_name, job, files) => {
    const { cwd, stderr } = run(job, files);
    expect(stderr).toContain("note: to see findings in merge requests, declare artifacts:reports:codequality");
    expect(existsSync(join(cwd, "../x"))).toBe(false);
    expect(run(job, { ...files, "a.nix": "{ }\n" }).stderr).toBe("");
  });

  test.each([[["--no-annotations"]], [["--format", "text"]]])("nothing is written with %j", (flags) => {
    const { cwd, stderr } = run("own", {}, ["a.nix", ...flags]);
    expect(stderr).toBe("");
    expect(existsSync(join(cwd, "own.json"))).toBe(false);
  });
});
