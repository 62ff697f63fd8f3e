/**
 * `npm run check:action` runs action.yml here, as a runner would, on repositories of many kinds, and prints what happened;
 * then actionlint, zizmor and shellcheck judge what they can. Programs that are missing are told.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ActionCase, actionCases, makeWorkspace } from "./action-runner/cases.ts";
import { runComposite, runScripts } from "./action-runner/composite.ts";
import { git } from "./release/git-tree.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Gives how many cases went wrong. */
function runCases(folder: string): number {
  let failed = 0;
  actionCases.forEach((actionCase, at) => {
    const { complaints, log, milliseconds } = runCase(actionCase, join(folder, `case ${at}`), folder);
    console.log(`  ${complaints.length === 0 ? "ok  " : "FAIL"} ${actionCase.name.padEnd(72)} ${milliseconds} ms`);
    if (complaints.length === 0) return;
    failed += 1;
    console.log(`       ${complaints.join("; ")}\n${log.replace(/^/gm, "       | ")}`);
  });
  return failed;
}

function runCase(actionCase: ActionCase, workspace: string, temporary: string) {
  const environment = makeWorkspace(actionCase, workspace);
  const start = performance.now();
  const run = runComposite({ action: root, workspace, temporary, inputs: actionCase.inputs ?? {}, environment });
  const milliseconds = Math.round(performance.now() - start);
  const complaints = actionCase.judge(run).filter((complaint) => complaint !== false);
  if (existsSync(join(workspace, "forged"))) complaints.push("an input was run");
  return { complaints, milliseconds, log: run.log };
}

/** The action from a commit that is no release: it builds the program. Gives whether that went well. */
function runUnbuilt(folder: string): boolean {
  const action = join(folder, "unbuilt");
  git(root, ["clone", "--quiet", "--no-tags", root, action]);
  symlinkSync(join(root, "node_modules"), join(action, "node_modules"));
  const workspace = join(folder, "case unbuilt");
  const environment = makeWorkspace({ name: "unbuilt", files: { "a.nix": "{ }\n" }, judge: () => [] }, workspace);
  const { failed, log } = runComposite({ action, workspace, temporary: folder, inputs: {}, environment });
  const isWell = failed === undefined && log.includes("::group::Build flakelint");
  console.log(`  ${isWell ? "ok  " : "FAIL"} a commit that is no release`);
  if (!isWell) console.log(log.replace(/^/gm, "       | "));
  return isWell;
}

/** Runs a linter, if it is here. */
function lint(program: string, argv: readonly string[], input = ""): boolean {
  const { status, error, stdout, stderr } = spawnSync(program, argv, { cwd: root, encoding: "utf8", input });
  if (error) {
    console.log(`  not run: ${program}, which is not here`);
    return true;
  }
  console.log(`  ${status === 0 ? "ok  " : "FAIL"} ${program} ${argv.join(" ")}`);
  if (status !== 0) console.log((stdout + stderr).replace(/^/gm, "       | "));
  return status === 0;
}

/** Each action comes by its commit, and all files agree which. */
function pinsAgree(): boolean {
  const workflows = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);
  const pins = new Map<string, Set<string>>();
  for (const file of ["action.yml", ...workflows]) {
    for (const [, name = "", commit = ""] of readFileSync(join(root, file), "utf8").matchAll(
      /uses: ([\w/-]+)@(.+)$/gm,
    )) {
      pins.set(name, (pins.get(name) ?? new Set()).add(commit));
    }
  }
  const bad = [...pins].filter(([, commits]) => commits.size > 1 || !/^[0-9a-f]{40} # v\d/.test([...commits][0] ?? ""));
  for (const [name, commits] of bad) console.log(`  FAIL ${name} comes as ${[...commits].join(" and ")}`);
  return bad.length === 0;
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), "flakelint-action-")));
try {
  console.log("action.yml, run here:");
  const failed = runCases(folder);
  const unbuilt = runUnbuilt(folder);
  console.log("linted:");
  const scripts = runScripts(root).join("\n");
  const sound = [
    lint("actionlint", []),
    lint("zizmor", ["--offline", "."]),
    lint("check-jsonschema", ["--builtin-schema", "vendor.github-actions", "action.yml"]),
    lint("shellcheck", ["--severity=warning", ".ci/run"]),
    lint("shellcheck", ["--shell=bash", "-"], scripts),
    pinsAgree(),
  ];
  process.exitCode = failed === 0 && unbuilt && sound.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
