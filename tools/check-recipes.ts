/**
 * `npm run check:recipes` writes what docs/ tell users to write, has it judged by what reads it, and commits with the hooks.
 * Programs are looked for in PATH; FLAKELINT_HOOK_TOOLS names folders that go before it, with a colon between them. Programs
 * that are missing are told.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { flake } from "./hook-clients/cases.ts";
import { recipeCases, tryRecipe } from "./hook-clients/recipe-cases.ts";
import { Sandbox } from "./hook-clients/sandbox.ts";
import { type Recipe, recipesOf } from "./recipes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const tools = process.env.FLAKELINT_HOOK_TOOLS?.split(":") ?? [];

/** Who reads a file of a path, and says whether it will do. */
const readers: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\.github\/workflows\//, ["actionlint"]],
  [/^\.(?:github|forgejo)\/workflows\//, ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"]],
  [/^\.gitlab-ci\.yml$/, ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci"]],
  [/^\.woodpecker\.yaml$/, ["check-jsonschema", "--builtin-schema", "vendor.woodpecker-ci"]],
  [/^\.pre-commit-config\.yaml$/, ["pre-commit", "validate-config"]],
  [/pre-commit$/, ["shellcheck", "--shell=sh"]],
];

function readRecipes(): Recipe[] {
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const documents = ["README.md", ...pages.map((name) => `docs/${name}`)];
  return documents.flatMap((document) => recipesOf(document, readFileSync(join(root, document), "utf8")));
}

let failed = 0;
function tell(holds: boolean, what: string, why = ""): void {
  if (!holds) failed += 1;
  console.log(`  ${holds ? "ok  " : "FAIL"} ${what}${holds ? "" : `\n${why.replace(/^/gm, "       | ")}`}`);
}

function judgeFiles(recipes: readonly Recipe[], sandbox: Sandbox): void {
  for (const [at, { document, path, text }] of recipes.entries()) {
    const file = join(sandbox.folder, `recipe-${at}`, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    for (const [pattern, [program = "", ...argv]] of readers) {
      if (!pattern.test(path) || !sandbox.has(program)) continue;
      const { status, output } = sandbox.run(sandbox.folder, program, ...argv, file);
      tell(status === 0, `${document}: ${path} (${program})`, output);
    }
  }
}

function useHooks(recipes: readonly Recipe[], sandbox: Sandbox): void {
  const ofHooks = recipes.filter(({ document }) => document === "docs/hooks.md");
  for (const recipeCase of recipeCases) {
    if (!sandbox.has(recipeCase.program)) continue;
    const written = recipeCase.recipes.map(([path, before]) => {
      const found = ofHooks.filter((recipe) => recipe.path === path)[before];
      return [path, found?.text ?? ""] as const;
    });
    const repository = sandbox.repository(`with ${recipeCase.name}`, { ...flake, ...Object.fromEntries(written) });
    recipeCase.install(repository, [...tools, sandbox.programs]);
    const complaints = tryRecipe(repository, recipeCase.mends);
    tell(complaints.length === 0, `docs/hooks.md: commits with ${recipeCase.name}`, complaints.join("\n"));
  }
}

function useTreefmt(recipes: readonly Recipe[], sandbox: Sandbox): void {
  if (!sandbox.has("treefmt")) return;
  const text = recipes.find(({ path }) => path === "treefmt.toml")?.text ?? "";
  const files = { "treefmt.toml": text, "a.nix": "{ a = https://example.org; }\n", "b.nix": "{ b = missing; }\n" };
  const repository = sandbox.repository("with treefmt", { ...flake, ...files });
  const { status, output } = sandbox.run(repository.folder, "treefmt", "--no-cache");
  const isMended = repository.read("a.nix") === '{ a = "https://example.org"; }\n';
  tell(status === 0 && isMended, "docs/hooks.md: treefmt mends, and does not complain", output);
}

const sandbox = new Sandbox(tools);
try {
  const recipes = readRecipes();
  console.log(`${recipes.length} files that the documents tell users to write:`);
  judgeFiles(recipes, sandbox);
  sandbox.unpack(sandbox.release(root, version), version);
  sandbox.withPath(sandbox.programs, () => {
    useHooks(recipes, sandbox);
    useTreefmt(recipes, sandbox);
  });
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  sandbox.remove();
}
