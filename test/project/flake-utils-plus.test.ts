import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../support/open-project.ts";

function flakeWith(outputs: string, files: Readonly<Record<string, string>> = {}): Project {
  return projectOf({
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.unstable.url = "github:NixOS/nixpkgs/nixos-unstable";
  inputs.darwin.url = "github:LnL7/nix-darwin";
  inputs.utils.url = "github:gytis-ivaskevicius/flake-utils-plus";
  outputs = { self, nixpkgs, utils, ... }@inputs: utils.lib.mkFlake ({ inherit self inputs; } // ${outputs});
}
`,
    ...files,
  });
}

const hosts = (project: Project) => project.hosts.map(({ output, name, system }) => [output, name, system]);
const modules = (project: Project, name: string) =>
  project.hosts.find((host) => host.name === name)?.modules.flatMap(({ file }) => file ?? []);

describe("a flake of flake-utils-plus", () => {
  it("has its hosts, each with the modules of all", () => {
    const project = flakeWith(
      `{
    hostDefaults.modules = [ ./all.nix ];
    hostDefaults.system = "aarch64-linux";
    hosts.one.modules = [ ./one.nix ];
    hosts.two = { system = "x86_64-linux"; channelName = "unstable"; };
    hosts.mac = { output = "darwinConfigurations"; builder = inputs.darwin.lib.darwinSystem; system = "aarch64-darwin"; };
    outputsBuilder = channels: { packages.x = channels.nixpkgs.hello; };
  }`,
      { "all.nix": "{ }", "one.nix": "{ }" },
    );
    expect(hosts(project)).toEqual([
      ["nixosConfigurations", "one", "aarch64-linux"],
      ["nixosConfigurations", "two", "x86_64-linux"],
      ["darwinConfigurations", "mac", "aarch64-darwin"],
    ]);
    expect(modules(project, "one")).toEqual(["all.nix", "one.nix"]);
    expect(modules(project, "two")).toEqual(["all.nix"]);
    expect(project.unresolved).toEqual([]);
  });

  it("keeps configurations that are written beside its hosts", () => {
    const project = flakeWith(`{
    hosts.one = { };
    nixosConfigurations.own = nixpkgs.lib.nixosSystem { modules = [ ]; };
  }`);
    expect(hosts(project).map(([, name]) => name)).toEqual(["one", "own"]);
  });

  it("names exported modules by their files", () => {
    const project = flakeWith(
      "(let all = utils.lib.exportModules [ ./dev.nix ./work ]; in { hosts.one.modules = [ all.dev all.work ]; })",
      {
        "dev.nix": "{ imports = [ ./more.nix ]; }",
        "more.nix": "{ }",
        "work/default.nix": "{ imports = [ ./part.nix ]; }",
        "work/part.nix": "{ }",
      },
    );
    expect(modules(project, "one")).toEqual(["more.nix", "work/part.nix"]);
    expect(project.reachability.unreached).toEqual([]);
  });

  it("still offers what it takes over from flake-utils", () => {
    const project = projectOf({
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.utils.url = "github:gytis-ivaskevicius/flake-utils-plus";
  outputs = { nixpkgs, utils, ... }:
    utils.lib.eachDefaultSystem (system: { formatter = nixpkgs.legacyPackages.\${system}.nixfmt; })
    // { nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ]; }; };
}
`,
    });
    expect(hosts(project)).toEqual([["nixosConfigurations", "a", null]]);
    expect(project.unresolved).toEqual([]);
  });
});
