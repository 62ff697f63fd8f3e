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

  it("make 'self' of the outputs", () => {
    const project = pinnedProject(
      "{ }",
      `${system("inputs.nixpkgs", "inputs.self.nixosModules.base")} // { nixosModules.base = ./host.nix; }`,
    );
    expect(hostsOf(project)).toEqual([["web", ["host.nix"]]]);
  });
});
