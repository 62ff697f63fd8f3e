import { describe, expect, it } from "vitest";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

function liteConfigProject(body: string, files: Readonly<Record<string, string>>) {
  const text = flakePartsText({ "lite-config": "github:yelite/lite-config" }, body);
  return projectOf({ "flake.nix": text, ...files });
}

describe("a flake that lite-config wires", () => {
  it("has its hosts, by their system, each with the module of its name and those of all", () => {
    const project = liteConfigProject(
      `    imports = [ inputs.lite-config.flakeModule ];
    lite-config = { lib, ... }: {
      hostModuleDir = ./hosts;
      hosts.web.system = "x86_64-linux";
      hosts.mac = { system = "aarch64-darwin"; hostModule = ./machines/mac.nix; };
      systemModules = [
        ({ hostPlatform, ... }: {
          imports = lib.optional hostPlatform.isDarwin ./modules/darwin.nix ++ lib.optional hostPlatform.isLinux ./modules/nixos.nix;
        })
      ];
    };`,
      {
        "hosts/web/default.nix": "{ }",
        "hosts/retired/default.nix": "{ }",
        "machines/mac.nix": "{ }",
        "modules/darwin.nix": "{ }",
        "modules/nixos.nix": "{ }",
      },
    );
    const found = project.hosts.map((host) => [
      host.output,
      host.name,
      host.system,
      host.modules.flatMap(({ file }) => file ?? []),
    ]);
    expect(found).toEqual([
      ["nixosConfigurations", "web", "x86_64-linux", ["hosts/web/default.nix", "modules/nixos.nix"]],
      ["darwinConfigurations", "mac", "aarch64-darwin", ["machines/mac.nix", "modules/darwin.nix"]],
    ]);
    expect(project.unresolved).toEqual([]);
    expect(project.hosts.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it("gives every host home-manager, where the flake has modules for homes", () => {
    const project = liteConfigProject(
      `    imports = [ inputs.lite-config.flakeModules.default ];
    lite-config = {
      homeModules = [ ./home ];
      hosts.web = { system = "x86_64-linux"; hostModule = { home-manager.users.me = ./me.nix; }; };
    };`,
      { "home/default.nix": "{ }", "me.nix": "{ }" },
    );
    const [web] = project.hosts;
    expect(web?.modules.flatMap(({ external }) => external ?? [])).toEqual([
      "inputs.home-manager.nixosModules.default",
    ]);
    expect(web?.users.map(({ modules }) => modules.flatMap(({ file }) => file ?? []))).toEqual([
      ["me.nix", "home/default.nix"],
    ]);
  });

  it("has homes without a machine as attributes of a package", () => {
    const project = liteConfigProject(
      `    imports = [ inputs.lite-config.flakeModule ];
    lite-config = {
      homeModules = [ ./home ];
      homeConfigurations."me@mac" = { hostPlatform, lib, ... }: { imports = lib.optional hostPlatform.isDarwin ./mac.nix; };
    };
    flake.homeConfigurations = { inherit (self.packages.aarch64-darwin.homeConfigurations) "me@mac"; };`,
      { "home/default.nix": "{ }", "mac.nix": "{ }" },
    );
    const found = project.hosts.map(({ name, system, modules }) => [
      name,
      system,
      modules.flatMap(({ file }) => file ?? []),
    ]);
    expect(found).toEqual([["me@mac", "aarch64-darwin", ["mac.nix", "home/default.nix"]]]);
  });

  it("gives modules what a fork lets a flake give them, and home-manager to the hosts that want it", () => {
    const text = flakePartsText(
      { "lite-config": "github:AtaraxiaSjel/lite-config" },
      `    imports = [ inputs.lite-config.flakeModule ];
    lite-config = {
      extraSpecialArgs.folder = ./extra;
      homeModules = [ ./home.nix ];
      systemModules = [ ({ folder, useHomeManager, lib, ... }: {
        imports = [ (folder + "/all.nix") ] ++ lib.optional useHomeManager ./with-homes.nix;
      }) ];
      hosts.web = { system = "x86_64-linux"; hostModule = ./web.nix; };
      hosts.nas = { system = "x86_64-linux"; hostModule = ./nas.nix; useHomeManager = false; };
    };`,
    );
    const names = ["extra/all.nix", "home.nix", "with-homes.nix", "web.nix", "nas.nix"];
    const project = projectOf({ "flake.nix": text, ...Object.fromEntries(names.map((name) => [name, "{ }"])) });
    const found = project.hosts.map(({ name, modules }) => [
      name,
      modules.flatMap(({ file, external }) => file ?? external ?? []),
    ]);
    expect(found).toEqual([
      ["nas", ["nas.nix", "extra/all.nix"]],
      ["web", ["web.nix", "extra/all.nix", "with-homes.nix", "inputs.home-manager.nixosModules.default"]],
    ]);
  });
});
