import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

/** Runs the program with caches of its own; the files that it loaded, whose code it has kept. */
function loadedBy(argv: readonly string[]): readonly string[] {
  const caches = program.folder({});
  program.run(argv, { env: { XDG_CACHE_HOME: caches } });
  const [folder = ""] = readdirSync(join(caches, "flakelint/code"));
  return readdirSync(join(caches, "flakelint/code", folder));
}

const moduleFile = (text: string) => join(program.folder({ "module.nix": text }), "module.nix");

test("the program starts with a shebang, and can be run by its name", () => {
  expect(readFileSync(program.path, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test("a check of a file loads few files: neither yargs, nor reports nobody asked for, nor what projects need", () => {
  const loaded = loadedBy([moduleFile("{ }\n")]);
  expect(loaded.length).toBeLessThanOrEqual(6);
  expect(loaded.filter((name) => /^(?:main|check-command-.*|text-.*|chunk-.*)\.js$/.test(name))).toEqual(loaded);
});

test("the licences of all that was bundled are beside it", () => {
  const notices = readFileSync(join(dirname(program.path), "THIRD-PARTY-NOTICES.md"), "utf8");
  for (const name of ["tree-sitter", "yargs", "smol-toml"]) expect(notices).toMatch(new RegExp(`^## ${name} \\d`, "m"));
});

test("the second run takes the compiled code that the first kept, and says the same", () => {
  const env = { XDG_CACHE_HOME: program.folder({}) };
  const module = moduleFile("let a = 1; in { }\n");
  const [first, second] = [program.run([module], { env }), program.run([module], { env })];
  expect(first.status).toBe(0);
  expect(first.stdout).toContain("'a' is bound, but never used");
  expect(withoutTime(second.stdout)).toBe(withoutTime(first.stdout));
});

const withoutTime = (output: string) => output.replace(/\d+ ms/, "0 ms");
