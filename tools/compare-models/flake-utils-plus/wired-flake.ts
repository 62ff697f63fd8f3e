import type { Random } from "../../fuzz/random.ts";

/** What the flake gets, and how what it gives is told: machines as what their builder is called with. */
const world = `{ lib, self, root, switch }:
let
  record = kind: given: { inherit kind given; };
  nixpkgs = {
    outPath = toString (root + "/nixpkgs");
    outputs = { };
    lib = { nixosSystem = record "nixos"; };
    legacyPackages.x86_64-linux.nix = 1;
  };
  inputs = {
    self = self // { outputs = { }; outPath = "/self"; };
    inherit nixpkgs;
    unstable = nixpkgs // { shortRev = "abc"; };
    darwin = { outputs = { }; outPath = "/darwin"; lib.darwinSystem = record "darwin"; };
    devshell = { outputs = { }; outPath = "/devshell"; legacyPackages.x86_64-linux.mkShell = 1; };
    data = { outPath = "/data"; };
  };
  shownArguments = builtins.mapAttrs (name: value: if name == "inputs" then builtins.attrNames value else value);
  shownChannel = channel: {
    inherit (channel) name system config path;
    overlays = builtins.length channel.overlays;
    patched = channel.patched or false;
    shared = channel.shared or null;
    built = channel.built or null;
    input = channel.input.outPath;
    srcs = builtins.attrNames channel.srcs;
  };
  shownPart = part:
    if part ? _module then { args = shownArguments part._module.args; }
    else if part ? options then {
      options = builtins.mapAttrs (_: builtins.mapAttrs (_: option: option.default)) part.options;
      registry = builtins.attrNames part.config.nix.registry;
      inherit (part.config.nix) nixPath;
      inherit (part.config.environment) etc;
      assertions = map ({ assertion, ... }: assertion) part.config.assertions;
    }
    else part;
  shownModule = module:
    if builtins.isPath module then shownModule (import module)
    else if builtins.isFunction module then shownModule (module {
      lib = lib.lib;
      pkgs = { };
      inherit inputs;
      config.nix = { generateNixPathFromInputs = switch; generateRegistryFromInputs = switch; linkInputs = false; };
      options = { networking = { hostName = 1; domain = 1; }; system.configurationRevision = 1; };
    })
    else if module ? contents then map shownPart (builtins.filter (part: builtins.attrNames part != [ ]) module.contents)
    else shownPart module;
  shownHost = { kind, given }: {
    inherit kind;
    given = removeAttrs given [ "modules" "specialArgs" "lib" "pkgs" "inputs" ];
    names = builtins.attrNames given;
    modules = map shownModule given.modules;
    specialArgs = removeAttrs given.specialArgs [ "channel" ];
    channel = shownChannel given.specialArgs.channel;
    pkgs = if given ? pkgs then shownChannel given.pkgs else null;
  };
  shownHosts = builtins.mapAttrs (_: host: if host ? given then shownHost host else host);
  machines = [ "nixosConfigurations" "darwinConfigurations" "machines" ];
in
{ inherit inputs machines record shownChannel shownHosts; }`;

/** Packages that say what they were made with, and modules that say who they are. */
export const packageFiles = {
  "nixpkgs/default.nix": `{ system, overlays ? [ ], config ? { } }:
let
  base = {
    inherit system overlays config;
    lib = {
      mkDefault = content: { _type = "override"; priority = 1000; inherit content; };
      mkForce = content: { _type = "override"; priority = 50; inherit content; };
      mkIf = condition: content: { _type = "if"; inherit condition content; };
      evalModules = _: { config.nixpkgs.config = { }; };
    };
    path = toString ./.;
    pkgs = base;
    nixVersions.latest = "nix";
    callPackage = _: _: "package";
    applyPatches = given: { outPath = toString ./patched; patched = given; };
  };
in
builtins.foldl' (all: overlay: all // overlay all all) base overlays`,
  "nixpkgs/nixos/modules/module-list.nix": '[ "base" ]',
  "nixpkgs/patched/default.nix": "given: import ../default.nix given // { patched = true; path = toString ./.; }",
  "nixpkgs/patched/nixos/modules/module-list.nix": '[ "patched" ]',
  "world.nix": world,
  "modules/one.nix": '{ mark = "one"; }',
  "modules/two/default.nix": '{ lib, ... }: { mark = "two"; }',
  "modules/settings.toml": "",
};

const views = [
  "map (output: shownHosts (self.${output} or { })) machines",
  "map (output: shownHosts (self.${output} or { })) machines",
  "builtins.mapAttrs (_: builtins.mapAttrs (_: shownChannel)) self.pkgs",
  'removeAttrs self ([ "pkgs" ] ++ machines)',
  "builtins.attrNames self",
] as const;

const hostNames = ["web", "nas", '"nas.lan.example"', "mac"] as const;
const modules = [
  '(root + "/modules/one.nix")',
  '(root + "/modules/two")',
  "{ n = 1; }",
  '({ lib, ... }: { n = "f"; })',
];
const one = (random: Random, probability: number, texts: readonly string[]) =>
  random.chance(probability) ? random.pick(texts) : "";
const moduleList = (random: Random) => `modules = [ ${random.several(0, 3, () => random.pick(modules)).join(" ")} ];`;

function hostText(random: Random): string {
  return [
    random.chance(0.6) ? moduleList(random) : "",
    one(random, 0.3, ['system = "aarch64-linux";', 'system = "x86_64-linux";', 'system = "aarch64-darwin";']),
    one(random, 0.3, ['channelName = "unstable";', 'channelName = "own";', 'channelName = "devshell";']),
    one(random, 0.3, [
      'output = "darwinConfigurations"; builder = inputs.darwin.lib.darwinSystem;',
      'output = "machines"; builder = record "own";',
      'output = "machines";',
    ]),
    one(random, 0.3, ["extraArgs = { a = 1; };", "extraArgs = { inputs = { }; };", "extraArgs.b = [ 2 ];"]),
    one(random, 0.3, ["specialArgs = { c = 1; };", 'specialArgs.modulesPath = "/own";']),
    one(random, 0.03, ["other = 1;"]),
  ].join(" ");
}

function hostsText(random: Random): string {
  const names = new Set(random.several(0, 4, () => random.pick(hostNames)));
  return [...names].map((name) => `hosts.${name} = { ${hostText(random)} };`).join(" ");
}

/** A call of `mkFlake` with most of what it takes, and a look at some of what it gives. */
export function wiredFlake(random: Random): string {
  const given = [
    hostsText(random),
    random.chance(0.5) ? `hostDefaults = { ${hostText(random)} };` : "",
    one(random, 0.5, ['supportedSystems = [ "x86_64-linux" "aarch64-linux" ];', "supportedSystems = [ ];"]),
    one(random, 0.3, ["channels.nixpkgs.patches = [ 1 ];", "channels.unstable.config.b = 2;"]),
    one(random, 0.3, [
      "channels.unstable.overlaysBuilder = channels: [ (final: prev: { built = channels.nixpkgs.name; }) ];",
    ]),
    random.chance(0.5) ? "channels.own.input = inputs.nixpkgs;" : "",
    one(random, 0.4, ["channelsConfig = { a = 1; };", "channelsConfig.b = 1;"]),
    one(random, 0.4, ["sharedOverlays = [ (final: prev: { shared = prev.system; }) ];"]),
    one(random, 0.6, [
      "outputsBuilder = channels: { packages = { a = channels.nixpkgs.system; }; devShell = channels.unstable.name; };",
      'outputsBuilder = channels: { packages.b = 2; checks = [ 1 ]; formatter = "f"; };',
      "outputsBuilder = channels: { nixosConfigurations.built = 1; pkgs = { }; };",
    ]),
    one(random, 0.4, ["packages.x86_64-linux = { own = 1; };", "checks.x86_64-linux = [ 2 ];", "packages.own = 3;"]),
    one(random, 0.4, ["nixosConfigurations.own = { n = 1; };", "nixosModules.a = { };", "templates = [ 1 ];"]),
    one(random, 0.1, ["nixosProfiles = { };"]),
  ];
  const switched = random.chance(0.3);
  return `let world = import (root + "/world.nix") { inherit lib self root; switch = ${switched}; }; inherit (world) inputs machines record shownChannel shownHosts; self = f { inherit self inputs; ${given.join(" ")} }; in ${random.pick(views)}`;
}
