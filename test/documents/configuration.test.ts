import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as keys from "#src/config/config-keys.ts";
import { presetLayouts } from "#src/project/layout-settings.ts";
import { tableAfter } from "../support/markdown.ts";

const document = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");

/** The words in backticks at the beginning of the rows of a table. */
const named = (table: string) =>
  tableAfter(document, `<!-- keys:${table} -->`).map(([cell = ""]) => /`([^`]+)`/.exec(cell)?.[1] ?? cell);

describe("docs/configuration.md", () => {
  it.each([
    ["top", keys.configKeys],
    ["override", keys.overrideKeys],
    ["layout", keys.layoutKeys],
    ["boundaries", keys.boundaryKeys],
    ["boundary-rule", keys.boundaryRuleKeys],
    ["severities", keys.ruleSeverities],
  ])("tells of every key that is read, and of no other: %s", (table, known) => {
    expect(named(table).toSorted()).toEqual([...known].toSorted());
  });

  it("gives the sets in their order", () => {
    const sets = [...document.matchAll(/^\| `(\w+)` \| /gm)].map(([, name = ""]) => name);
    expect(sets.filter((name) => (keys.ruleSets as readonly string[]).includes(name))).toEqual(keys.ruleSets);
  });

  it("gives the folders of both presets", () => {
    const rows = tableAfter(document, "<!-- keys:presets -->").map((cells) =>
      cells.map((cell) => cell.replaceAll("`", "")),
    );
    const expected = Object.entries(presetLayouts).map(([preset, { hosts = "–", ...roles }]) => [
      preset,
      hosts,
      ...Object.values(roles).map((folders) => folders?.join(", ")),
    ]);
    expect(rows).toEqual(expected);
  });
});
