import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** blueprint: folders of hosts with their users, for one generated flake a case. */
export const blueprintLibrary: ComparedLibrary = {
  name: "blueprint",
  source: { repository: "https://github.com/numtide/blueprint", commit: "56131e8628f173d24a27f6d27c0215eff57e40dd" },
  needs: ["nixpkgs-lib"],
  compare(folders, cases, seed) {
    const folder = JSON.stringify(folders.get("blueprint"));
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      wire: `(newer.import (/. + ${folder} + "/lib") {
        inputs = stubs "/" // { systems = [ "x86_64-linux" "aarch64-darwin" ]; };
      }).mkBlueprint`,
    };
    const flakes = {
      inputs: `inputs.blueprint.url = "github:numtide/blueprint";
  inputs.nixos-raspberrypi.url = "github:nvmd/nixos-raspberrypi";
  inputs.system-manager.url = "github:numtide/system-manager";`,
      call: (given: string) => `inputs.blueprint { inherit inputs; ${given} }`,
      tree: blueprintTree,
    };
    return compareFramework("mkBlueprint", framework, flakes, cases, seed);
  },
};

const entries = [
  "configuration.nix",
  "configuration.nix",
  "darwin-configuration.nix",
  "rpi-configuration.nix",
  "system-configuration.nix",
] as const;

function blueprintTree(random: Random): WiredTree {
  const files: Record<string, string> = {};
  const prefix = random.chance(0.3) ? "nix/" : "";
  const add = (path: string, imports = "") => {
    const name = `${prefix}${path}`;
    files[name] = `{ flake, ... }: { mark = "${name}"; ${imports} }`;
  };
  for (const name of ["web", "nas", "mac", "desk"].filter(() => random.chance(0.5))) {
    add(`hosts/${name}/${random.pick(entries)}`, random.chance(0.3) ? "imports = [ ./part.nix ];" : "");
    if (random.chance(0.2)) add(`hosts/${name}/${random.pick(entries)}`);
    add(`hosts/${name}/part.nix`);
    for (const user of ["me", "you"].filter(() => random.chance(0.4))) {
      add(`hosts/${name}/users/${user}${random.pick([".nix", "/home-configuration.nix", "/notes.nix"])}`);
    }
  }
  if (random.chance(0.3)) {
    add("hosts/only-users/users/me.nix");
  }
  return { files, arguments: prefix ? 'prefix = "nix";' : "" };
}
