import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registry } from "#src/rules/registry.ts";
import { fencedBlocks, linkTargets } from "../support/markdown.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("README.md", () => {
  const text = read("README.md");

  it("sets everything up on a fresh machine with two commands", () => {
    const commands = fencedBlocks(text).filter(({ language, text: block }) => language === "sh" && /^npm /.test(block));
    expect(commands.map((block) => block.text.trim())).toEqual(["npm ci && npm run example", "npm ci && npm test"]);
    const { scripts } = JSON.parse(read("package.json"));
    expect(scripts).toMatchObject({ example: expect.any(String), test: expect.any(String) });
  });

  it("shows one picture, light and dark", () => {
    const pictures = linkTargets(text).filter((target) => target.endsWith(".svg"));
    expect(pictures.toSorted()).toEqual(["docs/pictures/terminal-dark.svg", "docs/pictures/terminal-light.svg"]);
  });

  it("presents only rules that are on by default as what is found", () => {
    const [, list = ""] = /## What it finds\n([\s\S]*?)<!-- rules:begin -->/.exec(text) ?? [];
    const named = [...list.matchAll(/\[([a-z-]+)\]\(docs\/rules\//g)].map(([, id = ""]) => id);
    const byDefault = registry.filter(({ rule }) => rule.set === "minimal" || rule.set === "recommended");
    expect(named.length).toBeGreaterThanOrEqual(12);
    expect(named.filter((id) => !byDefault.some(({ rule }) => rule.id === id))).toEqual([]);
  });

  it("can be read in a minute or two", () => {
    const prose = text.replace(/<!-- rules:begin -->[\s\S]*<!-- rules:end -->/, "").replace(/\]\([^)]*\)/g, "]");
    expect(prose.split(/\s+/).length).toBeLessThan(1100);
  });
});
