import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { generateFlake } from "../../bench/generate-flake.ts";
import { useProgram } from "./program.ts";

const program = useProgram();
const size = { hosts: 3, modules: 30, users: 2, packages: 3 };

let flake: string;
let caches: string;

beforeAll(() => {
  flake = program.folder(Object.fromEntries(generateFlake(size)));
  caches = program.folder({});
});

/** What a check says, without how long it took. */
function check(...flags: readonly string[]): string {
  const argv = ["check", "--set", "strict", "--fail-on", "note", "--format", "json", ...flags];
  const { stdout, stderr, status } = program.run(argv, { cwd: flake, env: { XDG_CACHE_HOME: caches } });
  expect([status, stderr]).toEqual([1, ""]);
  return stdout.replace(/"durationMs": [\d.]+/, "");
}

const entries = () => {
  const folder = join(caches, "flakelint/analysis");
  return readdirSync(folder).map((name) => join(folder, name));
};

it("says the same warm as cold, whatever is edited or happens to the cache", () => {
  const cold = check("--no-cache");
  expect(check()).toBe(cold);
  expect(check()).toBe(cold);
  expect(entries()).toHaveLength(2);

  writeFileSync(join(flake, "modules/new.nix"), "{ lib, ... }:\nlet unused = 1; in { }\n");
  const changed = check("--no-cache");
  expect(changed).not.toBe(cold);
  expect([check(), check()]).toEqual([changed, changed]);

  for (const entry of entries()) writeFileSync(entry, readFileSync(entry, "utf8").slice(0, -10));
  expect(check()).toBe(changed);
  for (const entry of entries()) writeFileSync(entry, "nonsense");
  expect(check()).toBe(changed);

  rmSync(join(flake, "home"), { recursive: true });
  const without = check("--no-cache");
  expect(without).not.toBe(changed);
  expect([check(), check()]).toEqual([without, without]);
});

it("keeps no secret, be it found, quoted, or moved by a fix", () => {
  const secret = "hunter2Hunter2/hunter2";
  const text = `{
  users.users.me.password = "${secret}";
  users.users.me.isNormalUser = true;
  a.b = "${secret}";
  a.c = { x = "${secret}"; };
}
`;
  writeFileSync(join(flake, "modules/new.nix"), text);
  const cold = check("--no-cache");
  expect(cold).toContain("plaintext-password");
  expect([check(), check()]).toEqual([cold, cold]);
  for (const entry of entries()) expect(readFileSync(entry, "utf8")).not.toContain(secret);
});

it("leaves nothing where nothing is to be kept", () => {
  const elsewhere = program.folder({});
  const env = { XDG_CACHE_HOME: elsewhere };
  program.run(["check", "--no-cache"], { cwd: flake, env });
  program.run(["check"], { cwd: flake, env: { ...env, FLAKELINT_NO_CACHE: "1" } });
  program.run(["check", "--timing"], { cwd: flake, env });
  expect(readdirSync(join(elsewhere, "flakelint"))).not.toContain("analysis");
});

it("says the same when many runs begin at once", async () => {
  rmSync(join(caches, "flakelint/analysis"), { recursive: true });
  const cold = check("--no-cache");
  const runs = Array.from({ length: 4 }, () => checkBeside());
  for (const said of await Promise.all(runs)) expect(said).toBe(cold);
  expect(check()).toBe(cold);
});

function checkBeside(): Promise<string> {
  const argv = [program.path, "check", "--set", "strict", "--fail-on", "note", "--format", "json"];
  const env = { PATH: process.env.PATH, XDG_CACHE_HOME: caches };
  const child = spawn(process.execPath, argv, { cwd: flake, env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  return new Promise((resolve) => child.once("close", () => resolve(said.replace(/"durationMs": [\d.]+/, ""))));
}

it("says the same on one thread as on several, and uses them", () => {
  const large = program.folder(Object.fromEntries(generateFlake({ hosts: 1, modules: 300, users: 1, packages: 20 })));
  const [one, three] = ["1", "3"].map((threads) => {
    const argv = ["check", "--set", "strict", "--no-cache", "--timing", "--format", "concise", "--threads", threads];
    const { stdout, stderr } = program.run(argv, { cwd: large });
    return { said: stdout, timing: stderr };
  });
  expect(three?.said).toBe(one?.said);
  expect(one?.timing).not.toContain("Other threads");
  expect(three?.timing).toMatch(/Other threads have linted [1-9]\d* of \d+ files/);
});

it.each(["0", "many", "-1", "1.5"])("refuses --threads %s", (threads) => {
  const { status, stderr } = program.run([`--threads=${threads}`], { cwd: flake });
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining(`--threads needs a number of threads, not '${threads}'`),
  ]);
});
