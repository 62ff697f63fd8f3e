import { expect, test } from "vitest";
import { defaultConfig } from "#src/config/config.ts";
import { analyze } from "#src/engine/analyze.ts";
import type { Report } from "#src/findings/report.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { flakeWith } from "../support/flakes.ts";
import { parser } from "../support/parser.ts";

async function report(files: Readonly<Record<string, string>>, targets: readonly string[] | null): Promise<Report> {
  const scope = targets === null ? "project" : "files";
  const flakeDirectory = "flake.nix" in files ? "" : null;
  const place = { files: RepositoryFiles.fromMap(files), root: "/r", flakeDirectory, targets, scope } as const;
  return (await analyze({ parser, ...place, config: { ...defaultConfig, select: [] } })).report;
}

const files = {
  "flake.nix": flakeWith({ laptop: "./laptop.nix inputs.nixpkgs.nixosModules.x" }),
  "laptop.nix": "{\n  imports = [ ./audio.nix ];\n}\n",
  "audio.nix": "{ }\n",
  "dead.nix": "{ }\n",
};

test("a report tells who imports whom, modules of inputs included", async () => {
  const graph = (await report(files, null)).moduleGraph?.();
  expect(graph?.configurations).toEqual([{ output: "nixosConfigurations", name: "laptop", part: null }]);
  expect(graph?.modules.map(({ file, external }) => file ?? external)).toEqual([
    "laptop.nix",
    "audio.nix",
    "inputs.nixpkgs.nixosModules.x",
  ]);
  expect(graph?.imports.map(({ from, to, file, range }) => [from, to, `${file}:${range.start.line}`])).toEqual([
    [null, 0, "flake.nix:4"],
    [0, 1, "laptop.nix:2"],
    [null, 2, "flake.nix:4"],
  ]);
  expect(graph?.unreachable).toEqual(["dead.nix"]);
});

test("a report has no graph where nobody looked for configurations", async () => {
  expect((await report(files, ["audio.nix"])).moduleGraph).toBeUndefined();
  expect((await report({ "audio.nix": "{ }" }, null)).moduleGraph).toBeUndefined();
});
