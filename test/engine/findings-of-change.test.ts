import { expect, it } from "vitest";
import type { Change } from "#src/engine/analysis.ts";
import unusedSuppression from "#src/rules/dead-code/unused-suppression.ts";
import unresolvedImport from "#src/rules/modules/unresolved-import.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { flakeWith } from "../support/flakes.ts";
import { variableNamed } from "../support/invented-rules.ts";
import { filesWith, type LintSettings, lint, places } from "../support/lint.ts";

type Files = Readonly<Record<string, string>>;

const rules = [
  variableNamed("x"),
  { topic: "modules", rule: unresolvedImport },
  { topic: "dead-code", rule: unusedSuppression },
];

const flake = flakeWith({ a: "./a.nix" });
const importing = (path: string) => ({ "flake.nix": flake, "a.nix": `{ imports = [ ${path} ]; }\n` });

/** What is told of the change from one repository to another. */
async function told(before: Files | null, after: Files, touched: readonly string[], settings: LintSettings = {}) {
  let asked = 0;
  const change: Change = {
    touched: new Set(touched),
    before:
      before &&
      (() => {
        asked++;
        return RepositoryFiles.fromMap(before);
      }),
  };
  const { report } = await lint(after, rules, { ...settings, change });
  return { places: places(report), asked, report };
}

it("tells all that is wrong with a touched file, old or new", async () => {
  const before = { "a.nix": "x", "b.nix": "x" };
  expect(await told(before, { ...before, "a.nix": "[ x\nx ]" }, ["a.nix"])).toMatchObject({
    places: ["a.nix:1:3 variable-x", "a.nix:2:1 variable-x"],
    asked: 0,
  });
});

it("tells what the change has broken elsewhere, and not what was broken before", async () => {
  const before = { ...importing("./b.nix ./gone.nix"), "b.nix": "{ }\n" };
  const { "b.nix": _, ...after } = before;
  expect(await told(before, after, ["b.nix"])).toMatchObject({ places: ["a.nix:1:15 unresolved-import"], asked: 1 });
});

it("does not ask what was there before if nothing else is wrong, or only what a file says of itself", async () => {
  const before = { ...importing("./b.nix"), "b.nix": "{ }\n", "c.nix": "x" };
  expect(await told(before, { ...before, "b.nix": "{ x = x; }\n" }, ["b.nix"])).toMatchObject({
    places: ["b.nix:1:7 variable-x"],
    asked: 0,
  });
});

it("tells a suppression that the change has made useless", async () => {
  const suppressed = {
    "flake.nix": flake,
    "a.nix": "{ imports = [ ./b.nix ]; } # flakelint: allow unresolved-import\n",
  };
  expect((await told(suppressed, { ...suppressed, "b.nix": "{ }\n" }, ["b.nix"])).places).toEqual([
    "a.nix:1:47 unused-suppression",
  ]);
});

it("is silent elsewhere where the files before cannot be judged, or there were none", async () => {
  const after = importing("./gone.nix");
  expect((await told({ ...after, "flake.nix": "{" }, after, ["flake.nix"])).places).toEqual([]);
  expect((await told(null, after, ["flake.nix"])).places).toEqual([]);
});

it("is silent on files that git does not track, unless they are touched", async () => {
  const files = { ...importing("./b.nix"), "?? b.nix": "{ imports = [ ./gone.nix ]; }\n" };
  const settings = { files: filesWith(files) };
  expect((await told(importing("./b.nix"), files, ["a.nix"], settings)).places).toEqual([]);
  expect((await told(importing("./b.nix"), files, ["b.nix"], settings)).places).toEqual([
    "b.nix:1:15 unresolved-import",
  ]);
});

it("counts what is suppressed or known in touched files only", async () => {
  const files = {
    "a.nix": "x # flakelint: allow variable-x",
    "b.nix": "x # flakelint: allow variable-x",
    "c.nix": "x",
  };
  const { report } = await lint(files, rules);
  const known = report.findings.map(({ rule, file, fingerprint }) => ({ rule, file, fingerprint }));
  const { report: changed } = await told(files, files, ["a.nix"], { baseline: { file: "known.json", known } });
  expect(changed.summary).toMatchObject({ suppressed: 1, baseline: { known: 0 }, warnings: 0 });
});
