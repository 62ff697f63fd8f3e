import fc from "fast-check";
import { expect, it } from "vitest";
import { type Config, defaultConfig } from "#src/config/config.ts";
import type { AnalysisInput } from "#src/engine/analysis.ts";
import type { AnalysisCache } from "#src/engine/analysis-cache.ts";
import { analyze } from "#src/engine/analyze.ts";
import { fixAll } from "#src/engine/apply-fixes.ts";
import { analyzeOrRecall } from "#src/engine/cached-analysis.ts";
import type { Report } from "#src/findings/report.ts";
import { renderJson } from "#src/reporters/json.ts";
import { RepositoryFiles } from "#src/source/repository-files.ts";
import { memoryCache } from "../support/memory-cache.ts";
import { parser } from "../support/parser.ts";

type Files = Readonly<Record<string, string>>;

const flake: Files = {
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { self, nixpkgs }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      system = "x86_64-linux";
      modules = [ ./hosts/laptop ./modules/web.nix ];
    };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./hosts/server.nix ./modules ]; };
  };
}
`,
  "hosts/laptop/default.nix":
    "{ pkgs, lib, ... }: { imports = [ ../../modules/desktop.nix ]; environment.systemPackages = [ pkgs.git ]; }\n",
  "hosts/server.nix": `{ config, ... }:
{
  services.nginx.enable = true; # flakelint: allow repeated-key -- two parts
  services.openssh.enable = config.services.nginx.enable;
}
`,
  "modules/default.nix": "{ imports = [ ./web.nix ]; }\n",
  "modules/web.nix": '{ lib, ... }: { options.web.enable = lib.mkEnableOption "web"; config.web.enable = true; }\n',
  "modules/desktop.nix": '{ a, ... }: with builtins; { users.users.me.password = "hunter22hunter"; }\n',
  "packages/tool.nix": '{ stdenv }: stdenv.mkDerivation { name = "tool"; src = ./.; }\n',
};

const paths = [
  ...Object.keys(flake),
  "modules/new.nix",
  "hosts/laptop/disk.nix",
  "flake.lock",
  "README.md",
  ".sops.yaml",
];

const texts = [
  ...Object.values(flake),
  "{ }\n",
  "{ ",
  "let a = 1; in { imports = [ ./web.nix ../modules/new.nix ]; }\n",
  "{ ... }: { web.enable = false; services.nginx.enable = true; }\n",
  "# flakelint: allow-file unused-binding\nlet a = 1; in { }\n",
  "{ pkgs, ... }: { imports = [ ./desktop.nix ]; environment.etc.x.source = ../packages/tool.nix; }\n",
  '{ "nodes": { "root": {} }, "root": "root", "version": 7 }\n',
  "nix-build packages/tool.nix\n",
  '{ lib, ... }: { services.openssh.enable = lib.mkForce false; x = "ghp_0123456789abcdefghijABCDEFGHIJ012345"; }\n',
];

const configs: readonly Config[] = [
  defaultConfig,
  { ...defaultConfig, set: "strict" },
  { ...defaultConfig, exclude: ["modules/**"] },
  {
    ...defaultConfig,
    set: "strict",
    overrides: [{ paths: ["hosts/**"], rules: new Map([["unused-with", { severity: "off", options: {} }]]) }],
  },
];

interface State {
  readonly files: Files;
  readonly config: Config;
  readonly untracked: readonly string[];
}

const path = fc.constantFrom(...paths);
const edit: fc.Arbitrary<(state: State) => State> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(path, fc.constantFrom(...texts)).map(([name, text]) => write(name, () => text)) },
  { weight: 2, arbitrary: fc.tuple(path, fc.nat(400)).map(([name, at]) => write(name, (old) => cut(old, at))) },
  path.map((name) => (state: State) => {
    const { [name]: _gone, ...files } = state.files;
    return { ...state, files };
  }),
  fc.tuple(path, path).map(([from, to]) => write(to, (_, state) => state.files[from] ?? "{ }\n")),
  fc.constantFrom(...configs).map((config) => (state: State) => ({ ...state, config })),
  fc.subarray(paths, { maxLength: 2 }).map((untracked) => (state: State) => ({ ...state, untracked })),
  fc.constant((state: State) => state),
);

function write(name: string, textOf: (old: string, state: State) => string): (state: State) => State {
  return (state) => ({ ...state, files: { ...state.files, [name]: textOf(state.files[name] ?? "", state) } });
}

/** Takes a character away, as somebody does who is typing. */
function cut(text: string, at: number): string {
  const place = text === "" ? 0 : at % text.length;
  return text.slice(0, place) + text.slice(place + 1);
}

function inputOf({ files, config, untracked }: State, cache?: AnalysisCache): AnalysisInput {
  return {
    parser,
    files: RepositoryFiles.fromMap(
      files,
      untracked.filter((name) => name in files),
    ),
    root: "/repository",
    flakeDirectory: "flake.nix" in files ? "" : null,
    targets: null,
    scope: "project",
    config,
    now: new Date("2026-01-01"),
    cache,
  };
}

/** All that anybody can see of a report. */
function told(report: Report): string {
  const summary = { ...report.summary, durationMs: 0 };
  return JSON.stringify([renderJson({ ...report, summary }), paths.map((one) => report.secretsIn(one))], null, 1);
}

const start: State = { files: flake, config: defaultConfig, untracked: [] };

it("says the same with a cache as without one, after any edits", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
      const cache = memoryCache();
      let state = start;
      await analyzeOrRecall(inputOf(state, cache));
      for (const change of edits) {
        state = change(state);
        const warm = await analyzeOrRecall(inputOf(state, cache));
        const cold = await analyze(inputOf(state));
        expect(told(warm.report)).toBe(told(cold.report));
      }
    }),
    { numRuns: 25 },
  );
});

/** The paths that a run parses, and whether it opened the project. */
async function work(state: State, cache: AnalysisCache) {
  const parsed: string[] = [];
  const counting: AnalysisInput["parser"] = {
    parse(source, timer) {
      if (source.path in state.files) parsed.push(source.path);
      return parser.parse(source, timer);
    },
  };
  const { project } = await analyzeOrRecall({ ...inputOf(state, cache), parser: counting });
  return { parsed: parsed.sort(), opened: project !== null };
}

it("parses nothing where nothing has changed, else what has, and what evaluation touches", async () => {
  const cache = memoryCache();
  expect((await work(start, cache)).parsed).toEqual(Object.keys(flake).sort());
  expect(await work(start, cache)).toEqual({ parsed: [], opened: false });
  const changed = write("shell.nix", () => "{ }\n")(start);
  const { parsed, opened } = await work(changed, cache);
  expect(opened).toBe(true);
  expect(parsed).toContain("shell.nix");
  const again = await work(write("hosts/server.nix", (old) => `${old}\n`)(changed), cache);
  expect(again.parsed).toContain("hosts/server.nix");
  expect(again.parsed).not.toContain("shell.nix");
});

it("recalls nothing of another build, configuration, day or baseline", async () => {
  const cache = memoryCache();
  const input = inputOf(start, cache);
  const recalls = async (other: AnalysisInput) => (await analyzeOrRecall(other)).project === null;
  expect(await recalls(input)).toBe(false);
  expect(await recalls(input)).toBe(true);
  expect(await recalls({ ...input, cache: { ...cache, build: "two" } })).toBe(false);
  expect(await recalls({ ...input, config: { ...defaultConfig, ignore: ["syntax"] } })).toBe(false);
  expect(await recalls({ ...input, now: new Date("2026-01-02") })).toBe(false);
  expect(await recalls({ ...input, baseline: { file: "baseline.json", known: [] } })).toBe(false);
  expect(await recalls({ ...input, targets: ["flake.nix"] })).toBe(false);
  expect(await recalls({ ...input, wantsGraph: true })).toBe(false);
  expect(await recalls(input)).toBe(true);
});

it("asks again what makes git ignore a file", async () => {
  const cache = memoryCache();
  const input = (line: number | null): AnalysisInput => ({
    ...inputOf(start, cache),
    files: new RepositoryFiles({
      paths: Object.keys(flake),
      read: (name) => ({ kind: "text", text: flake[name] ?? "" }),
      ignoredBy: (name) => (line !== null && name === "flake.lock" ? { file: ".gitignore", line } : null),
    }),
  });
  const tell = async (line: number | null) => told((await analyzeOrRecall(input(line))).report);
  const first = await tell(3);
  expect(await tell(3)).toBe(first);
  expect(await tell(null)).not.toBe(first);
});

it("mends the same with a cache as without one", async () => {
  const cache = memoryCache();
  await analyzeOrRecall(inputOf(start, cache));
  const [warm, cold] = await Promise.all([fixAll(inputOf(start, cache), "safe"), fixAll(inputOf(start), "safe")]);
  expect(cold.changes.size).toBeGreaterThan(0);
  expect([...warm.changes]).toEqual([...cold.changes]);
  expect(told(warm.report)).toBe(told(cold.report));
});
