/** What stands for the options of NixOS and nix-darwin: those that the wiring reads or writes. */
export const machineModule = /* nix */ `
{ lib, ... }:
let
  inherit (lib) mkOption types;
  anything = mkOption { type = types.attrsOf types.anything; default = { }; };
  user = { name, ... }: {
    options = builtins.mapAttrs (_: default: mkOption { inherit default; }) { inherit name; home = "/"; uid = null; packages = [ ]; };
  };
in
{
  options = {
    marks = mkOption { type = types.listOf types.str; default = [ ]; };
    host = mkOption { type = types.str; default = "none"; };
    users.users = mkOption { type = types.attrsOf (types.submodule user); default = { }; };
    nix.enable = mkOption { default = true; };
    nix.package = mkOption { default = null; };
    nixpkgs = anything;
    systemd = anything;
    environment = anything;
    system = anything;
    warnings = mkOption { default = [ ]; };
    assertions = mkOption { default = [ ]; };
  };
  config._module.args = {
    utils = { };
    pkgs = lib.mkDefault { _type = "pkgs"; inherit lib; stdenv.hostPlatform.system = "x86_64-linux"; };
  };
}
`;

/**
 * In Nix: builders that really evaluate modules, with home-manager's and nix-darwin's own wiring, and options only for what
 * wires. Files say who they are: `{ marks = [ "path" ]; }`. A function of the folders of both libraries.
 */
export const evaluatedHosts = /* nix */ `
{ home-manager, nix-darwin }:
nixpkgs: nixpkgsFolder: _:
let
  inherit (builtins) attrNames elem filter foldl' listToAttrs map mapAttrs sort;

  ofMachine = ${machineModule};
  packages = {
    _type = "pkgs";
    lib = nixpkgs;
    config = { };
    overlays = [ ];
    path = nixpkgsFolder;
    stdenv.hostPlatform.system = "x86_64-linux";
  };
  nixosSystem = { modules ? [ ], specialArgs ? { }, lib ? nixpkgs, ... }: lib.evalModules {
    class = "nixos";
    modules = modules ++ [ ofMachine ];
    specialArgs = { modulesPath = "/modules"; } // specialArgs;
  };
  darwin = (newer.import (nix-darwin + "/flake.nix")).outputs {
    self = { inherit (darwin) lib; };
    nixpkgs = { lib = nixpkgs; outPath = "/nixpkgs"; };
  };
  homeFlake = (newer.import (home-manager + "/flake.nix")).outputs {
    self = { };
    nixpkgs = { lib = nixpkgs; outputs.legacyPackages = named systems (_: packages); };
    # Releases before 22.11 write outputs for each system with it, and have documentation's tools.
    utils.lib.eachDefaultSystem = _: { };
    nmd = { };
  };

  named = names: f: listToAttrs (map (name: { inherit name; value = f name; }) names);
  systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
  unique = foldl' (all: one: if elem one all then all else all ++ [ one ]) [ ];
  shown = { config, ... }:
    sort (a: b: a < b) (unique (config.marks ++ builtins.concatLists (attrValues (mapAttrs
      (name: user: map (mark: "\${name}: \${mark}") user.marks)
      (config.home-manager.users or { })))));
  inherit (builtins) attrValues;
in
{
  stubs = source: {
    self.outPath = source;
    nixpkgs = { lib = nixpkgs // { inherit nixosSystem; }; legacyPackages = named systems (_: packages); };
    nix-darwin = darwin;
    home-manager = homeFlake;
  };
  hostsOf = flake: named [ "nixosConfigurations" "darwinConfigurations" "homeConfigurations" ]
    (output: mapAttrs (_: shown) (flake.\${output} or { }));
}
`;

/** What stands for the options of home-manager's programs: those that its wiring reads. */
export const homeModules = /* nix */ `
{ pkgs, lib, check ? true, useNixpkgsModule ? true, ... }:
let
  inherit (lib) mkOption types;
  anything = mkOption { type = types.attrsOf types.anything; default = { }; };
in
[
  {
    options = {
      marks = mkOption { type = types.listOf types.str; default = [ ]; };
      theme = mkOption { type = types.str; default = "light"; };
      lib = mkOption { type = types.attrsOf types.attrs; default = { }; };
      home = anything;
      nix = anything;
      nixpkgs = anything;
      programs = anything;
      submoduleSupport = anything;
      warnings = mkOption { default = [ ]; };
      assertions = mkOption { default = [ ]; };
    };
    config = {
      _module.args = { pkgs = lib.mkDefault pkgs; } // builtins.mapAttrs (_: lib.mkDefault) { osConfig = null; nixosConfig = null; darwinConfig = null; };
      _module.check = check;
      lib = lib.hm;
    };
  }
]
`;
