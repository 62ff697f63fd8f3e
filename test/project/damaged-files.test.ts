import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registry } from "#src/rules/registry.ts";
import { SourceFile } from "#src/source/source-file.ts";
import { flakeWith } from "../support/flakes.ts";
import { lint } from "../support/lint.ts";
import { projectOf } from "../support/open-project.ts";
import { parser } from "../support/parser.ts";
import { readFolder } from "../support/read-folder.ts";

const inFolders = (laptop: string) => ({
  "flake.nix": flakeWith({ laptop: "./hosts/laptop.nix" }),
  "hosts/laptop.nix": laptop,
  "hosts/beside.nix": "{ }",
  "modules/audio.nix": "{ }",
  "modules/deep/video.nix": "{ }",
  "other/dead.nix": "{ }",
});

describe("what a damaged file leads to", () => {
  it("is all that its damaged part mentions, and what lies beside it", () => {
    const { reachability } = projectOf(inFolders("{\n  imports = [ ../modules/audio.nix ( ../modules/deep ];\n}"));
    expect(reachability.unreached).toEqual(["other/dead.nix"]);
  });

  it("is what its intact part imports", () => {
    const text = "{\n  imports = [ ../modules/audio.nix ../modules/deep/video.nix ];\n  a = 1;\n  b 2;\n}";
    expect(projectOf(inFolders(text)).reachability.unreached).toEqual(["other/dead.nix"]);
  });

  it("goes on where a damaged path is computed", () => {
    const { reachability } = projectOf(inFolders("{ name, ... }:\n{\n  imports = [ ( ../modules/${name}.nix ];\n}"));
    expect(reachability.unreached).toEqual(["other/dead.nix"]);
  });

  it("is everything below its folder, where the damaged part names that", () => {
    const { reachability } = projectOf(inFolders("{\n  imports = [ ( ../. ];\n}"));
    expect(reachability.unreached).toEqual([]);
  });

  it("is every file of a name in its damaged part, whose path may be what is damaged", () => {
    const { reachability } = projectOf(inFolders("{\n  imports = [ ( ..modules audio.nix ];\n}"));
    expect(reachability.unreached).toEqual(["modules/deep/video.nix", "other/dead.nix"]);
  });

  it("is no edge of the import graph where the edge stands in the damage", () => {
    const project = projectOf(inFolders("{\n  imports = [ ( ../modules/gone.nix ];\n}"));
    expect(project.imports.filter(({ from }) => from === "hosts/laptop.nix")).toEqual([]);
  });

  it("is nothing that a sound file would not lead to, if nothing leads to the file itself", () => {
    const files = {
      ...inFolders("{ }"),
      "hosts/laptop.nix": "{ }",
      "other/dead.nix": "{ imports = [ ( ../modules/audio.nix ]; }",
    };
    expect(projectOf(files).reachability.unreached).toContain("modules/audio.nix");
  });
});

describe("the inputs that a damaged file uses", () => {
  const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.tool.url = "github:owner/tool";
  outputs = { nixpkgs, ... }@inputs: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; specialArgs = { inherit inputs; }; };
  };
}
`;
  const usesOfTool = (laptop: string) => {
    const { flake: read } = projectOf({ "flake.nix": flake, "laptop.nix": laptop });
    const tool = read?.inputs.find(({ name }) => name === "tool");
    return tool && read?.usesOf(tool);
  };

  it("are none where it mentions none", () => {
    expect(usesOfTool("{ inputs, ... }: { a = 1; b = 2; c = inputs.nixpkgs; d = { e 1; }; }")).toEqual([]);
  });

  it.each([
    ["selected", "{ inputs, ... }: { a = ( inputs.tool.packages; }"],
    ["inherited", "{ inputs, ... }: { inherit (inputs tool; }"],
    ["an argument", "{ tool config, ... }: { a = tool; }"],
  ])("are those that its damaged part names: %s", (_, text) => {
    expect(usesOfTool(text)).not.toEqual([]);
  });

  it("are not known where its damaged part hands on the whole set", () => {
    expect(usesOfTool("{ inputs, ... }: { a = 1; b = 1; c = { d = f ( inputs; }; }")).toBe("unknown");
  });
});

describe("one mistake in a file of a sound repository", () => {
  const sound = readFolder("fixtures/flakes/hosts-layout");
  const paths = Object.keys(sound).filter((path) => path.endsWith(".nix"));
  const cut = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 40 }),
  });

  it("brings no finding in other files, unless the lines that were cut named them", async () => {
    expect((await lint(sound, registry)).report.findings).toEqual([]);
    await fc.assert(
      fc.asyncProperty(cut, async ({ path, at, length }) => {
        const text = sound[path] as string;
        const start = Math.floor(at * text.length);
        const after = text.slice(0, start) + text.slice(start + length);
        fc.pre(parser.parse(new SourceFile(path, after)).problems.length > 0);
        const { report } = await lint({ ...sound, [path]: after }, registry);
        expect(report.crashes).toEqual([]);
        const cutWords = new Set(wordsOfLines(text, start, start + length));
        const isNamed = (file: string) => file.split(/\/|\.nix$/).some((step) => cutWords.has(step));
        expect(report.findings.filter(({ file }) => file !== path && !isNamed(file))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function wordsOfLines(text: string, start: number, end: number): readonly string[] {
  const lineEnd = text.indexOf("\n", end);
  const lines = text.slice(text.lastIndexOf("\n", start - 1) + 1, lineEnd < 0 ? text.length : lineEnd);
  return lines.match(/[\w-]+/g) ?? [];
}
