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
    for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) pending.push(imported as string);
  }
  return loaded;
}

const built = (start: string) => {
  const name = readdirSync(dirname(program.path)).find((file) => file.startsWith(start));
  return name ?? `${start} was not built`;
};

test("the program starts with a shebang, and can be run by its name", () => {
  expect(readFileSync(program.path, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test("a check loads few files, and neither yargs nor reports nobody asked for", () => {
  const loaded = [...loadedWith("cli.js"), ...loadedWith(built("check-command"))];
  expect(new Set(loaded).size).toBeLessThanOrEqual(6);
  for (const name of ["read-arguments", "sarif", "hosts-command"]) expect(loaded).not.toContain(built(name));
});

test("the licences of all that was bundled are beside it", () => {
  const notices = readFileSync(join(dirname(program.path), "THIRD-PARTY-NOTICES.md"), "utf8");
  for (const name of ["tree-sitter", "yargs", "smol-toml"]) expect(notices).toMatch(new RegExp(`^## ${name} \\d`, "m"));
});
