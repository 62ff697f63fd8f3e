import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { measureRows } from "../../bench/measure-rows.ts";
import { allModes } from "../../bench/modes.ts";
import { flakelintRows, type Workshop } from "../../bench/rows.ts";

const build = { name: "flakelint", path: "-e", everyRule: "", keepsFindings: true };

it("are four for a build that keeps findings, and one for all others", () => {
  expect(allModes(build).map(({ name }) => name)).toEqual([
    "cold, 2 threads",
    "cold, 1 thread",
    "warm",
    "warm, a file changed",
  ]);
  expect(allModes({ ...build, keepsFindings: false })).toHaveLength(1);
});

it("change a file before a run, each time otherwise, and leave the tree as it was", async () => {
  const folder = mkdtempSync(join(tmpdir(), "flakelint-modes-"));
  try {
    for (const file of ["a.nix", "b.nix", "c.nix"]) writeFileSync(join(folder, file), `# ${file}\n`);
    const subject = { folder, files: ["a.nix", "b.nix", "c.nix"], bytes: 24 };
    const workshop = { builds: [build] } as unknown as Workshop;
    // In place of the program: notes what it sees.
    const note =
      'const { appendFileSync, readFileSync } = require("fs"); appendFileSync("seen", readFileSync("b.nix"))';
    const rows = flakelintRows(workshop, subject, { label: "notes", args: () => [note], modes: allModes });
    const changed = rows.filter(({ prepare }) => prepare !== undefined);
    expect(changed).toHaveLength(1);
    const measured = await measureRows(changed, { runs: 2, warmUp: false, caches: folder }, () => {});
    expect(measured[0]?.failure).toBe(undefined);
    const seen = readFileSync(join(folder, "seen"), "utf8").split("# b.nix\n").slice(1);
    expect(new Set(seen).size).toBe(3);
    expect(readFileSync(join(folder, "b.nix"), "utf8")).toBe("# b.nix\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
