import { nixpkgsLib } from "../../src/evaluator/models/nixpkgs-lib/nixpkgs-lib.ts";
import { Random } from "../fuzz/random.ts";
import { type ComparedLibrary, compareCases } from "./compared-library.ts";
import { attrsets, topLevel } from "./nixpkgs-lib/attrsets.ts";
import { files, fileset, filesystem, path, sources } from "./nixpkgs-lib/files.ts";
import { cli, fetchers, generators, gvariant, ipv6, kernel, sourceTypes } from "./nixpkgs-lib/formats.ts";
import { lists } from "./nixpkgs-lib/lists.ts";
import { misc } from "./nixpkgs-lib/old-callers.ts";
import { customisation, derivations, licenses, meta } from "./nixpkgs-lib/packages.ts";
import { asserts, debug, strings, stringsWithDeps, versions } from "./nixpkgs-lib/strings.ts";
import { systems } from "./nixpkgs-lib/systems.ts";
import { fixedPoints, trivial } from "./nixpkgs-lib/trivial.ts";
import { casesOf, type Signatures } from "./signature-cases.ts";

const signatures: Readonly<Record<string, Signatures>> = {
  "": topLevel,
  asserts,
  attrsets,
  cli,
  customisation,
  debug,
  derivations,
  fetchers,
  fileset,
  filesystem,
  fixedPoints,
  generators,
  gvariant,
  kernel,
  licenses,
  lists,
  meta,
  misc,
  "network.ipv6": ipv6,
  path,
  sourceTypes,
  sources,
  strings,
  stringsWithDeps,
  systems,
  trivial,
  versions,
};

/** nixpkgs' `lib` but for the module system, which is compared by itself. */
export const nixpkgsLibrary: ComparedLibrary = {
  name: "nixpkgs-lib",
  source: {
    repository: "https://github.com/nix-community/nixpkgs.lib",
    commit: "de42d44212d207476489bce163375d8306a26d59",
  },
  async compare(folders, cases, seed) {
    const random = new Random(seed);
    const all = Object.entries(signatures).flatMap(([set, each]) => casesOf(set, each, cases, random));
    const sides = {
      real: nixpkgsLibExpression(folders),
      model: nixpkgsLib,
      files,
      sets: [
        ...Object.keys(signatures).filter((set) => set !== ""),
        "path.subpath",
        "systems.parse",
        "systems.inspect",
      ],
    };
    return compareCases(sides, all);
  },
};

/** The real `lib`, for comparisons that need it too. */
export function nixpkgsLibExpression(folders: ReadonlyMap<string, string>): string {
  return `newer.import (/. + ${JSON.stringify(`${folders.get("nixpkgs-lib")}/lib`)})`;
}
