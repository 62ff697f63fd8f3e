import { primitive1, primitiveValue } from "../../src/evaluator/builtins/primitive.ts";
import type { Evaluator } from "../../src/evaluator/evaluator.ts";
import { nixosExtraModulesModel } from "../../src/evaluator/models/nixos-extra-modules/nixos-extra-modules.ts";
import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Thunk } from "../../src/evaluator/thunk.ts";
import { attrs, bool, type Value } from "../../src/evaluator/value.ts";
import { Random } from "../fuzz/random.ts";
import { list, name, scalar, set, text, written } from "./arguments.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { nodeFiles, nodesFlake } from "./nixos-extra-modules/nodes-flake.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const size = written('"1G"', '"100%"');
const lazyType = written("lib.lib.types.int", "lib.lib.types.str", "(lib.lib.types.listOf lib.lib.types.int)");
const lazyValue = written(
  "1",
  '"s"',
  "[ 1 ]",
  "(lib.extra.types.lazyValue 2)",
  '(lib.extra.types.lazyValue "t")',
  "(lib.extra.types.lazyValue [ 3 ])",
);
const functions: Signatures = {
  countOccurrences: [list(name)],
  duplicates: [list(name, 8)],
  concatAttrs: [list(set(scalar, 3))],
  hexToDec: [written('"0"', '"ff"', '"DEADbeef"', '"7fffffffffffffff"', '""', '"1a2B3c"', '"xy"')],
  isAbsolutePath: [text],
  mergeToplevelConfigs: [list(name, 3), list(set(scalar, 3), 3)],
  "disko.content.luksZfs": [text, text],
  "disko.gpt.partGrub": "value",
  "disko.gpt.partEfi": [size],
  "disko.gpt.partBoot": [size],
  "disko.gpt.partSwap": [size],
  "disko.gpt.partLuksZfs": [text, text, size],
  "disko.zfs.mkZpool": [written("{ }", "{ datasets = { }; }", '{ options.ashift = "9"; rootFsOptions.x = 1; }')],
  "disko.zfs.impermanenceZfsDatasets": "value",
  "disko.zfs.unmountable": "value",
  "disko.zfs.filesystem": [text],
  "types.isLazyValue": [written('{ _lazyValue = throw "forced"; }', "{ }", "1", "[ ]")],
  "types.lazyValue": [scalar],
  "types.lazyOf": (random) => `(lib.lib.evalModules {
    modules = [ { options.x = lib.lib.mkOption { type = f ${lazyType(random)}; }; } { x = ${lazyValue(random)}; } ];
  }).config.x`,
  "types.lazyValueOf": (random) => `let type = f ${lazyType(random)}; in {
    inherit (type) name description;
    checks = map type.check [ 1 { } (lib.extra.types.lazyValue (throw "forced")) ];
    merged = (type.merge [ "x" ] [ { file = "a"; value = lib.extra.types.lazyValue ${random.pick(["1", '"s"', "[ 1 ]"])}; } ])._lazyValue;
  }`,
};

/** Modules outside of the flake: of the original they are files, with us not known. */
const real = (folder: string, nixpkgs: string) => `
let
  nixpkgs = ${nixpkgs};
  overlay = newer.import (/. + ${JSON.stringify(`${folder}/overlay.nix`)}) { nixpkgs.lib = nixpkgs; };
  final = overlay final { lib = nixpkgs; callPackage = _: _: "package"; home-assistant-custom-lovelace-modules = { }; };
in
{
  lib = nixpkgs;
  extra = final.lib;
  added = removeAttrs final.lib (builtins.attrNames nixpkgs);
  module = newer.import (/. + ${JSON.stringify(`${folder}/flake-modules`)});
  isOutside = module: builtins.isPath module && builtins.substring 0 (builtins.stringLength root) (toString module) != root;
}`;

function model(evaluator: Evaluator): Value {
  const modelled = nixosExtraModulesModel(evaluator, "inputs.nixos-extra-modules");
  const lib = new Thunk(() => nixpkgsLib(evaluator));
  const added = evaluator.evaluateModel("extra", "lib: library: (library.overlays.default { } { inherit lib; }).lib");
  const names = evaluator.evaluateModel("added", "lib: extra: removeAttrs extra (builtins.attrNames lib)");
  const extra = new Thunk(() => evaluator.apply(evaluator.apply(added, lib, null), Thunk.of(modelled), null));
  const isOutside = primitive1((_, module) => bool(module.force().type === "unknown"));
  const value = (compute: () => Value) => ({ value: new Thunk(compute), place: null });
  return attrs(
    new Map([
      ["lib", { value: lib, place: null }],
      ["extra", { value: extra, place: null }],
      ["added", value(() => evaluator.apply(evaluator.apply(names, lib, null), extra, null))],
      [
        "module",
        value(() =>
          evaluator.apply(evaluator.evaluateModel("module", "m: m.modules.flake.default"), Thunk.of(modelled), null),
        ),
      ],
      ["isOutside", value(() => primitiveValue(evaluator, "isOutside", isOutside))],
    ]),
  );
}

/** nixos-extra-modules: what it adds to `lib`, and flakes whose machines are folders. */
export const nixosExtraModules: ComparedLibrary = {
  name: "nixos-extra-modules",
  source: {
    repository: "https://github.com/oddlama/nixos-extra-modules",
    commit: "26d55fc5680641e8f126bda0271438a3f2452698",
  },
  needs: ["nixpkgs-lib"],
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const expression = real(folders.get("nixos-extra-modules") ?? "", nixpkgsLibExpression(folders));
    const all = [
      ...casesOf("extra", functions, cases, random),
      ...casesOf("", { module: nodesFlake }, cases * 5, random),
    ];
    return compareCases(
      { real: expression, model, files: nodeFiles, sets: ["added", "added.disko.gpt", "added.disko.zfs"] },
      all,
    );
  },
};
