import type { Random } from "../fuzz/random.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import type { WiredTree } from "./frameworks/hosts-in-words.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** snowfall-lib: folders of systems, homes and modules, for one generated flake a case. */
export const snowfallLibrary: ComparedLibrary = {
  name: "snowfall-lib",
  source: { repository: "https://github.com/snowfallorg/lib", commit: "6ee3542cb459ca4b038cfe50ceb8797f05cdabad" },
  needs: ["nixpkgs-lib"],
  compare(folders, cases, seed) {
    const folder = JSON.stringify(folders.get("snowfall-lib"));
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      // flake-utils-plus has a model of its own: here only what it does with hosts.
      wire: `{ inputs, src, snowfall ? { }, ... }@given:
        let
          hostOf = name: host: {
            \${host.output or "nixosConfigurations"}.\${name} = (host.builder or inputs.nixpkgs.lib.nixosSystem) {
              system = host.system or "x86_64-linux";
              modules = host.modules or [ ];
              specialArgs = host.specialArgs or { };
            };
          };
          outputsOf = { hosts, ... }:
            let each = builtins.attrValues (builtins.mapAttrs hostOf hosts);
            in builtins.mapAttrs (_: builtins.foldl' (a: b: a // b) { }) (builtins.zipAttrsWith (_: sets: sets) each);
          core = {
            inherit (stubs src) nixpkgs;
            flake-utils-plus.lib = { mkFlake = outputsOf; filterPackages = _: packages: packages; };
            src = ${folder};
          };
          lib = newer.import (/. + ${folder} + "/snowfall-lib") core { inherit inputs src snowfall; };
        in
        lib.mkFlake (removeAttrs given [ "inputs" "src" ])`,
    };
    const flakes = {
      inputs:
        'inputs.snowfall-lib.url = "github:snowfallorg/lib"; inputs.nixos-generators.url = "github:nix-community/nixos-generators";',
      call: (given: string) => `inputs.snowfall-lib.mkFlake { inherit inputs; ${given} }`,
      tree: snowfallTree,
    };
    return compareFramework("mkFlake", framework, flakes, cases, seed);
  },
};

const targets = [
  "x86_64-linux",
  "x86_64-linux",
  "aarch64-linux",
  "aarch64-darwin",
  "x86_64-iso",
  "aarch64-do",
] as const;
const machines = ["web", "nas", "me", "mac"] as const;
const users = ["me", "you", "them"] as const;

function snowfallTree(random: Random): WiredTree {
  const files: Record<string, string> = {};
  const prefix = random.chance(0.3) ? "nix/" : "";
  const add = (path: string) => {
    const name = `${prefix}${path}`;
    files[name] = random.pick([`{ mark = "${name}"; }`, `{ ... }: { mark = "${name}"; }`]);
  };
  const file = () => random.pick(["default.nix", "default.nix", "default.nix", "part.nix"]);
  for (const _ of random.several(0, 5, () => 0)) {
    add(`systems/${random.pick(targets)}/${random.pick(machines)}/${file()}`);
  }
  for (const _ of random.several(0, 4, () => 0)) {
    const host = random.chance(0.5) ? `@${random.pick(machines)}` : "";
    add(`homes/${random.pick(["x86_64-linux", "aarch64-darwin"])}/${random.pick(users)}${host}/${file()}`);
  }
  for (const _ of random.several(0, 5, () => 0)) {
    const path = `${random.pick(["nixos", "darwin"])}/${random.pick(["a", "b", "a/deep", "c/d/e"])}/${file()}`;
    add(`modules/${path}`);
  }
  // Modules of homes must be functions there.
  if (random.chance(0.4))
    files[`${prefix}modules/home/shell/default.nix`] = homeModule(`${prefix}modules/home/shell/default.nix`);
  files["parts/given.nix"] = '{ mark = "parts/given.nix"; }';
  const options = [
    "src = source;",
    prefix ? 'snowfall.root = source + "/nix";' : "",
    random.chance(0.3) ? 'snowfall.namespace = "own";' : "",
    random.chance(0.3) ? 'systems.modules.nixos = [ (source + "/parts/given.nix") ];' : "",
    random.chance(0.2) ? 'systems.modules.darwin = [ (source + "/parts/given.nix") ];' : "",
    random.chance(0.2) ? `systems.hosts.${random.pick(["web", "nas"])}.specialArgs = { };` : "",
    random.chance(0.2) ? 'homes.modules = [ (source + "/parts/given.nix") ];' : "",
    random.chance(0.2) ? `homes.users.${random.pick(users)}.modules = [ (source + "/parts/given.nix") ];` : "",
  ];
  return { files, arguments: options.filter((option) => option !== "").join(" ") };
}

function homeModule(path: string): string {
  return `{ ... }: { mark = "${path}"; }`;
}
