import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

describe("a flake that uses nixos-flake", () => {
  it("has the hosts that it builds with its functions, with home-manager where it asks for it", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.nix-darwin.url = "github:LnL7/nix-darwin";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.nixos-flake.url = "github:srid/nixos-flake";
  outputs = inputs@{ self, ... }: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" ];
    imports = [ inputs.nixos-flake.flakeModule ];
    flake.nixosConfigurations.web = self.nixos-flake.lib.mkLinuxSystem {
      imports = [ ./web.nix self.nixosModules.home-manager { home-manager.users.me = ./home.nix; } ];
    };
    flake.darwinConfigurations.mac = self.nixos-flake.lib.mkMacosSystem ./mac.nix;
  };
}
`;
    const module = "{ flake, ... }: { imports = [ flake.inputs.sops.nixosModules.sops ]; }";
    const project = projectOf({ "flake.nix": text, "web.nix": module, "mac.nix": "{ }", "home.nix": "{ }" });
    expect(project.hosts.map((host) => [host.name, host.modules.flatMap(({ file }) => file ?? [])])).toEqual([
      ["web", ["web.nix"]],
      ["mac", ["mac.nix"]],
    ]);
    const web = project.hosts[0];
    expect(web?.modules.flatMap(({ external }) => external ?? [])).toContain(
      "inputs.home-manager.nixosModules.home-manager",
    );
    expect(web?.users.map(({ name, modules }) => [name, modules[0]?.file])).toEqual([["me", "home.nix"]]);
    expect(project.unresolved).toEqual([]);
  });
});
