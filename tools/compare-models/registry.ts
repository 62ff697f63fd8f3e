import { blueprintLibrary } from "./blueprint.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { flakePartsLibrary } from "./flake-parts.ts";
import { flakeUtils } from "./flake-utils.ts";
import { haumea } from "./haumea.ts";
import { importTree } from "./import-tree.ts";
import { liteConfigLibrary } from "./lite-config.ts";
import { moduleSystem } from "./module-system.ts";
import { nixosUnified } from "./nixos-unified.ts";
import { nixpkgsLibrary } from "./nixpkgs-lib.ts";
import { snowfallLibrary } from "./snowfall.ts";

/** The libraries whose models are compared with the original; each has a file of its own. */
export const comparedLibraries: readonly ComparedLibrary[] = [
  nixpkgsLibrary,
  moduleSystem,
  flakeUtils,
  flakePartsLibrary,
  haumea,
  importTree,
  nixosUnified,
  blueprintLibrary,
  snowfallLibrary,
  liteConfigLibrary,
];
