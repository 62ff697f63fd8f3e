import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const inputs = `
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.nix-darwin.url = "github:LnL7/nix-darwin";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.nixos-unified.url = "github:srid/nixos-unified";`;

const folders = {
  "configurations/nixos/web/default.nix": "{ flake, ... }: { imports = [ flake.inputs.self.nixosModules.base ]; }",
  "configurations/nixos/nas.nix": "{ flake, ... }: { imports = [ flake.self.nixosModules.base ]; }",
  "configurations/nixos/notes.md": "",
  "configurations/nixos/empty/part.nix": "{ }",
  "configurations/darwin/mac.nix": "{ }",
  "configurations/home/me.nix": "{ imports = [ ../../parts/shell.nix ]; }",
  "modules/nixos/base.nix": "{ }",
  "modules/darwin/unused.nix": "{ }",
  "modules/home/unused.nix": "{ }",
  "overlays/mine.nix": "{ flake, ... }: final: prev: { x = final.callPackage ../parts/x.nix { }; }",
  "parts/shell.nix": "{ }",
  "parts/x.nix": "{ }: null",
  "dead.nix": "{ }",
};

const expectedHosts = [
  ["nas", ["configurations/nixos/nas.nix", "modules/nixos/base.nix"]],
  ["web", ["configurations/nixos/web/default.nix", "modules/nixos/base.nix"]],
  ["mac", ["configurations/darwin/mac.nix"]],
  ["me", ["configurations/home/me.nix", "parts/shell.nix"]],
];

describe("a flake that nixos-unified wires", () => {
  it.each([
    [
      "with its modules of flake-parts",
      `inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [ inputs.nixos-unified.flakeModules.default inputs.nixos-unified.flakeModules.autoWire ];
  }`,
      {},
      ["dead.nix"],
    ],
    [
      "with its mkFlake",
      "inputs.nixos-unified.lib.mkFlake { inherit inputs; root = ./.; }",
      // 'root = ./.' leads to everything.
      {
        "modules/flake/wire.nix":
          "{ inputs, ... }: { imports = with inputs.nixos-unified.flakeModules; [ default autoWire ]; }",
      },
      [],
    ],
  ])("has the hosts of its folders, %s", (_, outputs, more, unreached) => {
    const text = `{${inputs}\n  outputs = inputs: ${outputs};\n}\n`;
    const project = projectOf({ "flake.nix": text, ...folders, ...more });
    const found = project.hosts.map((host) => [host.name, host.modules.flatMap(({ file }) => file ?? [])]);
    expect(found).toEqual(expectedHosts);
    expect(project.unresolved).toEqual([]);
    expect(project.reachability.unreached).toEqual(unreached);
  });

  it("has no more than its own configurations without autoWire", () => {
    const text = `{${inputs}
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } ({ self, ... }: {
    imports = [ inputs.nixos-unified.flakeModules.default ];
    flake.nixosConfigurations.one = self.nixos-unified.lib.mkLinuxSystem { home-manager = true; } ./one.nix;
  });
}
`;
    const project = projectOf({ "flake.nix": text, ...folders, "one.nix": "{ }" });
    expect(project.hosts.map(({ name }) => name)).toEqual(["one"]);
    expect(project.hosts[0]?.modules.map(({ file, external }) => file ?? external)).toEqual(
      expect.arrayContaining(["one.nix", "inputs.home-manager.nixosModules.home-manager"]),
    );
  });
});
