import { describe, expect, it } from "vitest";
import type { Project } from "#src/project/project.ts";
import { projectOf } from "../../support/open-project.ts";

function hosts(project: Project): string[] {
  return project.hosts.map(({ output, name }) => `${output} ${name}`);
}

function files(project: Project, name: string): string[] | undefined {
  return project.hosts.find((host) => host.name === name)?.modules.flatMap(({ file }) => file ?? []);
}

describe("a repository without flake.nix", () => {
  it("has the machine of configuration.nix, under the name it gives itself", () => {
    const project = projectOf({
      "configuration.nix": '{ imports = [ ./hardware.nix ]; networking.hostName = "laptop"; }',
      "hardware.nix": '{ nixpkgs.hostPlatform = "x86_64-linux"; }',
      "old.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["nixos laptop"]);
    expect(files(project, "laptop")).toEqual(["configuration.nix", "hardware.nix"]);
    expect(project.hosts[0]?.system).toBe("x86_64-linux");
    expect(project.entryPoints.map(({ file }) => file)).toEqual(["configuration.nix"]);
    expect(project.reachability.unreached).toEqual(["old.nix"]);
    expect(project.flake).toBeNull();
  });

  it("has a machine called after its file where the name is not sure", () => {
    const project = projectOf({
      "configuration.nix": '{ config, lib, ... }: { networking.hostName = lib.mkIf config.x "laptop"; }',
    });
    expect(hosts(project)).toEqual(["nixos configuration.nix"]);
  });

  it("has a machine for each folder of hosts/", () => {
    const project = projectOf({
      "hosts/a/configuration.nix": "{ imports = [ ../common.nix ]; }",
      "hosts/b/configuration.nix": "{ imports = [ ../common.nix ]; }",
      "hosts/common.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["nixos a", "nixos b"]);
  });

  it("has the homes and Macs of their files, unless a machine imports them", () => {
    expect(hosts(projectOf({ "home.nix": '{ home.username = "ada"; }', "darwin-configuration.nix": "{ }" }))).toEqual([
      "darwin darwin-configuration.nix",
      "home ada",
    ]);
    const project = projectOf({ "configuration.nix": "{ home-manager.users.ada = ./home.nix; }", "home.nix": "{ }" });
    expect(hosts(project)).toEqual(["nixos configuration.nix"]);
  });

  it("has the machines of a hive, with what all of them get", () => {
    const project = projectOf({
      "hive.nix": `{
        meta = { nixpkgs = <nixpkgs>; specialArgs.extra = ./extra.nix; };
        defaults = ./defaults.nix;
        web = { name, extra, ... }: { imports = [ extra (./. + "/\${name}.nix") ]; };
      }`,
      "defaults.nix": "{ }",
      "extra.nix": "{ }",
      "web.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["colmena web"]);
    expect(files(project, "web")).toEqual(["defaults.nix", "extra.nix", "web.nix"]);
  });

  it.each([
    ["<nixpkgs/nixos>", "import <nixpkgs/nixos> { configuration = ./a.nix; }"],
    ["eval-config.nix by search path", "import <nixpkgs/nixos/lib/eval-config.nix> { modules = [ ./a.nix ]; }"],
    [
      "eval-config.nix of a pinned nixpkgs",
      'import "${(import ./npins).nixpkgs}/nixos/lib/eval-config.nix" { modules = [ ./a.nix ]; }',
    ],
  ])("has the configurations that default.nix makes with %s", (_, expression) => {
    const project = projectOf({
      "default.nix": `{ pkgs ? import <nixpkgs> { } }: { hosts.a = ${expression}; tool = pkgs.hello; }`,
      "npins/default.nix": 'builtins.mapAttrs (n: s: fetchTarball s.url) { nixpkgs.url = "https://example.org/x"; }',
      "a.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["nixos a"]);
    expect(files(project, "a")).toEqual(["a.nix"]);
  });

  it("has none where nothing says so", () => {
    const project = projectOf({
      "default.nix": "{ pkgs }: pkgs.callPackage ./package.nix { }",
      "package.nix": "{ }",
      "other.nix": "{ }",
    });
    expect(hosts(project)).toEqual([]);
    expect(project.reachability.unreached).toEqual([]);
    expect(project.reachability.heldBack?.count).toBe(1);
  });

  it("is not opened where it has none of these files", () => {
    expect(() => projectOf({ "modules/a.nix": "{ }" })).toThrow("no entry point");
  });
});

describe("a flake", () => {
  it("decides, but the other entry points keep their files alive", () => {
    const project = projectOf({
      "flake.nix": `{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = { nixpkgs, ... }: {
        nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ]; };
      }; }`,
      "a.nix": "{ }",
      "configuration.nix": "{ imports = [ ./b.nix ]; }",
      "hive.nix": "{ web = ./c.nix; }",
      "b.nix": "{ }",
      "c.nix": "{ }",
      "d.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["nixosConfigurations a"]);
    expect(project.reachability.unreached).toEqual(["d.nix"]);
  });

  it("has the machines that only its hive knows, and homes among legacyPackages", () => {
    const project = projectOf({
      "flake.nix": `{
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        inputs.home-manager.url = "github:nix-community/home-manager";
        outputs = { nixpkgs, home-manager, ... }: {
          nixosConfigurations.a = nixpkgs.lib.nixosSystem { modules = [ ]; };
          colmena = { meta = { }; a = ./a.nix; b = ./b.nix; };
          legacyPackages.x86_64-linux.homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
            modules = [ ./ada.nix ];
          };
        };
      }`,
      "a.nix": "{ }",
      "b.nix": "{ }",
      "ada.nix": "{ }",
    });
    expect(hosts(project)).toEqual(["nixosConfigurations a", "legacyPackages ada", "colmena b"]);
    expect(files(project, "ada")).toEqual(["ada.nix"]);
  });

  it("may have plain modules as homes", () => {
    const project = projectOf({
      "flake.nix": "{ outputs = { self }: { homeConfigurations.ada = ./ada.nix; }; }",
      "ada.nix": "{ imports = [ ./git.nix ]; }",
      "git.nix": "{ }",
    });
    expect(files(project, "ada")).toEqual(["ada.nix", "git.nix"]);
    expect(project.hosts[0]?.unresolved).toEqual([]);
  });
});
