import { describe, expect, it } from "vitest";
import { projectOf } from "../support/open-project.ts";

const flake = (outputs: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  inputs.darwin.url = "github:nix-darwin/nix-darwin";
  outputs = { self, nixpkgs, home-manager, darwin, ... }@inputs: { ${outputs} };
}
`;
const empty = Object.fromEntries(["a", "b", "c"].map((name) => [`${name}.nix`, "{ }"]));

function hostOf(outputs: string, files: Readonly<Record<string, string>> = {}) {
  const [host] = projectOf({ "flake.nix": flake(outputs), ...empty, ...files }).hosts;
  if (!host) throw new Error("the flake has no host");
  return host;
}

const filesOf = ({ modules }: { modules: readonly { file: string | null }[] }) =>
  modules.flatMap(({ file }) => file ?? []);

const home = (given: string) =>
  `homeConfigurations.me = home-manager.lib.homeManagerConfiguration { pkgs = nixpkgs.legacyPackages.x86_64-linux; ${given} };`;

/** The files of each user of a machine with one module. */
function usersOf(module: string, files: Readonly<Record<string, string>> = {}, builder = "nixpkgs.lib.nixosSystem") {
  const output = builder.startsWith("darwin") ? "darwinConfigurations" : "nixosConfigurations";
  const host = hostOf(`${output}.web = ${builder} { modules = [ ./web.nix ]; };`, { "web.nix": module, ...files });
  return Object.fromEntries(host.users.map((user) => [user.name, filesOf(user)]));
}

describe("a home", () => {
  it("has modules that ask 'lib.hm' what they import", () => {
    const module = '{ lib, ... }: { imports = [ (lib.hm.dag.entryAfter [ "x" ] ./a.nix).data ]; }';
    expect(filesOf(hostOf(home("modules = [ ./home.nix ];"), { "home.nix": module }))).toEqual(["home.nix", "a.nix"]);
  });

  it("has the library that it was called with, and 'lib.hm' in it", () => {
    const given = "lib = nixpkgs.lib.extend (_: _: { own = ./a.nix; }); modules = [ ./home.nix ];";
    const module = "{ lib, ... }: { imports = [ lib.own ] ++ lib.optional (lib ? hm) ./b.nix; }";
    expect(filesOf(hostOf(home(given), { "home.nix": module }))).toEqual(["home.nix", "a.nix", "b.nix"]);
  });

  it("of its own has no machine around it", () => {
    const module = '{ lib, osConfig, ... }: { home.stateVersion = if osConfig == null then "24.11" else "25.05"; }';
    const host = hostOf(home("modules = [ ./home.nix ];"), { "home.nix": module });
    expect(host.definitionsOf(["home", "stateVersion"]).map(({ literal }) => literal)).toEqual(["24.11"]);
  });

  it("could once be one configuration with its user beside it", () => {
    const former = `homeConfigurations.me = home-manager.lib.homeManagerConfiguration {
      configuration = ./a.nix; extraModules = [ ./b.nix ./c.nix ]; system = "aarch64-linux";
      username = "me"; homeDirectory = "/home/me"; stateVersion = "21.11";
    };`;
    const host = hostOf(former);
    expect([host.system, filesOf(host)]).toEqual(["aarch64-linux", ["a.nix", "b.nix", "c.nix"]]);
    const option = (name: string) => host.definitionsOf(["home", name]).map(({ literal }) => literal);
    expect(["username", "homeDirectory", "stateVersion"].flatMap(option)).toEqual(["me", "/home/me", "21.11"]);
  });
});

describe("the homes of a machine", () => {
  it("know the machine that they are in", () => {
    const files = {
      "me.nix":
        '{ lib, osConfig, osClass, ... }: { imports = lib.optional (osConfig.my.n == 2 && osClass == "nixos") ./a.nix; }',
    };
    const module =
      "{ lib, ... }: { options.my.n = lib.mkOption { default = 2; }; config.home-manager.users.me = ./me.nix; }";
    expect(usersOf(module, files)).toEqual({ me: ["me.nix", "a.nix"] });
    expect(usersOf(module, files, "darwin.lib.darwinSystem")).toEqual({ me: ["me.nix"] });
  });

  it("know by name which kind of machine is not around them", () => {
    const files = {
      "me.nix":
        "{ lib, nixosConfig, darwinConfig, ... }: { imports = lib.optional (nixosConfig != null && darwinConfig == null) ./a.nix; }",
    };
    const module = "{ home-manager.users.me = ./me.nix; }";
    expect(usersOf(module, files)).toEqual({ me: ["me.nix", "a.nix"] });
    expect(usersOf(module, files, "darwin.lib.darwinSystem")).toEqual({ me: ["me.nix"] });
  });

  it.each([
    ["the machine's, where they share them", "home-manager.useGlobalPkgs = true; home-manager", ["me.nix", "a.nix"]],
    ["new, where they do not", "home-manager", ["me.nix"]],
    ["the machine's in hjem", "hjem", ["me.nix", "a.nix"]],
  ])("have packages that are %s", (_, manager, files) => {
    const me = { "me.nix": "{ pkgs, ... }: { imports = [ pkgs.own ]; }" };
    const packages = '{ _type = "pkgs"; system = "x86_64-linux"; own = ./a.nix; }';
    expect(usersOf(`{ nixpkgs.pkgs = ${packages}; ${manager}.users.me = ./me.nix; }`, me)).toEqual({ me: files });
  });

  it("have 'lib.hm', which the machine has not", () => {
    const module =
      "{ home-manager.users.me = { lib, ... }: { imports = lib.optional (lib.hm.dag.isDag { }) ./a.nix; }; }";
    expect(usersOf(module)).toEqual({ me: ["a.nix"] });
  });

  it("are those of the strongest definitions", () => {
    const forced = "{ lib, ... }: { imports = [ ./weak.nix ]; home-manager.users.me = lib.mkForce ./a.nix; }";
    const weak = { "weak.nix": "{ home-manager.users.me = ./b.nix; home-manager.sharedModules = [ ./c.nix ]; }" };
    expect(usersOf(forced, weak)).toEqual({ me: ["a.nix", "c.nix"] });
    const shared = "{ lib, ... }: { imports = [ ./weak.nix ]; home-manager.sharedModules = lib.mkForce [ ]; }";
    expect(usersOf(shared, weak)).toEqual({ me: ["b.nix"] });
    const byDefault = "{ lib, ... }: { imports = [ ./weak.nix ]; home-manager.users.me = lib.mkDefault ./a.nix; }";
    expect(usersOf(byDefault, weak)).toEqual({ me: ["b.nix", "c.nix"] });
  });

  it("keep what a stronger definition may replace, if nobody knows whether it does", () => {
    const module =
      "{ lib, config, ... }: { imports = [ ./weak.nix ]; home-manager.users.me = lib.mkIf config.services.x.enable (lib.mkForce ./a.nix); }";
    expect(usersOf(module, { "weak.nix": "{ home-manager.users.me = ./b.nix; }" })).toEqual({ me: ["a.nix", "b.nix"] });
  });
});

describe("a machine of nix-darwin", () => {
  it("hands 'inputs' to its modules", () => {
    const given =
      "inputs = { given = ./a.nix; }; modules = [ ({ inputs, ... }: { home-manager.users.me = inputs.given; }) ];";
    const host = hostOf(`darwinConfigurations.mac = darwin.lib.darwinSystem { ${given} };`);
    expect(host.users.map((user) => [user.name, filesOf(user)])).toEqual([["me", ["a.nix"]]]);
  });

  it("takes the library of the packages that it is given", () => {
    const given =
      "pkgs = nixpkgs.legacyPackages.aarch64-darwin // { lib = nixpkgs.lib.extend (_: _: { own = ./a.nix; }); };";
    const module = "({ lib, ... }: { imports = [ lib.own ]; })";
    const host = hostOf(`darwinConfigurations.mac = darwin.lib.darwinSystem { ${given} modules = [ ${module} ]; };`);
    expect(filesOf(host)).toEqual(["a.nix"]);
  });
});
