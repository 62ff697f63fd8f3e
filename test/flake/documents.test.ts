import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { registry } from "#src/rules/registry.ts";
import { lint, places } from "../support/lint.ts";

const root = new URL("../../", import.meta.url);
const guides = readdirSync(new URL("docs", root)).filter((name) => name.endsWith(".md"));
const documents = ["README.md", "flake/template/README.md", ...guides.map((name) => `docs/${name}`)];

/** The Nix that a page shows, each with the line it begins on. */
function shownNix(page: string): { readonly line: number; readonly text: string }[] {
  const text = readFileSync(new URL(page, root), "utf8");
  return [...text.matchAll(/^```nix\n([\s\S]*?)^```$/gm)].map(({ index, 1: shown = "" }) => ({
    line: text.slice(0, index).split("\n").length + 1,
    text: shown,
  }));
}

const snippets = documents.flatMap((page) => shownNix(page).map((shown) => ({ page, ...shown })));
const flakes = snippets.filter(({ page, text }) => page === "docs/nix.md" && text.includes("outputs ="));

async function offences(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { report } = await lint(files, registry, { config: { set: "strict" } });
  return places(report);
}

describe("Nix in the documents", () => {
  test("is seen", () => {
    expect(flakes.length).toBeGreaterThanOrEqual(5);
  });

  test.each(snippets)("is Nix: $page, line $line", async ({ text }) => {
    const asFile = await offences({ "shown.nix": text });
    const asBindings = await offences({ "shown.nix": `{\n${text}}\n` });
    const broken = [asFile, asBindings].map((found) => found.filter((place) => place.endsWith("syntax-error")));
    expect(broken).toContainEqual([]);
  });

  test.each(flakes)("is a flake without fault, but for its lock: $page, line $line", async ({ text }) => {
    expect(await offences({ "flake.nix": text })).toEqual([expect.stringMatching(/ unlocked-input$/)]);
  });
});
