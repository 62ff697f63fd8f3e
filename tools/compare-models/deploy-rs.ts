import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { deployRsModel } from "../../src/evaluator/models/deploy-rs.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { Random } from "../fuzz/random.ts";
import { derivation, name, type Shape, set, text } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const machine: Shape = (random) =>
  `{ config = { system.build.toplevel = ${derivation(random)}; boot.loader = { systemd-boot.enable = ${random.chance(0.5)}; efi.efiSysMountPoint = "/boot"; }; }; }`;
const home: Shape = (random) => `{ activationPackage = ${derivation(random)}; config = throw "forced"; }`;
const profile =
  (...shapes: readonly Shape[]): Signatures[string] =>
  (random) =>
    `let p = f ${shapes.map((shape) => `(${shape(random)})`).join(" ")}; in { inherit (p) name type; }`;
const changed: Shape = (random) =>
  random.pick(["f", '(f // { dryActivate = "echo"; })', '(f // { boot = "boot"; dryActivate = "dry"; })']);
const deployment: Shape = (random) =>
  `{ sshUser = ${text(random)}; nodes = ${set((inner) => `{ hostname = ${name(inner)}; profiles = ${set((at) => `{ path = ${derivation(at)}; }`, 3)(inner)}; }`, 3)(random)}; }`;

const signatures: Signatures = {
  "activate.custom": (random) =>
    `let p = ${changed(random)} (${derivation(random)}) ${text(random)}; in { inherit (p) name type; }`,
  "activate.nixos": profile(machine),
  "activate.darwin": profile(machine),
  "activate.home-manager": profile(home),
  "activate.noop": profile(derivation),
  setActivate: profile(derivation, text),
  deployChecks: (random) => `builtins.mapAttrs (_: check: { inherit (check) name type; }) (f (${deployment(random)}))`,
};

/** Packages are sets that say their name. */
const packages = `
  let package = name: { type = "derivation"; inherit name; outPath = "/nix/store/" + name; };
  in {
    lib = nixpkgs;
    buildEnv = { name, paths }: builtins.seq (builtins.length paths) (package name);
    writeTextFile = { name, ... }: package name;
    writeText = name: _: package name;
    writeScript = name: _: package name;
    runCommand = name: _: _: package name;
    check-jsonschema = package "check-jsonschema";
    runtimeShell = "/bin/sh";
  }`;

/** deploy-rs: the functions around profiles, taken out of its overlay. */
export const deployRs: ComparedLibrary = {
  name: "deploy-rs",
  source: { repository: "https://github.com/serokell/deploy-rs", commit: "d5eff7f948535b9c723d60cd8239f8f11ddc90fa" },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const file = JSON.stringify(`${folders.get("deploy-rs")}/flake.nix`);
    const sides = {
      real: `let
        nixpkgs = ${nixpkgsLibExpression(folders)};
        flake = (newer.import (/. + ${file})).outputs {
          self = { };
          inherit nixpkgs;
          utils.lib = { eachSystem = _: _: { }; defaultSystems = [ ]; };
        };
        final = (${packages}) // added;
        added = flake.overlays.default final { };
      in added.deploy-rs.lib`,
      model,
      files: {},
      sets: ["activate"],
    };
    return compareCases(sides, casesOf("", signatures, cases, new Random(seed)));
  },
};

function model(evaluator: Evaluator) {
  const taken = evaluator.evaluateModel("taken", "deploy-rs: (deploy-rs.overlays.default { } { }).deploy-rs.lib");
  return evaluator.apply(taken, Thunk.of(deployRsModel(evaluator, "inputs.deploy-rs")), null);
}
