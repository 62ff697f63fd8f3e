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
      "clan: clan.modules.sshd",
      "parts/backup.nix",
      "extra.nix",
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

  it("has services that say what a machine is made of by their settings and members", () => {
    const project = projectOf({
      "flake.nix": clanFlake(`
        meta.name = "home";
        inventory = {
          machines.web.tags = [ "server" ];
          machines.nas.tags = nixpkgs.lib.mkDefault [ "server" ];
          imports = [ { machines.far = { }; } ];
        };
        inventory.instances.backup = {
          module.input = "self";
          roles.client = { tags.server = { }; machines.unknown = { }; settings.part = "one"; };
          roles.server.machines.nas.settings.part = "two";
        };
        modules.backup = ./backup.nix;`),
      "backup.nix": `{ lib, ... }:
        let interface = { lib, ... }: { options.part = lib.mkOption { type = lib.types.str; default = "none"; }; };
        in {
          roles.client = {
            inherit interface;
            perInstance = { settings, roles, ... }: {
              nixosModule.imports = [ (./parts + "/\${settings.part}.nix") ]
                ++ lib.optional (roles.server.machines.nas.settings.part == "two") ./parts/shared.nix;
            };
          };
          roles.server = {
            inherit interface;
            perInstance = { extendSettings, ... }: {
              nixosModule.imports = [ (./parts + "/\${(extendSettings { }).part}.nix") ];
            };
          };
          perMachine = { machine, meta, ... }: {
            nixosModule = if machine.roles == [ "server" ] then ./parts + "/\${meta.name}.nix" else { };
          };
        }`,
      "parts/one.nix": "{ }",
      "parts/two.nix": "{ }",
      "parts/shared.nix": "{ }",
      "parts/home.nix": "{ }",
    });
    const files = project.hosts.map(({ name, modules }) => [name, modules.flatMap(({ file }) => file ?? []).sort()]);
    expect(files).toEqual([
      ["far", []],
      ["nas", ["parts/home.nix", "parts/two.nix"]],
      ["web", ["parts/one.nix", "parts/shared.nix"]],
    ]);
  });

  it("has machines made of the modules of configurations", () => {
    const project = projectOf({
      "flake.nix": clanFlake(`
        machines = builtins.mapAttrs
          (_: base: { imports = base._module.args.modules; _module.args = base._module.specialArgs; })
          { web = nixpkgs.lib.nixosSystem { modules = [ ./web.nix ]; specialArgs.own = 1; }; };`),
      "web.nix": "{ own, ... }: { imports = [ ./part.nix ]; }",
      "part.nix": "{ }",
    });
    const [web] = project.hosts;
    expect(web?.modules.flatMap(({ file }) => file ?? [])).toEqual(["web.nix", "part.nix"]);
    expect(web?.unresolved).toEqual([]);
  });
});

function clanFlake(settings: string): string {
  return `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.clan-core.url = "${url}";
  outputs = { self, nixpkgs, clan-core }: {
    inherit ((clan-core.lib.clan { inherit self; ${settings} }).config) nixosConfigurations;
  };
}
`;
}
