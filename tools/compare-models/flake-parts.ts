import { flakePartsModel } from "../../src/evaluator/models/flake-parts/flake-parts.ts";
import { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareEvaluations } from "./module-system.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import type { Case } from "./outcome.ts";

/** flake-parts: the outputs that `mkFlake` makes of generated modules, for one flake a case. */
export const flakePartsLibrary: ComparedLibrary = {
  name: "flake-parts",
  source: {
    repository: "https://github.com/hercules-ci/flake-parts",
    commit: "427bf4bd9435fdf21321c8cc628c24efc14c0f7a",
  },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const file = JSON.stringify(`${folders.get("flake-parts")}/flake.nix`);
    return compareEvaluations(
      `((newer.import (/. + ${file})).outputs { self = { }; nixpkgs-lib.lib = ${nixpkgsLibExpression(folders)}; }).lib`,
      (evaluator) =>
        evaluator.select(
          flakePartsModel(evaluator, "inputs.flake-parts", () => true),
          "lib",
        ),
      Array.from({ length: cases }, (): Case => ({ subject: "mkFlake", expression: flakeOf(random), depth: 9 })),
      true,
    );
  },
};

const derivation = (name: string) => `{ type = "derivation"; name = "${name}"; outPath = "/${name}"; }`;

/** Modules of a flake, each of which uses one thing that flake-parts offers. */
const parts: readonly string[] = [
  `{ flake.x = 1; }`,
  `{ lib, ... }: { flake.x = lib.mkForce 2; }`,
  `{ flake.lib.f = { a = 1; }; flake.lib.g = "g"; }`,
  `{ flake.packages.a.extra = ${derivation("extra")}; }`,
  `{ flake.nixosModules.m = { y = 1; }; }`,
  `{ flake.overlays.default = final: prev: { }; }`,
  `{ perSystem.packages.p = ${derivation("p")}; }`,
  `{ perSystem = { system, ... }: { packages.q = ${derivation("q")} // { inherit system; }; }; }`,
  `{ perSystem = { config, ... }: { checks = config.packages; devShells.d = ${derivation("d")}; }; }`,
  `{ perSystem = { lib, ... }: { formatter = lib.mkDefault (${derivation("f")}); }; }`,
  `{ perSystem.apps.run = { type = "app"; program = "/bin/run"; }; }`,
  `{ perSystem = { self', ... }: { legacyPackages.names = builtins.attrNames self'.packages; }; }`,
  `{ perSystem = { inputs', ... }: { legacyPackages.other = inputs'.dep.packages.z.name; }; }`,
  `{ perSystem = { system, ... }: { _module.args.mine = system + "!"; }; }`,
  `{ perSystem = { mine ? "none", ... }: { legacyPackages.mine = mine; }; }`,
  `{ withSystem, ... }: { flake.names = withSystem "a" ({ config, system, ... }: [ system ] ++ builtins.attrNames config.packages); }`,
  `{ withSystem, ... }: { flake.other = withSystem "c" ({ system, ... }: system); }`,
  `{ getSystem, ... }: { flake.shells = builtins.attrNames (getSystem "b").devShells; }`,
  `{ moduleWithSystem, ... }: { flake.made = moduleWithSystem ({ system }: { ... }: { q = system; }) { _module.args.pkgs.stdenv.hostPlatform.system = "a"; }; }`,
  `{ lib, config, ... }: { options.my.n = lib.mkOption { type = lib.types.int; default = 1; }; config.flake.n = config.my.n; }`,
  `{ config, lib, ... }: { config = lib.mkIf (config.systems != [ ]) { flake.some = true; }; }`,
  `{ lib, ... }: { options.flake.typed = lib.mkOption { type = lib.types.listOf lib.types.int; default = [ ]; }; config.flake.typed = [ 1 ]; }`,
  `{ flake-parts-lib, lib, ... }: {
    imports = [ (flake-parts-lib.mkTransposedPerSystemModule {
      name = "things";
      option = lib.mkOption { type = lib.types.lazyAttrsOf lib.types.int; default = { }; };
      file = "things.nix";
    }) ];
    perSystem.things.one = 1;
  }`,
  `{ flake-parts-lib, lib, ... }: {
    options.perSystem = flake-parts-lib.mkPerSystemOption ({ config, ... }: {
      options.amount = lib.mkOption { type = lib.types.int; default = 3; };
      config.legacyPackages.amount = config.amount;
    });
  }`,
  `{ lib, ... }: { options.perSystem = lib.mkOption { type = lib.types.anything; }; }`,
  `{ transposition.plain = { }; perSystem = { lib, ... }: { options.plain = lib.mkOption { default = 4; }; }; }`,
  `{ transposition.adapted.adHoc = true; perSystem = { lib, ... }: { options.adapted = lib.mkOption { default = 5; }; }; }`,
  `{ inputs, self, ... }: { flake.inputs = builtins.attrNames inputs; flake.path = self.outPath; }`,
  `{ perInput = system: flake: { old = flake.packages.\${system} or { }; }; perSystem = { inputs', ... }: { legacyPackages.old = builtins.attrNames inputs'.dep.old; }; }`,
  `{ lib, ... }: { systems = lib.mkForce [ "b" ]; }`,
  `{ flake.stray = 1; notAnOption = 2; }`,
  `{ _class = "flake"; flake.classed = 1; }`,
  `{ _class = "nixos"; flake.classed = 2; }`,
];

function flakeOf(random: Random): string {
  const chosen = parts.filter(() => random.chance(0.12));
  return `let
  outputs = lib.mkFlake { inherit inputs; } {
    systems = [ "a" ${random.chance(0.6) ? '"b"' : ""} ];
    imports = [ ${chosen.map((part) => `(${part})`).join(" ")} ];
  };
  inputs = {
    inherit self;
    nixpkgs.legacyPackages = { a.hello = "a"; b.hello = "b"; };
    dep = { _type = "flake"; packages.a.z = ${derivation("za")}; packages.b.z = ${derivation("zb")}; };
  };
  self = outputs // { outPath = "/flake"; inherit inputs; };
  # The real mkFlake tells modules apart by where they stand, which is the comparison's own file here.
  shown = outputs // { nixosModules = builtins.mapAttrs (_: builtins.attrNames) outputs.nixosModules; };
in removeAttrs shown [ "darwinConfigurations" "homeConfigurations" ]`;
}
