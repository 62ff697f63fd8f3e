import { adiosFlakeLibrary } from "./adios-flake.ts";
import { blueprintLibrary } from "./blueprint.ts";
import { clanLibrary } from "./clan.ts";
import { colmenaLibrary } from "./colmena.ts";
import type { ComparedLibrary, NeededLibrary } from "./compared-library.ts";
import { denLibrary } from "./den.ts";
import { deployRs } from "./deploy-rs.ts";
import { easyHostsLibrary, easyHostsRenamedLibrary } from "./easy-hosts.ts";
import { ezConfigsLibrary } from "./ez-configs.ts";
import { flakeAspectsLibrary } from "./flake-aspects.ts";
import { flakeCompat } from "./flake-compat.ts";
import { flakePartsLibrary } from "./flake-parts.ts";
import { flakeUtils } from "./flake-utils.ts";
import { flakeUtilsPlus } from "./flake-utils-plus.ts";
import { flakelightLibrary } from "./flakelight.ts";
import { haumea } from "./haumea.ts";
import { formerHomeManager } from "./home-manager/former-homes.ts";
import { homeManagerLibrary } from "./home-manager/home-manager.ts";
import { importTree } from "./import-tree.ts";
import { liteConfigLibrary } from "./lite-config.ts";
import { moduleSystem } from "./module-system.ts";
import { nixDarwin } from "./nix-darwin.ts";
import { nixSystems } from "./nix-systems.ts";
import { nixosExtraModules } from "./nixos-extra-modules.ts";
import { nixosFlakeLibrary } from "./nixos-flake.ts";
import { nixosUnified } from "./nixos-unified.ts";
import { nixpkgsLibrary } from "./nixpkgs-lib.ts";
import { npinsFormats } from "./npins.ts";
import { snowfallLibrary } from "./snowfall.ts";
import { withInputsLibrary } from "./with-inputs.ts";

/** The libraries whose models are compared with the original; each has a file of its own. */
export const comparedLibraries: readonly ComparedLibrary[] = [
  nixpkgsLibrary,
  moduleSystem,
  flakeUtils,
  flakeUtilsPlus,
  deployRs,
  flakePartsLibrary,
  flakeCompat,
  haumea,
  homeManagerLibrary,
  formerHomeManager,
  importTree,
  nixDarwin,
  nixosUnified,
  nixosExtraModules,
  blueprintLibrary,
  snowfallLibrary,
  liteConfigLibrary,
  ezConfigsLibrary,
  easyHostsLibrary,
  easyHostsRenamedLibrary,
  nixosFlakeLibrary,
  ...npinsFormats,
  ...nixSystems,
  clanLibrary,
  colmenaLibrary,
  flakelightLibrary,
  denLibrary,
  flakeAspectsLibrary,
  adiosFlakeLibrary,
  withInputsLibrary,
];

/** Libraries that those are made with, and of which there is no model. */
export const neededLibraries: readonly NeededLibrary[] = [
  {
    name: "nix-effects",
    source: { repository: "https://github.com/vic/nix-effects", commit: "8d7e8a97fd1c47ef10c2354b10f2c3f7ac15232c" },
  },
];
