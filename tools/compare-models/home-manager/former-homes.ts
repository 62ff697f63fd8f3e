import type { Random } from "../../fuzz/random.ts";
import type { ComparedLibrary } from "../compared-library.ts";
import type { WiredTree } from "../frameworks/hosts-in-words.ts";
import { compareHomes } from "./compare-homes.ts";
import { homeFiles, homesIn } from "./home-flakes.ts";

/** home-manager as it was before 22.11, when a home was one configuration with its user beside it. */
export const formerHomeManager: ComparedLibrary = {
  name: "home-manager-22.05",
  source: {
    repository: "https://github.com/nix-community/home-manager",
    commit: "64ab7d6e8d157848ec285cd267db29e2f14c1076",
  },
  needs: ["nixpkgs-lib", "nix-darwin"],
  compare(folders, cases, seed) {
    const own = new Map([...folders, ["home-manager", folders.get("home-manager-22.05") ?? ""]]);
    return compareHomes(own, formerTree, cases, seed);
  },
};

function formerTree(random: Random): WiredTree {
  const homes = ["me", "you@web"].filter(() => random.chance(0.7));
  return { files: homeFiles(), arguments: homes.map((name) => formerHome(random, name)).join(" ") };
}

function formerHome(random: Random, name: string): string {
  const file = () => `(source + "/home/${random.pick(homesIn)}.nix")`;
  const configuration = random.pick([
    file(),
    `{ imports = [ ${file()} ${file()} ]; }`,
    `({ who, ... }: { imports = [ ${file()} ]; theme = who; })`,
  ]);
  const given = [
    random.chance(0.5) ? `extraModules = [ ${random.several(0, 3, file).join(" ")} ];` : "",
    random.chance(0.5) ? 'stateVersion = "22.05";' : "",
    random.chance(0.3) ? "pkgs = inputs.nixpkgs.legacyPackages.aarch64-linux;" : "",
    random.chance(0.2) ? "check = false;" : "",
  ];
  return `homeConfigurations."${name}" = inputs.home-manager.lib.homeManagerConfiguration { configuration = ${configuration}; system = "aarch64-linux"; username = "me"; homeDirectory = "/home/me"; extraSpecialArgs.who = "${random.pick(["x", "y"])}"; ${given.join(" ")} };`;
}
