import type { Random } from "../../fuzz/random.ts";

const module = (mark: string) => `{ mark = "${mark}"; }`;

/** Machines in folders, and a nixpkgs that records what machines are made of. */
export const nodeFiles = {
  "nixpkgs/nixos/lib/eval-config.nix": "given: { inherit given; config = { }; }",
  "patched/nixos/lib/eval-config.nix": "given: { patched = true; inherit given; config = { }; }",
  "hosts/web/default.nix": module("web"),
  "hosts/nas/default.nix": module("nas"),
  "hosts/readme.md": "",
  "hosts/common.nix": module("common"),
  "machines/one/default.nix": `{ ... }: ${module("one")}`,
  "parts/options.nix": "{ lib, ... }: { options.globals = { }; }",
  "empty/readme.md": "",
  "world.nix": `{ lib, root, given }:
let
  inputs = { inherit self; nixpkgs = toString (root + "/nixpkgs"); };
  self = result.config.flake // { outPath = toString root; };
  result = lib.lib.evalModules {
    specialArgs = { inherit inputs self; };
    modules = [
      lib.module
      {
        options.flake = lib.lib.mkOption {
          type = lib.lib.types.submodule { freeformType = lib.lib.types.lazyAttrsOf lib.lib.types.raw; };
        };
        config.flake.pkgs.x86_64-linux = { lib = lib.lib; system = "x86_64-linux"; };
      }
    ] ++ given;
  };
  # A module of the list of options has its imports around it.
  shownModule = module:
    if lib.isOutside module then "outside"
    else if builtins.isPath module then shownModule (import (if builtins.pathExists (module + "/default.nix") then module + "/default.nix" else module))
    else if builtins.isFunction module then shownModule (module { lib = lib.lib; config.nixpkgs.hostPlatform.system = "x86_64-linux"; })
    else if module ? imports then map shownModule module.imports
    else if module ? nixpkgs then { inherit (module) node; inherit (module.nixpkgs.pkgs) system; }
    else module;
  shownMachine = { given, patched ? false, ... }: {
    inherit patched;
    inherit (given) system;
    modules = map shownModule given.modules;
    names = builtins.attrNames given.specialArgs;
    inherit (given.specialArgs) minimal;
    extra = map shownModule given.specialArgs.extraModules;
    inputs = builtins.attrNames given.specialArgs.inputs;
    nixpkgs = given.specialArgs.inputs.nixpkgs;
    globals = builtins.attrNames given.specialArgs.globals;
    hasLib = given.specialArgs.lib ? mkOption;
  };
in
{ inherit result self shownMachine shownModule; }`,
};

const definitions = [
  'globals.attrkeys = [ "hosts" ];',
  'globals.optModules = [ (root + "/parts/options.nix") ];',
  "globals.optModules = [ { options.a = 1; } ({ lib, ... }: { n = 1; }) ];",
  "globals.defModules = [ { globals.a = 1; } ];",
  'node.nixpkgs = toString (root + "/patched");',
] as const;

const views = [
  "builtins.mapAttrs (_: world.shownMachine) world.self.nixosConfigurations",
  "builtins.mapAttrs (_: world.shownMachine) world.self.nixosConfigurations",
  "builtins.mapAttrs (_: world.shownMachine) world.self.minimalConfigurations",
  "builtins.attrNames world.self.globals",
  "builtins.attrNames world.self",
  "map world.shownModule world.result.config.globals.optModules",
  "{ inherit (world.result.config.globals) attrkeys; }",
  "toString world.result.config.node.nixpkgs",
  'builtins.mapAttrs (_: builtins.mapAttrs (_: option: option.type.name or "none")) { inherit (world.result.options) node globals; }',
] as const;

/** A flake of the module with some of its options set, and a look at what it makes of them. */
export function nodesFlake(random: Random): string {
  const folder = random.pick([
    'root + "/hosts"',
    'root + "/hosts"',
    'root + "/machines"',
    'root + "/empty"',
    '"relative"',
  ]);
  const written = random.several(0, 3, () => `{ ${random.pick(definitions)} }`);
  const path = random.chance(0.95) ? `{ node.path = ${folder}; }` : "";
  return `let world = import (root + "/world.nix") { inherit lib root; given = [ ${path} ${written.join(" ")} ]; }; in ${random.pick(views)}`;
}
