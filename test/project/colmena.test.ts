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
});
