import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const inputs = `
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.darwin.url = "github:LnL7/nix-darwin";
  inputs.snowfall-lib.url = "github:snowfallorg/lib";`;

const folders = {
  "systems/x86_64-linux/web/default.nix": "{ namespace, ... }: { imports = [ ../../../parts/disk.nix ]; }",
  "systems/x86_64-linux/retired/configuration.nix": "{ }",
  "systems/x86_64-iso/live/default.nix": "{ imports = [ ../../../parts/live.nix ]; }",
  "systems/aarch64-darwin/mac/default.nix": "{ }",
  "homes/x86_64-linux/me@web/default.nix": "{ }",
  "homes/aarch64-darwin/you/default.nix": "{ }",
  "modules/nixos/ssh/default.nix": "{ lib, ... }: { imports = lib.snowfall.fs.get-non-default-nix-files ./.; }",
  "modules/nixos/ssh/keys.nix": "{ }",
  "modules/nixos/ssh/deep/part.nix": "{ }",
  "modules/darwin/dock/default.nix": "{ }",
  "modules/home/shell/default.nix": "{ }",
  "packages/tool/default.nix": "{ pkgs }: import ./build.nix",
  "packages/tool/build.nix": "null",
  "lib/default.nix": "{ lib, ... }: { hosts = [ ]; }",
  "parts/disk.nix": "{ }",
  "parts/live.nix": "{ }",
};

function snowfallProject(arguments_: string, more: Readonly<Record<string, string>> = {}, prefix = "") {
  const text = `{${inputs}\n  outputs = inputs: inputs.snowfall-lib.mkFlake { inherit inputs; src = ./.; ${arguments_} };\n}\n`;
  const placed = Object.fromEntries(Object.entries(folders).map(([path, content]) => [`${prefix}${path}`, content]));
  return projectOf({ "flake.nix": text, ...placed, ...more });
}

describe("a flake that snowfall-lib wires", () => {
  it("has a host for each folder of a system with a default.nix, with the modules of its class", () => {
    const project = snowfallProject("");
    const found = project.hosts.map((host) => [host.output, host.name, host.system, files(host)]);
    expect(found).toEqual([
      [
        "nixosConfigurations",
        "web",
        "x86_64-linux",
        [
          "systems/x86_64-linux/web/default.nix",
          "parts/disk.nix",
          "modules/nixos/ssh/default.nix",
          "modules/nixos/ssh/keys.nix",
        ],
      ],
      [
        "darwinConfigurations",
        "mac",
        "aarch64-darwin",
        ["systems/aarch64-darwin/mac/default.nix", "modules/darwin/dock/default.nix"],
      ],
      [
        "homeConfigurations",
        "me@web",
        "x86_64-linux",
        ["homes/x86_64-linux/me@web/default.nix", "modules/home/shell/default.nix"],
      ],
      [
        "homeConfigurations",
        "you",
        "aarch64-darwin",
        ["homes/aarch64-darwin/you/default.nix", "modules/home/shell/default.nix"],
      ],
    ]);
  });

  it("gives a machine the homes of its name, and those of its system that name no machine", () => {
    const users = snowfallProject("").hosts.flatMap((host) =>
      host.users.map(({ name, modules }) => [host.name, name, modules.flatMap(({ file }) => file ?? [])]),
    );
    expect(users).toEqual([
      ["web", "me", ["homes/x86_64-linux/me@web/default.nix", "modules/home/shell/default.nix"]],
      ["mac", "you", ["homes/aarch64-darwin/you/default.nix", "modules/home/shell/default.nix"]],
    ]);
  });

  it("reads images and packages, and no other file of their folders", () => {
    const { reachability } = snowfallProject("");
    const isRead = (path: string) => [path, reachability.isRead(path)];
    expect(["parts/live.nix", "packages/tool/build.nix", "modules/nixos/ssh/deep/part.nix"].map(isRead)).toEqual([
      ["parts/live.nix", true],
      ["packages/tool/build.nix", true],
      ["modules/nixos/ssh/deep/part.nix", false],
    ]);
    expect(reachability.unreached).toEqual([]);
  });

  it("adds the modules that the flake gives to all hosts or to one", () => {
    const project = snowfallProject(
      `systems.modules.nixos = [ ./parts/all.nix inputs.disko.nixosModules.disko ];
       systems.hosts.web.modules = [ ./parts/one.nix ];
       homes.modules = [ ./parts/home.nix ];`,
      { "parts/all.nix": "{ }", "parts/one.nix": "{ }", "parts/home.nix": "{ }" },
    );
    const filesOf = (name: string) => project.hosts.flatMap((host) => (host.name === name ? files(host) : []));
    expect(filesOf("web")).toEqual(expect.arrayContaining(["parts/all.nix", "parts/one.nix"]));
    expect(filesOf("mac")).not.toContain("parts/all.nix");
    expect(filesOf("you")).toContain("parts/home.nix");
  });

  it("has its folders below 'snowfall.root', and its own functions below its namespace", () => {
    const module = "{ lib, ... }: { imports = lib.mine.parts ++ lib.mine.both; }";
    const project = snowfallProject(
      'snowfall = { root = ./nix; namespace = "mine"; };',
      {
        "nix/lib/default.nix": "{ lib, ... }: { parts = [ ../parts/disk.nix ]; }",
        "nix/lib/more/default.nix": "{ lib, ... }: { both = lib.mine.parts ++ [ ../../parts/live.nix ]; }",
        "nix/systems/x86_64-linux/nas/default.nix": module,
      },
      "nix/",
    );
    const nas = project.hosts.find(({ name }) => name === "nas");
    expect(nas?.modules.map(({ file }) => file)).toEqual(
      expect.arrayContaining(["nix/parts/disk.nix", "nix/parts/live.nix"]),
    );
    expect(nas?.unresolved).toEqual([]);
  });

  it("may be made in two steps", () => {
    const text = `{${inputs}
  outputs = inputs:
    let lib = inputs.snowfall-lib.mkLib { inherit inputs; src = ./.; };
    in lib.mkFlake { systems.modules.nixos = [ ./parts/live.nix ]; };
}
`;
    const project = projectOf({ "flake.nix": text, ...folders });
    expect(project.hosts.map(({ name }) => name)).toEqual(["web", "mac", "me@web", "you"]);
    expect(project.hosts[0]?.modules.map(({ file }) => file)).toContain("parts/live.nix");
  });
});

function files(host: { readonly modules: readonly { readonly file: string | null }[] }): string[] {
  return host.modules.flatMap(({ file }) => file ?? []);
}
