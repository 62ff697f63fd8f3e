/** Links between documents lead somewhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { projectUrl } from "#src/findings/rule-url.ts";
import { anchors, linkTargets } from "../support/markdown.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "fixtures/README.md",
];
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The file of the repository that an address of ours stands for. */
function ownPath(address: string): string | null {
  const [, path] = new RegExp(`^${projectUrl}/(?:blob|raw)/[^/]+/([^#]+)`).exec(address) ?? [];
  return path ?? null;
}

function brokenLinks(document: string): string[] {
  return linkTargets(read(document)).filter((target) => {
    if (/^[a-z]+:/.test(target)) {
      const own = ownPath(target);
      return own !== null && !existsSync(join(root, own));
    }
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? document : join(dirname(document), path);
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchors(read(file)).includes(anchor);
  });
}

it("every link leads to a file, and to a heading of it", () => {
  const broken = documents.flatMap((document) => brokenLinks(document).map((target) => `${document}: ${target}`));
  expect(documents.length).toBeGreaterThan(150);
  expect(broken).toEqual([]);
});

it("docs/README.md lists every page of its folder", () => {
  const listed = linkTargets(read("docs/README.md"));
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md") && name !== "README.md");
  expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
});

it("links and anchors are seen", () => {
  const text = '# A `b`, c!\n[x](a.md#b) `[no](c)`\n```\n[no](d)\n```\n<img src="e.svg">\n## A b c\n## A-b c\n';
  expect(linkTargets(text)).toEqual(["a.md#b", "e.svg"]);
  expect(anchors(text)).toEqual(["a-b-c", "a-b-c-1", "a-b-c-2"]);
  expect(ownPath(`${projectUrl}/raw/v0.1.0/schema/x.json`)).toBe("schema/x.json");
});
