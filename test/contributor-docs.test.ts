import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const guides = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
const ownFolders = ["src", "test", "tools", "docs", "schema", "fixtures", "bench", "flake", "grammar"];
const ownFiles = /^(?:[A-Z-]+\.md|package\.json|tsconfig\.json|biome\.json|vitest\.config\.ts|\.[a-z-]+\.cjs|LICENSE)$/;

const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

/** The paths of our own that a text names in backticks; `…`, `*` and `<…>` stand for many, and are left out. */
function namedPaths(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, token = ""]) => token)
    .filter((token) => ownFiles.test(token) || (token.includes("/") && ownFolders.includes(token.split("/")[0] ?? "")))
    .filter((token) => !/[…*<>{}]/.test(token));
}

function namedScripts(text: string): string[] {
  return [...text.matchAll(/npm run (?:--\S+ )*([\w:-]+)/g)].map(([, script = ""]) => script);
}

describe.each(guides)("%s", (guide) => {
  const text = () => readFileSync(`${root}/${guide}`, "utf8");

  it("names only files and folders that exist", () => {
    expect(namedPaths(text()).filter((path) => !existsSync(`${root}/${path}`))).toEqual([]);
  });

  it("names only scripts that exist", () => {
    expect(namedScripts(text()).filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

it("ARCHITECTURE.md tells the purpose of every folder of src/", () => {
  const text = readFileSync(`${root}/ARCHITECTURE.md`, "utf8");
  const files = readdirSync(`${root}/src`, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const folders = new Set(files.map((path) => path.split(/[\\/]/)[0]));
  expect([...folders].filter((folder) => !text.includes(`| \`src/${folder}/\` |`))).toEqual([]);
});

it("ARCHITECTURE.md gives the reason of every dependency", () => {
  const text = readFileSync(`${root}/ARCHITECTURE.md`, "utf8");
  const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(packages.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

describe("the check itself", () => {
  it("sees paths and scripts", () => {
    const text =
      "`src/nowhere/x.ts`, `src/rules/<topic>/x.ts`, `hosts/laptop/`, `NOTHING.md`, `npm run --silent nothing`";
    expect(namedPaths(text)).toEqual(["src/nowhere/x.ts", "NOTHING.md"]);
    expect(namedScripts(text)).toEqual(["nothing"]);
  });
});
