import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recipesOf } from "../../tools/recipes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("what a document tells to write is found by its first line", () => {
  const markdown = [
    "```yaml\n# .github/workflows/x.yml\na: 1\n```",
    "```sh\n#!/bin/sh\n# .githooks/pre-commit; once: chmod +x it\ntrue\n```",
    '```json\n{ "a": 1 }\n```',
    "```sh\nflakelint init\n# see below\n```",
    "```yaml\n# A sentence about it.\nb: 1\n```",
  ].join("\n\n");
  expect(recipesOf("x.md", markdown).map(({ path }) => path)).toEqual([
    ".github/workflows/x.yml",
    ".githooks/pre-commit",
    "package.json",
  ]);
});

describe("the hooks", () => {
  const hooks = parse(readFileSync(`${root}/.pre-commit-hooks.yaml`, "utf8")) as Record<string, unknown>[];
  const ids = hooks.map(({ id }) => id as string);

  it("are those that docs/hooks.md tells of", () => {
    const rows = readFileSync(`${root}/docs/hooks.md`, "utf8").matchAll(/^\| `([\w-]+)` \| `/gm);
    expect([...rows].map(([, id]) => id)).toEqual(ids);
  });

  it.each(["a.nix", "hosts/über alles/b.nix", "flake.lock", "sub/flake.lock"])("that take files take %s", (path) => {
    const patterns = hooks
      .filter((hook) => hook.pass_filenames !== false)
      .map((hook) => new RegExp(hook.files as string));
    expect(patterns.map((pattern) => pattern.test(path))).toEqual([true, true]);
  });

  it.each(["a.nix.bak", "yarn.lock", "my-flake.lock", "nix"])("that take files do not take %s", (path) => {
    const patterns = hooks
      .filter((hook) => hook.pass_filenames !== false)
      .map((hook) => new RegExp(hook.files as string));
    expect(patterns.map((pattern) => pattern.test(path))).toEqual([false, false]);
  });
});

it("action.yml and docs/ci.md name the same inputs", () => {
  const action = parse(readFileSync(`${root}/action.yml`, "utf8"));
  const page = readFileSync(`${root}/docs/ci.md`, "utf8");
  const rows = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(expect.arrayContaining(Object.keys(action.inputs)));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(rows));
  for (const name of Object.keys(action.outputs)) expect(page).toContain(`\`${name}\``);
});
