import { describe, expect, it } from "vitest";
import { flakePartsText } from "../support/flake-parts.ts";
import { projectOf } from "../support/open-project.ts";

const url = "https://git.clan.lol/clan/clan-core/archive/main.tar.gz";

const folders = {
  "machines/web/configuration.nix": '{ self, ... }: { imports = [ (self + "/parts/web.nix") ]; }',
  "machines/web/disko.nix": "{ }",
  "machines/web/notes.nix": "{ }",
  "machines/nas/hardware-configuration.nix": "{ }",
  "machines/mac/configuration.nix": "{ }",
  "machines/mac/disko.nix": "{ }",
  "inventory.json": '{ "machines": { "far": { "tags": ["remote"] } } }',
  "parts/web.nix": "{ }",
  "parts/backup.nix": "{ }",
  "services/backup.nix":
    "{ ... }: { roles.client.perInstance = { instanceName, ... }: { nixosModule = ../parts/backup.nix; }; }",
  "extra.nix": "{ }",
};

const settings = `
    inventory.machines.mac.machineClass = "darwin";
    inventory.machines.web.tags = [ "server" ];
    modules.backup = ./services/backup.nix;
    inventory.instances.backup = {
      module.input = "self";
      roles.client.tags = [ "server" ];
      roles.client.extraModules = [ ./extra.nix ];
    };
    inventory.instances.sshd.roles.server.tags.all = { };
    machines.nas = { imports = [ ./extra.nix ]; };`;

function hostsOf(project: ReturnType<typeof projectOf>) {
  return project.hosts.map((host) => [
    host.output,
    host.name,
    host.modules.flatMap(({ file, external }) => file ?? external?.replace(/.*clan-core\./, "clan: ") ?? []),
  ]);
}

const expected = [
  ["nixosConfigurations", "far", ["clan: nixosModules.clanCore", "clan: clan.modules.sshd"]],
  [
    "nixosConfigurations",
    "nas",
    ["clan: nixosModules.clanCore", "machines/nas/hardware-configuration.nix", "clan: clan.modules.sshd", "extra.nix"],
  ],
  [
    "nixosConfigurations",
    "web",
    [
      "clan: nixosModules.clanCore",
      "machines/web/configuration.nix",
      "parts/web.nix",
      "machines/web/disko.nix",
      "parts/backup.nix",
      "extra.nix",
      "clan: clan.modules.sshd",
    ],
  ],
  [
    "darwinConfigurations",
    "mac",
    ["clan: darwinModules.clanCore", "machines/mac/configuration.nix", "clan: clan.modules.sshd"],
  ],
];

describe("a clan", () => {
  it("has the machines of its folders and its inventory, with their files and services", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.nix-darwin.url = "github:nix-darwin/nix-darwin";
  inputs.clan-core.url = "${url}";
  outputs = { self, clan-core, ... }:
    let clan = clan-core.lib.clan { inherit self; ${settings} };
    in { inherit (clan.config) nixosConfigurations darwinConfigurations clanInternals; };
}
`;
    const project = projectOf({ "flake.nix": text, ...folders });
    expect(hostsOf(project)).toEqual(expected);
    expect(project.hosts.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it("may be wired by flake-parts", () => {
    const body = `    imports = [ inputs.clan-core.flakeModules.default ];\n    clan = { ${settings} };`;
    const project = projectOf({ "flake.nix": flakePartsText({ "clan-core": url }, body), ...folders });
    expect(hostsOf(project)).toEqual(expected);
  });

  it("has tags that are computed of those every machine has", () => {
    const text = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.clan-core.url = "${url}";
  outputs = { self, clan-core, ... }: {
    inherit ((clan-core.lib.clan {
      inherit self;
      inventory.machines = { web = { }; nas = { }; };
      inventory.tags = { config, ... }: { backup = builtins.filter (name: name != "web") config.nixos; };
      inventory.instances.backup.roles.client = { tags = [ "backup" ]; extraModules = [ ./extra.nix ]; };
    }).config) nixosConfigurations;
  };
}
`;
    const project = projectOf({ "flake.nix": text, "extra.nix": "{ }" });
    const found = project.hosts.map(({ name, modules }) => [name, modules.some(({ file }) => file === "extra.nix")]);
    expect(found).toEqual([
      ["nas", true],
      ["web", false],
    ]);
  });
});
