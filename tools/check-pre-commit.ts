/**
 * `npm run check:pre-commit` commits with our hooks, as users of pre-commit and prek do, and prints what happened. The hooks
 * come from a release that is made of HEAD in a clone. Both programs are looked for in PATH; FLAKELINT_HOOK_TOOLS names a
 * folder that goes before it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { flake, type HookCase, hookCases } from "./hook-clients/cases.ts";
import { type Outcome, type Repository, Sandbox } from "./hook-clients/sandbox.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { FLAKELINT_HOOK_TOOLS } = process.env;

interface Source {
  readonly url: string;
  readonly revision: string;
}

/** The configuration that a user writes. */
function configuration({ url, revision }: Source, hooks: readonly string[]): string {
  const items = hooks.map((hook) => `      - id: ${hook.replaceAll("\n", "\n        ")}`);
  return ["repos:", `  - repo: "${url}"`, `    rev: ${revision}`, "    hooks:", ...items, ""].join("\n");
}

/** Makes the repository of a case with hooks installed, commits, and gives complaints. */
function tryCase(sandbox: Sandbox, client: string, source: Source, hookCase: HookCase, name: string): Trial {
  const files = { ...flake, ...hookCase.before, ".pre-commit-config.yaml": configuration(source, hookCase.hooks) };
  const repository = sandbox.repository(name, files);
  sandbox.must(repository.folder, client, "install");
  hookCase.change(repository);
  const start = performance.now();
  const commit = () => repository.commit();
  const outcome = hookCase.fromPath ? sandbox.withPath(sandbox.programs, commit) : commit();
  const milliseconds = Math.round(performance.now() - start);
  return { outcome, milliseconds, complaints: judge(hookCase, outcome, repository) };
}

interface Trial {
  readonly outcome: Outcome;
  readonly milliseconds: number;
  readonly complaints: readonly string[];
}

function judge(hookCase: HookCase, { status, output }: Outcome, repository: Repository): string[] {
  const complaints: string[] = [];
  if ((status === 0) !== hookCase.commits) complaints.push(`the commit ${status === 0 ? "was made" : "was refused"}`);
  for (const told of hookCase.tells ?? []) if (!told.test(output)) complaints.push(`does not tell ${told}`);
  for (const hidden of hookCase.hides ?? []) if (hidden.test(output)) complaints.push(`tells ${hidden}`);
  const after = hookCase.after?.(repository);
  if (after !== undefined) complaints.push(after);
  return complaints;
}

/** Runs all cases with one client, prints a line for each, and gives how many failed. */
function tryClient(sandbox: Sandbox, client: string, release: Source, head: Source): number {
  console.log(`\n${sandbox.must(sandbox.folder, client, "--version").trim()}`);
  let failed = 0;
  const say = (name: string, { outcome, milliseconds, complaints }: Trial) => {
    const result = outcome.status === 0 ? "committed" : "refused";
    console.log(
      `  ${complaints.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(62)} ${result.padEnd(9)} ${milliseconds} ms`,
    );
    if (complaints.length === 0) return;
    failed += 1;
    console.log(`       ${complaints.join("; ")}\n${outcome.output.replace(/^/gm, "       | ")}`);
  };
  hookCases.forEach((hookCase, at) => {
    say(hookCase.name, tryCase(sandbox, client, release, hookCase, `${client} ${at}`));
  });
  const [first] = hookCases as [HookCase];
  const name = "a commit without the built program (npm prepares it)";
  say(name, tryCase(sandbox, client, head, first, `${client} head`));
  return failed;
}

const tools = FLAKELINT_HOOK_TOOLS === undefined ? [] : [FLAKELINT_HOOK_TOOLS];
const sandbox = new Sandbox(tools);
try {
  const clone = sandbox.release(root, version);
  const url = `file://${clone.replaceAll(" ", "%20")}`;
  sandbox.unpack(clone, version);
  const head = sandbox.must(clone, "git", "rev-parse", "HEAD").trim();
  let failed = 0;
  for (const client of ["pre-commit", "prek"].filter((program) => sandbox.has(program))) {
    failed += tryClient(sandbox, client, { url, revision: `v${version}` }, { url, revision: head });
  }
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  sandbox.remove();
}
