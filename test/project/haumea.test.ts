import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../support/open-project.ts";

const system = "inputs.nixpkgs.lib.nixosSystem";
const hostNamed = (name: string) => `{ inputs, ... }: { ${name} = ${system} { modules = [ ]; }; }`;

/** A flake whose configurations are what `load` gives, merged over the files it reads. */
function loading(load: string, files: Readonly<Record<string, string>>): Project {
  return projectOf({
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.haumea.url = "github:nix-community/haumea/v0.2.2";
  outputs = { nixpkgs, haumea, ... }@inputs: {
    nixosConfigurations = nixpkgs.lib.mergeAttrsList (builtins.attrValues (${load}));
  };
}
`,
    ...files,
  });
}

function names(project: Project): string[] {
  return project.hosts.map(({ name }) => name).toSorted();
}

const plain = "haumea.lib.load { src = ./src; inputs = { inherit inputs; }; }";

describe("a folder that haumea loads", () => {
  it("gives the functions in its files the inputs they name", () => {
    const project = loading(plain, {
      "src/a.nix": hostNamed("a"),
      "src/b.nix": `{ inputs, root, self, super }: { b = ${system} { modules = [ super.d.path root.sub.path ]; }; }`,
      "src/d.nix": "{ path = ../d-module.nix; }",
      "src/sub/path.nix": "../../sub-module.nix",
      "d-module.nix": "{ }",
      "sub-module.nix": "{ }",
    });
    expect(names(project)).toEqual(expect.arrayContaining(["a", "b"]));
    const [b] = project.hosts.filter(({ name }) => name === "b");
    expect(b?.modules.map(({ file }) => file)).toEqual(["d-module.nix", "sub-module.nix"]);
  });

  it("shows '_' to the tree, '__' to its folder, and neither outside", () => {
    const project = loading(plain, {
      "src/a.nix":
        "{ root, super, ... }: { inherit (root.hidden) h; inherit (super.secret) s; } // (root.sub.deep or { })",
      "src/_hidden.nix": hostNamed("h"),
      "src/__secret.nix": hostNamed("s"),
      "src/sub/__deep.nix": hostNamed("deep"),
      "src/sub/x.nix": "1",
      "src/notes.txt": "no Nix",
    });
    expect(names(project)).toEqual(["h", "s", "x"]);
  });

  it.each([
    ["verbatim", "haumea.lib.load { src = ./src; loader = haumea.lib.loaders.verbatim; }", `{ a = 1; }`],
    [
      "liftDefault",
      `haumea.lib.load { src = ./tree; inputs = { inherit inputs; }; transformer = haumea.lib.transformers.liftDefault; }`,
      "1",
    ],
    [
      "a matcher",
      `haumea.lib.load { src = ./src; loader = [ (haumea.lib.matchers.extension "nix" (_: import)) ]; }`,
      `{ a = 1; }`,
    ],
  ])("follows %s", (_, load, text) => {
    const project = loading(load, { "src/a.nix": text, "tree/sub/default.nix": hostNamed("a") });
    expect(names(project)).toEqual(["a"]);
  });

  it("is unknown where something else than this model decides", () => {
    const load = "haumea.lib.load { src = ./src; loader = haumea.lib.loaders.another; }";
    const project = loading(load, { "src/a.nix": hostNamed("a") });
    expect(names(project)).toEqual([]);
    expect(project.unresolved).not.toEqual([]);
  });

  it("ends where a file needs itself", () => {
    const project = loading(plain, { "src/a.nix": "{ self, ... }: self // { }", "src/b.nix": hostNamed("b") });
    expect(project.unresolved).not.toEqual([]);
  });
});
