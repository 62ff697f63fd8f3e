import type { ComparedLibrary } from "./compared-library.ts";
import { compareHomes } from "./home-manager/compare-homes.ts";
import { darwinTree } from "./home-manager/darwin-flakes.ts";

/** nix-darwin: the machines that it makes of generated arguments, with homes and without. */
export const nixDarwin: ComparedLibrary = {
  name: "nix-darwin",
  source: { repository: "https://github.com/LnL7/nix-darwin", commit: "53d0f0ed11487a4476741fde757d0feabef4cc4e" },
  needs: ["nixpkgs-lib", "home-manager"],
  compare: (folders, cases, seed) => compareHomes(folders, darwinTree, cases, seed),
};
