import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { nixosUnifiedModel } from "../../src/evaluator/models/nixos-unified.ts";
import { absolutePath } from "../../src/evaluator/source-tree.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { Random } from "../fuzz/random.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const files = {
  "configurations/nixos/one.nix": "{ }",
  "configurations/nixos/two/default.nix": "{ }",
  "configurations/nixos/none/other.nix": "{ }",
  "configurations/nixos/readme.md": "",
  "configurations/darwin/mac.nix": "{ }",
  "configurations/home/me.nix": "{ }",
  "modules/nixos/common.nix": "{ }",
  "modules/nixos/deep/default.nix": "{ }",
  "modules/home/default.nix": "{ }",
  "overlays/first.nix": "common: final: prev: common",
};

/** Builders that say what they are called with; files are told by their path. */
const world = `
  self = {
    outPath = toString root;
    nixos-unified.lib = {
      mkLinuxSystem = { home-manager }: file: [ "linux" home-manager (toString file) ];
      mkMacosSystem = { home-manager }: file: [ "macos" home-manager (toString file) ];
      mkHomeConfiguration = pkgs: file: [ "home" pkgs (toString file) ];
      specialArgsFor.common = "common";
    };
  };
  outputs = lib.wire { inherit self; };
`;
const output =
  (name: string, shown: string): Signatures[string] =>
  () =>
    `let ${world} in builtins.mapAttrs (_: value: ${shown}) (outputs.${name} or { })`;

const signatures: Signatures = {
  nixosConfigurations: output("nixosConfigurations", "value"),
  darwinConfigurations: output("darwinConfigurations", "value"),
  nixosModules: output("nixosModules", "toString value"),
  darwinModules: output("darwinModules", "toString value"),
  homeModules: output("homeModules", "toString value"),
  overlays: output("overlays", "value 1 2"),
  homeConfigurations: output("legacyPackages.x86_64-linux.homeConfigurations", "value"),
};

/** Each side as a function from the flake itself to the outputs that its folders give. */
const wireReal = (folder: string, lib: string) => `{
  wire = { self }:
    let module = (newer.import (/. + ${JSON.stringify(`${folder}/nix/modules/flake-parts/autowire.nix`)}) { inherit self; lib = ${lib}; }).config;
    in module.flake // { legacyPackages.x86_64-linux = (module.perSystem { pkgs = "packages"; }).legacyPackages; };
}`;
const wireModel = `unified: {
  wire = { self }:
    (unified.flakeModules.autoWire {
      inherit self;
      config.systems = [ "x86_64-linux" ];
      inputs.nixpkgs.legacyPackages.x86_64-linux = "packages";
    }).flake;
}`;

function model(evaluator: Evaluator) {
  const unified = nixosUnifiedModel(evaluator, "inputs.nixos-unified", absolutePath("tree"));
  return evaluator.apply(evaluator.evaluateModel("wire", wireModel), Thunk.of(unified), null);
}

/** nixos-unified: what its folders give; the rest of it are modules. */
export const nixosUnified: ComparedLibrary = {
  name: "nixos-unified",
  source: { repository: "https://github.com/srid/nixos-unified", commit: "05fd33594509b21dd9d5a782fc0c5650acc55e61" },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const real = wireReal(folders.get("nixos-unified") ?? "", nixpkgsLibExpression(folders));
    return compareCases(
      { real, model, files, sets: [] },
      casesOf("", signatures, Math.min(cases, 1), new Random(seed)),
    );
  },
};
