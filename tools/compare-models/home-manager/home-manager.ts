import { setOf } from "../../../src/evaluator/builtins/primitive.ts";
import type { Evaluator } from "../../../src/evaluator/evaluator.ts";
import { homeLibrary } from "../../../src/evaluator/models/home-manager/home-library.ts";
import type { Value } from "../../../src/evaluator/value.ts";
import { Random } from "../../fuzz/random.ts";
import { type ComparedLibrary, compareCases, together } from "../compared-library.ts";
import { nixpkgsLibExpression } from "../nixpkgs-lib.ts";
import { casesOf, type Signatures } from "../signature-cases.ts";
import { compareHomes } from "./compare-homes.ts";
import {
  dagSignatures,
  deprecationSignatures,
  generatorSignatures,
  gvariantSignatures,
  mcpSignatures,
  nushellSignatures,
  shellSignatures,
  smallSignatures,
  stringSignatures,
  zshSignatures,
} from "./hm-signatures.ts";
import { typeSignatures } from "./hm-types.ts";
import { homeTree } from "./home-flakes.ts";

const signatures: Readonly<Record<string, Signatures>> = {
  ...smallSignatures,
  "hm.dag": dagSignatures,
  "hm.deprecations": deprecationSignatures,
  "hm.generators": generatorSignatures,
  "hm.gvariant": gvariantSignatures,
  "hm.mcp": mcpSignatures,
  "hm.nushell": nushellSignatures,
  "hm.shell": shellSignatures,
  "hm.strings": stringSignatures,
  "hm.types": typeSignatures,
  "hm.zsh": zshSignatures,
};

/** `lib.hm`, and the library that it is in. */
function model(evaluator: Evaluator): Value {
  const library = homeLibrary(evaluator).force();
  return setOf({ hm: evaluator.select(library, "hm"), nixpkgs: library });
}

/** `lib.hm` of home-manager. */
export const homeManagerLibrary: ComparedLibrary = {
  name: "home-manager",
  source: {
    repository: "https://github.com/nix-community/home-manager",
    commit: "ec1a8fdf74ed3f276148ee106299a2ba0e65d51f",
  },
  needs: ["nixpkgs-lib", "nix-darwin"],
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const all = Object.entries(signatures).flatMap(([set, each]) => casesOf(set, each, cases, random));
    const file = JSON.stringify(`${folders.get("home-manager")}/modules/lib/stdlib-extended.nix`);
    const sides = {
      real: `let extended = newer.import (/. + ${file}) (${nixpkgsLibExpression(folders)}); in { inherit (extended) hm; nixpkgs = extended; }`,
      model,
      files: { "one.nix": "{ }" },
      sets: [...Object.keys(signatures), "hm"],
    };
    const functions = await compareCases(sides, all);
    return together(functions, await compareHomes(folders, homeTree, cases, seed));
  },
};
