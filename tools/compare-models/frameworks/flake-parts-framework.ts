import type { Random } from "../../fuzz/random.ts";
import type { ModelComparison } from "../compared-library.ts";
import { nixpkgsLibExpression } from "../nixpkgs-lib.ts";
import { compareFramework } from "./compare-framework.ts";
import type { WiredTree } from "./hosts-in-words.ts";

interface FlakePartsFramework {
  /** As flakes call the input, and the command line its folder. */
  readonly input: string;
  readonly url: string;
  /** The folder, where another library of the registry has the same input. */
  readonly folder?: string;
  /** Generates files and, as arguments, `module = …;`: the flake's module, in which `source` is the flake's folder. */
  readonly tree: (random: Random) => WiredTree;
}

/** Compares a framework that is a module for flake-parts: the real one runs with the real flake-parts. */
export function compareFlakePartsFramework(
  folders: ReadonlyMap<string, string>,
  { input, url, folder = input, tree }: FlakePartsFramework,
  cases: number,
  seed: number,
): Promise<ModelComparison> {
  const nixpkgs = nixpkgsLibExpression(folders);
  const place = (name: string) => JSON.stringify(folders.get(name));
  const wire = `{ module, inputs, ... }:
    let
      outputsOf = folder: given:
        let
          inherit (newer.import (/. + folder + "/flake.nix")) outputs;
          named = builtins.functionArgs outputs;
          all = given // { self = { outPath = folder; } // made; };
          made = outputs (if named == { } then all else builtins.intersectAttrs named all);
        in
        { outPath = folder; } // made;
      flake-parts = (newer.import (/. + ${place("flake-parts")} + "/flake.nix")).outputs {
        self = { };
        nixpkgs-lib.lib = nixpkgs;
      };
      all = inputs // {
        inherit flake-parts self;
        ${input} = outputsOf ${place(folder)} { inherit flake-parts; inherit (inputs) nixpkgs; };
      };
      outputs = flake-parts.lib.mkFlake { inputs = all; } module;
      self = inputs.self // outputs // { inputs = all; };
    in
    outputs`;
  const flakes = {
    inputs: `inputs.flake-parts.url = "github:hercules-ci/flake-parts";\n  inputs.${input}.url = "${url}";`,
    call: (given: string) => `let ${given} in inputs.flake-parts.lib.mkFlake { inherit inputs; } module`,
    tree,
  };
  return compareFramework("mkFlake", { nixpkgs, wire }, flakes, cases, seed);
}
