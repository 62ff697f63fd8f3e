import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const pin = (name: string) => `{ outPath = fetchTarball { url = "https://github.com/${name}/archive/0123.tar.gz"; }; }`;

function pinnedProject(settings: string, outputs: string, files: Readonly<Record<string, string>> = {}) {
  return projectOf({
    "flake.nix": "{ outputs = _: import ./.; }",
    "default.nix": `
      let
        sources = import ./sources.nix;
        with-inputs = import sources.with-inputs sources (${settings});
      in
      with-inputs (inputs: ${outputs})
    `,
    "sources.nix": `{
      with-inputs = ${pin("vic/with-inputs")};
      nixpkgs = ${pin("NixOS/nixpkgs")};
      other = ${pin("somebody/other")};
    }`,
    "host.nix": "{ }",
    ...files,
  });
}

const hostsOf = (project: ReturnType<typeof pinnedProject>) =>
  project.hosts.map((host) => [host.name, host.modules.map(({ file, external }) => file ?? external)]);

describe("pins that with-inputs turns into inputs", () => {
  const system = (nixpkgs: string, modules: string) =>
    `{ nixosConfigurations.web = ${nixpkgs}.lib.nixosSystem { modules = [ ${modules} ]; }; }`;

  it("are the flakes they hold", () => {
    const project = pinnedProject("{ }", system("inputs.nixpkgs", "./host.nix inputs.other.nixosModules.default"));
    expect(hostsOf(project)).toEqual([["web", ["host.nix", "inputs.other.nixosModules.default"]]]);
    expect(project.unresolved).toEqual([]);
  });

  it("are what they follow, in a set or in a function of the inputs", () => {
    for (const settings of ['{ unstable.follows = "nixpkgs"; }', "inputs: { unstable = inputs.nixpkgs; }"]) {
      const project = pinnedProject(settings, system("inputs.unstable", "./host.nix"));
      expect(hostsOf(project)).toEqual([["web", ["host.nix"]]]);
    }
  });

  it("may be folders of the repository, and sources that hold no flake", () => {
    const settings = "{ own.outPath = ./own; other = source: source // { flake = false; }; }";
    const project = pinnedProject(settings, system("inputs.nixpkgs", "inputs.own.nixosModules.base"), {
      "own/flake.nix": "{ outputs = _: { nixosModules.base = ../host.nix; }; }",
    });
    expect(hostsOf(project)).toEqual([["web", ["host.nix"]]]);
  });

  it("are what they hold where nothing is said of them", () => {
    const project = pinnedProject("{ other = { }; }", system("inputs.nixpkgs", "inputs.other.nixosModules.default"));
    expect(hostsOf(project)).toEqual([["web", ["inputs.other.nixosModules.default"]]]);
  });

  it("make 'self' of the outputs", () => {
    const project = pinnedProject(
      "{ }",
      `${system("inputs.nixpkgs", "inputs.self.nixosModules.base")} // { nixosModules.base = ./host.nix; }`,
    );
    expect(hostsOf(project)).toEqual([["web", ["host.nix"]]]);
  });

  it("give those of folders their inputs, as what is said of them or what the folder says", () => {
    const files = {
      "one/flake.nix": `{
        inputs.nested.follows = "two";
        inputs.other.url = "github:somebody/other";
        outputs = { nested, other, ... }: { nixosModules.base = nested.nixosModules.base; };
      }`,
      "two/flake.nix": "{ outputs = _: { nixosModules.base = ../host.nix; }; }",
      "three/flake.nix": "{ outputs = _: { nixosModules.base = ../other.nix; }; }",
      "other.nix": "{ }",
    };
    const folders = "two.outPath = ./two; three.outPath = ./three;";
    const host = system("inputs.nixpkgs", "inputs.one.nixosModules.base");
    const declared = pinnedProject(`{ one.outPath = ./one; ${folders} }`, host, files);
    expect(hostsOf(declared)).toEqual([["web", ["host.nix"]]]);
    const said = pinnedProject(
      `{ one = { outPath = ./one; inputs.nested.follows = "three"; }; ${folders} }`,
      host,
      files,
    );
    expect(hostsOf(said)).toEqual([["web", ["other.nix"]]]);
  });

  it("leave a folder without outputs that lacks one of its inputs, and what is followed in vain null", () => {
    const host = system("inputs.nixpkgs", "(if inputs.gone == null then inputs.one.module or ./host.nix else { })");
    const project = pinnedProject('{ one.outPath = ./one; gone.follows = "one/nowhere"; }', host, {
      "one/flake.nix": '{ inputs.absent.url = "github:a/b"; outputs = _: { module = { }; }; }',
    });
    expect(hostsOf(project)).toEqual([["web", ["host.nix"]]]);
  });
});
