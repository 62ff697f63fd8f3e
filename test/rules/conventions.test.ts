import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { registry } from "#src/rules/registry.ts";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

/** Rules that the table names before they exist; empty once they all do. */
const coming: readonly string[] = [];

interface Row {
  readonly where: string;
  readonly convention: string;
  readonly enforcedBy: string;
}

function rowsOf(text: string): Row[] {
  const table = /<!-- conventions:begin -->\n([\s\S]*?)<!-- conventions:end -->/.exec(text)?.[1] ?? "";
  return table
    .split("\n")
    .slice(2)
    .filter((line) => line !== "")
    .map((line) => {
      const [, where = "", convention = "", enforcedBy = ""] = line.split("|").map((cell) => cell.trim());
      return { where, convention, enforcedBy };
    });
}

const namesIn = ({ enforcedBy }: Row) => [...enforcedBy.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

describe("docs/conventions.md", () => {
  const rows = rowsOf(read("docs/conventions.md"));
  const ids = new Set(registry.map(({ rule }) => rule.id));

  it("says for each convention where it stands, and which rule enforces it or why none does", () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      expect(row.where).toMatch(/^(?:SP|AG), \S/);
      expect(row.convention).not.toBe("");
      expect(namesIn(row).length > 0 || /^no rule: \S/.test(row.enforcedBy), row.convention).toBe(true);
    }
  });

  it("names only rules that exist, or are coming", () => {
    const unknown = rows.flatMap(namesIn).filter((name) => !ids.has(name) && !coming.includes(name));
    expect(unknown).toEqual([]);
  });

  it("calls no rule coming that is there, or that no row names", () => {
    const named = new Set(rows.flatMap(namesIn));
    expect(coming.filter((name) => ids.has(name) || !named.has(name))).toEqual([]);
  });

  it("is linked from README.md", () => {
    expect(read("README.md")).toContain("(docs/conventions.md)");
  });
});
