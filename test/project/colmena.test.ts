import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

describe("the hosts of colmena's hive", () => {
  it("are its nodes, where the flake makes them its configurations", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.colmena.url = "github:zhaofengli/colmena";
  outputs = { self, nixpkgs, colmena }: {
    colmenaHive = colmena.lib.makeHive {
      meta.nixpkgs = import nixpkgs { system = "aarch64-linux"; };
      meta.specialArgs.shared = ./shared.nix;
      meta.nodeNixpkgs.web = import nixpkgs { system = "x86_64-linux"; };
      defaults = { shared, ... }: { imports = [ shared ]; };
      web = { name, nodes, ... }: { imports = [ (./. + "/\${name}.nix") ]; };
      nas = [ ./nas.nix { } ];
    };
    nixosConfigurations = self.colmenaHive.nodes;
  };
}
`;
    const files = { "web.nix": "{ }", "nas.nix": "{ }", "shared.nix": "{ }" };
    const project = projectOf({ "flake.nix": text, ...files });
    const hosts = project.hosts.filter(({ output }) => output === "nixosConfigurations");
    const found = hosts.map((host) => [host.name, host.system, host.modules.flatMap(({ file }) => file ?? [])]);
    expect(found).toEqual([
      ["nas", "aarch64-linux", ["shared.nix", "nas.nix"]],
      ["web", "x86_64-linux", ["shared.nix", "web.nix"]],
    ]);
    expect(hosts.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it("are its nodes too, where it is only made and not the flake's configurations", () => {
    const project = projectOf({
      "flake.nix": hiveFlake(`colmenaHive = colmena.lib.makeHive {
        meta.nixpkgs = import nixpkgs { system = "x86_64-linux"; };
        web = ./web.nix;
      };`),
      "web.nix": "{ }",
    });
    expect(filesByHost(project)).toEqual([["colmena", "web", ["web.nix"]]]);
    expect(project.unresolved).toEqual([]);
  });

  it("are told of each other, and of what is for one of them before what is for all", () => {
    const hive = `{
      meta = {
        nixpkgs = import nixpkgs { system = "x86_64-linux"; };
        specialArgs = nixpkgs.lib.mkMerge [ { part = ./part.nix; } ];
        imports = [ { nodeSpecialArgs.nas.part = ./nas.nix; } ];
        nodeSpecialArgs.mail.name = "post";
      };
      defaults = { nodes, lib, ... }: { imports = lib.optional (nodes ? web) ./shared.nix; };
      web = { part, ... }: { imports = [ part ]; };
      nas = [ [ ({ part, ... }: { imports = [ part ]; }) ] ];
      mail = { name, ... }: { imports = [ (./. + "/\${name}.nix") ]; };
    }`;
    const files = { "part.nix": "{ }", "nas.nix": "{ }", "shared.nix": "{ }", "post.nix": "{ }" };
    for (const output of [`colmena = ${hive};`, `colmenaHive = colmena.lib.makeHive (_: ${hive});`]) {
      expect(filesByHost(projectOf({ "flake.nix": hiveFlake(output), ...files }))).toEqual([
        ["colmena", "mail", ["shared.nix", "post.nix"]],
        ["colmena", "nas", ["shared.nix", "nas.nix"]],
        ["colmena", "web", ["shared.nix", "part.nix"]],
      ]);
    }
  });

  it("are not known where colmena refuses the hive", () => {
    const project = projectOf({
      "flake.nix": hiveFlake("colmenaHive = colmena.lib.makeHive { meta = { }; network = { }; web = ./web.nix; };"),
      "web.nix": "{ }",
    });
    expect(project.hosts).toEqual([]);
    expect(project.unresolved.map(({ reason }) => reason)).toEqual([
      "the hive may hold machines: evaluation stops: a hive has either 'meta' or 'network'",
    ]);
  });
});

function hiveFlake(outputs: string): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.colmena.url = "github:zhaofengli/colmena";
  outputs = { self, nixpkgs, colmena }: { ${outputs} };
}
`;
}

function filesByHost(project: ReturnType<typeof projectOf>) {
  return project.hosts.map(({ output, name, modules }) => [output, name, modules.flatMap(({ file }) => file ?? [])]);
}
