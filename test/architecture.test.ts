import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)("../.dependency-cruiser.cjs");

async function cruiseSources(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(["src"], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  return output as ICruiseResult;
}

describe("the sources", () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseSources(root);
  }, 60_000);

  it("keep to the street", () => {
    const violations = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(violations).toEqual([]);
  });

  it("were all seen", () => {
    const seen = result.modules.map((module) => module.source).filter((path) => /^src\/.*\.ts$/.test(path));
    const written = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => `src/${path.replaceAll("\\", "/")}`);
    expect(seen.sort()).toEqual(written.sort());
    expect(seen.length).toBeGreaterThan(50);
  });

  it("were all read: most import something", () => {
    const importing = result.modules.filter((module) => /^src\//.test(module.source) && module.dependencies.length > 0);
    expect(importing.length).toBeGreaterThan(result.modules.length / 2);
  });
});

describe("a planted violation is caught", () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  async function violationsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), "flakelint-architecture-"));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { summary } = await cruiseSources(folder);
    return [...new Set(summary.violations.map((violation) => violation.rule.name))].sort();
  }

  const value = "export const value = 1;\nexport type Value = number;\n";

  it("but not where there is none", async () => {
    const files = {
      "src/source/a.ts": value,
      "src/rules/rule.ts": 'import { value } from "../source/a.ts";\nexport const rule = value;',
      "src/rules/style/one.ts": 'import { rule } from "../rule.ts";\nexport default rule;',
      "src/cli/main.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;',
    };
    expect(await violationsOf(files)).toEqual([]);
  });

  it.each([
    ["source imports findings", "src/source/x.ts", "../findings/a.ts", "source-looks-back-only"],
    ["knowledge imports parser", "src/knowledge/x.ts", "../parser/a.ts", "knowledge-looks-back-only"],
    ["findings imports parser", "src/findings/x.ts", "../parser/a.ts", "findings-looks-back-only"],
    ["parser imports scopes", "src/parser/x.ts", "../scopes/a.ts", "parser-looks-back-only"],
    ["scopes imports evaluator", "src/scopes/x.ts", "../evaluator/a.ts", "scopes-looks-back-only"],
    ["evaluator imports project", "src/evaluator/x.ts", "../project/a.ts", "evaluator-looks-back-only"],
    ["project imports rules", "src/project/x.ts", "../rules/a.ts", "project-looks-back-only"],
    ["rules imports engine", "src/rules/x.ts", "../engine/a.ts", "rules-looks-back-only"],
    ["config imports engine", "src/config/x.ts", "../engine/a.ts", "config-looks-back-only"],
    ["engine imports reporters", "src/engine/x.ts", "../reporters/a.ts", "engine-looks-back-only"],
    ["reporters imports engine", "src/reporters/x.ts", "../engine/a.ts", "reporters-see-findings-only"],
    ["lsp imports cli", "src/lsp/x.ts", "../cli/a.ts", "shells-are-strangers"],
    ["a rule imports a rule", "src/rules/style/x.ts", "./a.ts", "rules-are-strangers"],
    ["a rule imports the registry", "src/rules/style/x.ts", "../registry.ts", "rules-are-strangers"],
    ["an import leads nowhere", "src/source/x.ts", "./nowhere.ts", "imports-lead-somewhere"],
  ])("%s", async (_, importer, imported, expected) => {
    const target = join(dirname(importer), imported);
    const isThere = expected !== "imports-lead-somewhere";
    for (const statement of [`import { value } from "${imported}";`, `import type { Value } from "${imported}";`]) {
      const text = `${statement}\nexport type { Value as Again } from "${imported}";\n`;
      expect(await violationsOf({ [importer]: text, ...(isThere ? { [target]: value } : {}) })).toContain(expected);
    }
  });

  it("the core touches the machine", async () => {
    for (const module of ["node:fs", "node:child_process", "node:path", "fs"]) {
      const files = { "src/engine/x.ts": `import * as machine from "${module}";\nexport const all = machine;` };
      expect(await violationsOf(files)).toEqual(["shells-hold-the-keys"]);
    }
  });

  it("two folders import each other", async () => {
    const files = {
      "src/parser/a.ts": 'import type { B } from "./mistakes/b.ts";\nexport type A = B | 1;',
      "src/parser/mistakes/b.ts": 'import type { A } from "../a.ts";\nexport type B = A | 2;',
    };
    expect(await violationsOf(files)).toEqual(["no-folder-cycles"]);
  });

  it("a part of the project needs the project", async () => {
    const files = {
      "src/project/project.ts": value,
      "src/project/hosts/a.ts": 'import { value } from "../project.ts";\nexport const a = value;',
    };
    expect(await violationsOf(files)).toEqual(["project-stands-on-its-parts"]);
  });

  it("the project asks what rules ask of it", async () => {
    const files = {
      "src/project/secrets/a.ts": value,
      "src/project/project.ts": 'import { value } from "./secrets/a.ts";\nexport const a = value;',
    };
    expect(await violationsOf(files)).toEqual(["project-asks-no-questions"]);
  });

  it("but not two files of one folder that recur into each other", async () => {
    const files = {
      "src/parser/a.ts": 'import type { B } from "./b.ts";\nexport type A = B | 1;',
      "src/parser/b.ts": 'import type { A } from "./a.ts";\nexport type B = A | 2;',
    };
    expect(await violationsOf(files)).toEqual([]);
  });

  it("a package without a reason", async () => {
    const files = {
      "node_modules/left-out/package.json": '{ "name": "left-out", "main": "index.js" }',
      "node_modules/left-out/index.js": "module.exports = 1;",
      "package.json": '{ "dependencies": { "left-out": "*" } }',
      "src/engine/x.ts": 'import one from "left-out";\nexport default one;',
    };
    expect(await violationsOf(files)).toEqual(["libraries-have-a-reason"]);
  });
});
