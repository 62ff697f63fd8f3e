import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { useProgram } from "./program.ts";

const program = useProgram();

/** The files that are loaded for a file, itself included: what it imports, and what that imports. */
function loadedWith(name: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const pending = [name];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const text = readFileSync(join(dirname(program.path), file), "utf8");
    const required = [...text.matchAll(/require\("\.\/([^"]+)"\)/g)].filter(({ index }) => !isLazy(text, index));
    pending.push(...required.map(([, imported]) => imported as string));
  }
  return loaded;
}

/** Whether a file is loaded when it is needed: what was `import()` once. */
function isLazy(text: string, index: number): boolean {
  return text.slice(0, index).endsWith("Promise.resolve().then(()=>__toESM(");
}

const built = (start: string) => {
  const name = readdirSync(dirname(program.path)).find((file) => file.startsWith(start));
  return name ?? `${start} was not built`;
};

test("the program starts with a shebang, and can be run by its name", () => {
  expect(readFileSync(program.path, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test("a check loads few files, and neither yargs nor reports nobody asked for", () => {
  const loaded = ["main.js", built("check-command"), built("text")].flatMap((name) => [...loadedWith(name)]);
  expect(new Set(loaded).size).toBeLessThanOrEqual(6);
  for (const name of ["read-arguments", "sarif", "hosts-command"]) expect(loaded).not.toContain(built(name));
});

test("the licences of all that was bundled are beside it", () => {
  const notices = readFileSync(join(dirname(program.path), "THIRD-PARTY-NOTICES.md"), "utf8");
  for (const name of ["tree-sitter", "yargs", "smol-toml"]) expect(notices).toMatch(new RegExp(`^## ${name} \\d`, "m"));
});

test("the second run takes the compiled code that the first kept, and says the same", () => {
  const caches = program.folder({});
  const env = { XDG_CACHE_HOME: caches };
  const module = join(program.folder({ "module.nix": "let a = 1; in { }\n" }), "module.nix");
  const [first, second] = [program.run([module], { env }), program.run([module], { env })];
  expect(first.status).toBe(0);
  expect(first.stdout).toContain("'a' is bound, but never used");
  expect(withoutTime(second.stdout)).toBe(withoutTime(first.stdout));
  const [folder = ""] = readdirSync(join(caches, "flakelint/code"));
  expect(readdirSync(join(caches, "flakelint/code", folder))).toContain("main.js");
});

const withoutTime = (output: string) => output.replace(/\d+ ms/, "0 ms");
