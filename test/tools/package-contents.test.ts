import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { expect, test } from "vitest";
import { allowedFiles } from "../../tools/check-package/contents.ts";
import { useProgram } from "../cli/program.ts";

const program = useProgram();
const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

test("npm packs what is built, the schema and the licences: nothing else", () => {
  const folder = dirname(program.path);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const built = entries.map((entry) => `dist/${relative(folder, `${entry.parentPath}/${entry.name}`)}`);
  expect(built.filter((path) => !allowedFiles.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(built).toContain("dist/nix.wasm");
  expect(manifest.files).toEqual(["dist", "schema", "LICENSE", "THIRD-PARTY-NOTICES.md"]);
});

test("what must not be packed is not allowed", () => {
  const strangers = [
    "dist/cli.js.map",
    "src/cli/main.ts",
    "test/a.test.ts",
    "fixtures/planted.json",
    "dist/.env",
    ".npmrc",
  ];
  expect(strangers.filter((path) => allowedFiles.some((pattern) => pattern.test(path)))).toEqual([]);
});

test("an installation brings no other package, and runs nothing", () => {
  const scripts = Object.keys(manifest.scripts);
  expect(scripts.filter((name) => ["preinstall", "install", "postinstall"].includes(name))).toEqual([]);
  for (const kind of ["dependencies", "optionalDependencies", "peerDependencies"])
    expect(manifest).not.toHaveProperty(kind);
});

test("nothing of it is there to be imported but its schema", () => {
  expect(Object.keys(manifest.exports)).toEqual(["./package.json", "./schema/flakelint.schema.json"]);
});
