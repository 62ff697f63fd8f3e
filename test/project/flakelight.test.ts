import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

function flakelightProject(module: string, files: Readonly<Record<string, string>>) {
  const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.other.url = "github:someone/other";
  inputs.flakelight.url = "github:nix-community/flakelight";
  outputs = { flakelight, ... }@inputs: flakelight ./. { inherit inputs; ${module} };
}
`;
  return projectOf({ "flake.nix": text, ...files });
}

const found = (project: ReturnType<typeof projectOf>) =>
  project.hosts.map((host) => [host.output, host.name, host.system, host.modules.flatMap(({ file }) => file ?? [])]);

describe("a flake that flakelight wires", () => {
  it("has the hosts that its folder names, by their long and short names", () => {
    const project = flakelightProject("", {
      "nix/nixos/web/default.nix": '{ system = "x86_64-linux"; modules = [ ./configuration.nix ]; }',
      "nix/nixos/web/configuration.nix": "{ }",
      "nix/nixosConfigurations/_nas.nix":
        '{ outputs, ... }: { system = "aarch64-linux"; modules = [ outputs.nixosModules.base ]; }',
      "nix/nixosModules/base.nix": "{ }",
      "nix/home/me@web.nix": '{ system = "x86_64-linux"; modules = [ ../../me.nix ]; }',
      "me.nix": "{ }",
    });
    expect(found(project)).toEqual([
      ["nixosConfigurations", "nas", "aarch64-linux", ["nix/nixosModules/base.nix"]],
      ["nixosConfigurations", "web", "x86_64-linux", ["nix/nixos/web/configuration.nix"]],
      ["homeConfigurations", "me@web", "x86_64-linux", ["me.nix"]],
    ]);
    expect(project.unresolved).toEqual([]);
  });

  it("has hosts that its module gives, beside those of another folder", () => {
    const project = flakelightProject(
      `nixDir = ./parts;
       nixosConfigurations.web = { inputs, ... }: { system = "x86_64-linux"; modules = [ ./web.nix ]; };`,
      {
        "web.nix": "{ }",
        "parts/nixos/nas.nix": '{ system = "x86_64-linux"; modules = [ ../../nas.nix ]; }',
        "nas.nix": "{ }",
      },
    );
    expect(found(project).map(([, name, , files]) => [name, files])).toEqual([
      ["nas", ["nas.nix"]],
      ["web", ["web.nix"]],
    ]);
  });

  it("has a machine that is made already as it is, and what outputs say beside its own", () => {
    const project = flakelightProject(
      `imports = [ ./more.nix ];
       nixosConfigurations.made = { inputs, ... }: inputs.nixpkgs.lib.nixosSystem { modules = [ ./web.nix ]; };
       outputs = { inputs, ... }: {
         nixosConfigurations.out = inputs.nixpkgs.lib.nixosSystem { modules = [ ./nas.nix ]; };
       };`,
      {
        "more.nix":
          "{ inputs, ... }: { outputs.nixosConfigurations.far = inputs.nixpkgs.lib.nixosSystem { modules = [ ./nas.nix ]; }; }",
        "web.nix": "{ }",
        "nas.nix": "{ }",
      },
    );
    expect(found(project).map(([, name, , files]) => [name, files])).toEqual([
      ["far", ["nas.nix"]],
      ["made", ["web.nix"]],
      ["out", ["nas.nix"]],
    ]);
    expect(project.hosts.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it("lays what several places say of a host over each other, and takes files before folders", () => {
    const project = flakelightProject("nixosConfigurations.nas = { modules = [ ./nas.nix ]; };", {
      "nix/nixos/nas.nix": '{ system = "aarch64-linux"; }',
      "nix/nixos/web.nix": "{ modules = [ ../../web.nix ]; }",
      "nix/nixos/web/default.nix": "{ modules = [ ../../../nas.nix ]; }",
      "web.nix": "{ }",
      "nas.nix": "{ }",
    });
    expect(found(project).map(([, name, system, files]) => [name, system, files])).toEqual([
      ["nas", "aarch64-linux", ["nas.nix"]],
      ["web", null, ["web.nix"]],
    ]);
  });

  it("has its options, those of its modules and other names of them as files", () => {
    const project = flakelightProject("imports = [ ./option.nix ];", {
      "option.nix": `{ lib, config, ... }: {
        options.shared = lib.mkOption { type = lib.types.listOf lib.types.path; };
        config.nixDirAliases.nixosConfigurations = [ "machines" ];
        config.nixosConfigurations.all.modules = config.shared;
      }`,
      "nix/shared.nix": "[ ../web.nix ]",
      "nix/nixosModule.nix": "{ imports = [ ../nas.nix ]; }",
      "nix/machines/one.nix": "{ outputs, ... }: { modules = [ outputs.nixosModules.default ]; }",
      "web.nix": "{ }",
      "nas.nix": "{ }",
    });
    expect(found(project).map(([, name, , files]) => [name, files])).toEqual([
      ["all", ["web.nix"]],
      ["one", ["nas.nix"]],
    ]);
  });

  it("has the hosts of its folder beside a module of an input", () => {
    const project = flakelightProject("imports = [ inputs.other.flakelightModules.default ];", {
      "nix/nixos/web.nix": '{ system = "x86_64-linux"; modules = [ ../../web.nix ]; }',
      "web.nix": "{ }",
    });
    expect(found(project)).toEqual([["nixosConfigurations", "web", "x86_64-linux", ["web.nix"]]]);
  });

  it("gives its own arguments to the homes inside of machines, too", () => {
    const project = flakelightProject("", {
      "nix/nixos/web.nix": '{ system = "x86_64-linux"; modules = [ { home-manager.users.me = { }; } ]; }',
    });
    const given = project.hosts[0]?.users[0]?.evaluation?.givenArguments;
    expect(given?.defined.has("flake")).toBe(true);
  });
});
