import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { denTree } from "./den/den-tree.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** Modules with den among them, in flake-parts or in an evaluation of their own. */
const evaluated = `({ inputs, modules, parts }:
    let all = [ inputs.den.flakeModule ] ++ modules;
    in
    if parts
    then inputs.flake-parts.lib.mkFlake { inherit inputs; } { systems = [ "x86_64-linux" "aarch64-darwin" "aarch64-linux" ]; imports = all; }
    else (inputs.nixpkgs.lib.evalModules { modules = all; specialArgs = { inherit inputs; }; }).config.flake)`;

/** den: hosts, users and homes that are made of aspects, for one generated flake a case. */
export const denLibrary: ComparedLibrary = {
  name: "den",
  source: { repository: "https://github.com/vic/den", commit: "815076eca86c48349912574d5f372efb93c31140" },
  needs: ["nixpkgs-lib", "flake-parts", "nix-effects", "import-tree"],
  compare(folders, cases, seed) {
    const folderOf = (name: string) => JSON.stringify(folders.get(name));
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `{ inputs, modules, parts }:
        let
          known = removeAttrs inputs [ "self" ] // {
            den = newer.import (/. + ${folderOf("den")});
            nix-effects.lib = newer.import (/. + ${folderOf("nix-effects")}) { lib = nixpkgs; };
            import-tree = newer.import (/. + ${folderOf("import-tree")});
          } // (if parts then {
            flake-parts = (newer.import (/. + ${folderOf("flake-parts")} + "/flake.nix")).outputs {
              self = { };
              nixpkgs-lib.lib = nixpkgs;
            };
          } else { });
          outputs = ${evaluated} { inputs = known // { inherit self; }; inherit modules parts; };
          self = inputs.self // outputs // { inputs = known; };
        in
        outputs`,
    };
    const inputs = `inputs.den.url = "github:vic/den";
  inputs.nix-effects.url = "github:vic/nix-effects";
  inputs.import-tree.url = "github:vic/import-tree";`;
    const flakes = {
      inputs: `${inputs}
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";`,
      call: (given: string) =>
        `(let given = { ${given} }; in ${evaluated} (given // { inputs = if given.parts then inputs else removeAttrs inputs [ "flake-parts" ]; }))`,
      tree: (random: Random) => denTree(random),
    };
    return compareFramework("flakeModule", framework, flakes, cases, seed);
  },
};
