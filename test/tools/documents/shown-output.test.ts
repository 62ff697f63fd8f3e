import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withTables } from "../../../tools/documents/generated-tables.ts";
import { runInCopy } from "../../../tools/documents/run-in-copy.ts";
import { withShownOutput } from "../../../tools/documents/shown-output.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = "fixtures/flakes/first-look";

describe("shown output", () => {
  it("is what the command prints, whatever stood there, without how long it took", async () => {
    const document = `before\n<!-- shown: ${folder} $ flakelint --format concise -->\n\`\`\`text\nold\n\`\`\`\nafter\n`;
    const text = await withShownOutput(document, root);
    expect(text).toMatch(
      /^before\n<!-- shown: .* -->\n```text\n\$ flakelint --format concise\nflake\.nix:6:5: warning/,
    );
    expect(text).toMatch(/\n```\nafter\n$/);
    expect(text).not.toContain("old\n");
    expect(await withShownOutput(text, root)).toBe(text);
  });

  it("fills a block that is empty, and takes nothing of what follows", async () => {
    const document = `<!-- shown: ${folder} $ flakelint --quiet --format concise -->\n\`\`\`text\n\`\`\`\nafter\n\`\`\`sh\nls\n\`\`\`\n`;
    const text = await withShownOutput(document, root);
    expect(text).toMatch(/host-imports-host[^`]*\n```\nafter\n```sh\nls\n```\n$/);
  });

  it("leaves other blocks as they are", async () => {
    const document = "```text\nflakelint\n```\n";
    expect(await withShownOutput(document, root)).toBe(document);
  });

  it("holds what goes to standard error, mistakes too", async () => {
    const printed = await runInCopy("flakelint --select host-imports-hosts", `${root}/${folder}`);
    expect(printed).toMatch(/^error: .*host-imports-hosts.*\nhint: .*host-imports-host/);
  });

  it("comes from a copy, so that fixes leave the folder alone", async () => {
    const printed = await runInCopy("flakelint --fix --quiet", `${root}/${folder}`);
    expect(printed).toContain("applied 1 fix in 1 file");
    const again = await runInCopy("flakelint --select missing-follows --format concise", `${root}/${folder}`);
    expect(again).toContain("missing-follows");
  });
});

describe("generated tables", () => {
  it("are missed where a mark is not there", () => {
    expect(withTables("<!-- rules:begin -->\n", "README.md", []).missing).toEqual(["<!-- rules:end -->"]);
    expect(withTables("", "README.md", []).missing).toEqual(["<!-- rules:begin -->"]);
    expect(withTables("", "docs/guide.md", []).missing).toEqual([]);
  });

  it("take the place of what stood between the marks", () => {
    const { text } = withTables("a\n<!-- rules:begin -->\nold\n<!-- rules:end -->\nb\n", "README.md", []);
    expect(text).toMatch(/^a\n<!-- rules:begin -->\n\| topic .*\n\|[-:|]+\|\n<!-- rules:end -->\nb\n$/);
  });
});
