/** What happens to people who follow docs/hooks.md with hook programs other than pre-commit. */
import { chmodSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./sandbox.ts";

export interface RecipeCase {
  readonly name: string;
  /** Which recipes of docs/hooks.md are written: paths, and how many of that path come before it. */
  readonly recipes: readonly (readonly [path: string, before: number])[];
  /** The program that is tried, which must be there; `git` always is. */
  readonly program: string;
  readonly install: (repository: Repository, tools: readonly string[]) => void;
  readonly mends: boolean;
}

export const recipeCases: readonly RecipeCase[] = [
  {
    name: "git alone",
    recipes: [[".githooks/pre-commit", 0]],
    program: "git",
    install: (repository) => {
      chmodSync(join(repository.folder, ".githooks/pre-commit"), 0o755);
      repository.git("config", "core.hooksPath", ".githooks");
    },
    mends: false,
  },
  {
    name: "lefthook",
    recipes: [["lefthook.yml", 0]],
    program: "lefthook",
    install: (repository) => void repository.sandbox.must(repository.folder, "lefthook", "install"),
    mends: false,
  },
  {
    name: "lefthook with fixes",
    recipes: [["lefthook.yml", 1]],
    program: "lefthook",
    install: (repository) => void repository.sandbox.must(repository.folder, "lefthook", "install"),
    mends: true,
  },
  {
    name: "husky and lint-staged",
    recipes: [
      ["package.json", 0],
      [".husky/pre-commit", 0],
    ],
    program: "lint-staged",
    install: (repository, tools) => {
      const bin = join(repository.folder, "node_modules/.bin");
      mkdirSync(bin, { recursive: true });
      for (const name of ["lint-staged", "husky", "flakelint"]) {
        const found = tools.map((folder) => join(folder, name)).find((path) => existsSync(path));
        if (found === undefined) throw new Error(`no ${name}`);
        symlinkSync(found, join(bin, name));
      }
      repository.write({ ".git/info/exclude": "/node_modules\n" });
      repository.sandbox.must(repository.folder, join(bin, "husky"));
    },
    mends: true,
  },
];

const lines = (a: string, z: string) => `{ ... }:\n{\n  a = ${a};\n${"\n".repeat(12)}  z = ${z};\n}\n`;

/** Commits as a user does, again and again; gives complaints. */
export function tryRecipe(repository: Repository, mends: boolean): string[] {
  const complaints: string[] = [];
  const expect = (holds: boolean, complaint: string, output = "") => {
    if (!holds) complaints.push(output === "" ? complaint : `${complaint}:\n${output}`);
  };
  repository.stage({ "part.nix": lines("1", "1") });
  const clean = repository.commit();
  expect(clean.status === 0, "a clean file is refused", clean.output);

  repository.stage({ "yarn.lock": "# no lock of a flake\n", "notes.md": "# Notes\n" });
  const other = repository.commit();
  expect(other.status === 0, "files of others are refused", other.output);

  repository.stage({ "new.nix": "{ ... }:\n{\n  a = missing;\n}\n" });
  const wrong = repository.commit();
  expect(wrong.status !== 0, "an error is committed");
  expect(
    /new\.nix:3:7/.test(wrong.output) && /undefined-variable/.test(wrong.output),
    "the error is not told",
    wrong.output,
  );
  repository.git("rm", "--quiet", "--force", "new.nix");

  repository.git("rm", "--quiet", "shared.nix");
  const removed = repository.commit();
  expect(removed.status !== 0, "the removal of a file that is imported is committed");
  repository.git("reset", "--quiet", "--hard");

  repository.stage({ "part.nix": lines("2", "1") });
  repository.write({ "part.nix": lines("2", "missing") });
  const part = repository.commit();
  expect(part.status === 0, "what is not staged is judged", part.output);
  expect(repository.read("part.nix") === lines("2", "missing"), "the unstaged hunk is gone");

  if (!mends) return complaints;
  repository.write({ "part.nix": lines("https://example.org", "1") });
  repository.git("add", "part.nix");
  repository.write({ "part.nix": lines("https://example.org", "3") });
  const mended = repository.commit();
  expect(mended.status === 0, "a fixed file is refused", mended.output);
  expect(
    repository.git("show", "HEAD:part.nix").trimEnd() === lines('"https://example.org"', "1").trimEnd(),
    "not fixed in the commit",
  );
  expect(
    repository.read("part.nix") === lines('"https://example.org"', "3"),
    `the unstaged hunk is not as it was: ${repository.read("part.nix")}`,
  );
  return complaints;
}
