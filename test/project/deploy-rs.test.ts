import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const project = (outputs: string, files: Readonly<Record<string, string>> = {}) =>
  projectOf({
    "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.deploy-rs.url = "github:serokell/deploy-rs";
  outputs = { self, nixpkgs, deploy-rs }:
    let machine = name: nixpkgs.lib.nixosSystem { modules = [ (./machines + "/\${name}.nix") ]; };
    in { ${outputs} };
}
`,
    "machines/web.nix": "{ }",
    "machines/nas.nix": "{ imports = [ ../parts ]; }",
    "machines/dead.nix": "{ }",
    "parts/default.nix": "{ }",
    ...files,
  });

const profile = (path: string) => `deploy.nodes.nas = { hostname = "nas"; profiles.system.path = ${path}; };`;

describe("what deploy-rs deploys", () => {
  it("is reached where only the deployment knows it, and is no host of the flake", () => {
    const { hosts, reachability } = project(
      `nixosConfigurations.web = machine "web"; ${profile('deploy-rs.lib.x86_64-linux.activate.nixos (machine "nas")')}`,
    );
    expect(hosts.map(({ name }) => name)).toEqual(["web"]);
    expect(
      ["machines/web.nix", "machines/nas.nix", "parts/default.nix"].map((path) => reachability.isRead(path)),
    ).toEqual([true, true, true]);
    expect(reachability.isRead("machines/dead.nix")).toBe(false);
  });

  it.each([
    "deploy-rs.lib.x86_64-linux.activate.darwin",
    "deploy-rs.lib.x86_64-linux.activate.home-manager",
    "deploy-rs.lib.x86_64-linux.activate.noop",
    '(import nixpkgs { system = "x86_64-linux"; overlays = [ deploy-rs.overlays.default ]; }).deploy-rs.lib.activate.nixos',
    "(import nixpkgs { overlays = [ deploy-rs.overlay (_: super: { deploy-rs = { inherit (super.deploy-rs) lib; }; }) ]; }).deploy-rs.lib.activate.nixos",
    '((deploy-rs.lib.x86_64-linux.activate.custom // { boot = "x"; }) (machine "nas")) "run" or',
    '(base: deploy-rs.lib.x86_64-linux.setActivate base "run")',
  ])("is reached by %s", (activate) => {
    const path = activate.endsWith(" or") ? activate.slice(0, -3) : `${activate} (machine "nas")`;
    expect(project(profile(path)).reachability.isRead("machines/nas.nix")).toBe(true);
  });

  it("is reached with the homes in it", () => {
    const files = { "machines/nas.nix": "{ home-manager.users.me = ../parts; }" };
    const { reachability } = project(profile('deploy-rs.lib.x86_64-linux.activate.nixos (machine "nas")'), files);
    expect(reachability.isRead("parts/default.nix")).toBe(true);
  });

  it("leaves the checks of each system known", () => {
    const outputs = `${profile('deploy-rs.lib.x86_64-linux.activate.nixos (machine "nas")')}
      nixosConfigurations = builtins.mapAttrs (_: _: machine "web") (deploy-rs.lib.aarch64-linux.deployChecks self.deploy);`;
    expect(project(outputs).hosts.map(({ name }) => name)).toEqual(["deploy-activate", "deploy-schema"]);
  });
});
