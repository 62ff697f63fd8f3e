import { clanTree } from "./clan/clan-tree.ts";
import type { ComparedLibrary } from "./compared-library.ts";
import { compareFramework } from "./frameworks/compare-framework.ts";
import { nixpkgsLibExpression } from "./nixpkgs-lib.ts";

/** clan-core: machines of folders and inventories with the services they take part in, for one generated flake a case. */
export const clanLibrary: ComparedLibrary = {
  name: "clan-core",
  source: { repository: "https://github.com/clan-lol/clan-core", commit: "d7c35d9127af3f773b57d8e792818597a9aaa29c" },
  needs: ["nixpkgs-lib", "flake-parts"],
  compare(folders, cases, seed) {
    const file = (name: string) => `(newer.import (/. + ${JSON.stringify(`${folders.get("clan-core")}/${name}`)}))`;
    const parts = JSON.stringify(`${folders.get("flake-parts")}/flake.nix`);
    const framework = {
      nixpkgs: nixpkgsLibExpression(folders),
      // As flake.nix of clan-core puts its library together, without the modules that machines get of it.
      wire: `{ inputs, clan, as, ... }:
        let
          self = inputs.self // { inputs = all; };
          all = inputs // { inherit self; clan-core = core; };
          flake-parts = (newer.import (/. + ${parts})).outputs { self = { }; nixpkgs-lib.lib = nixpkgs; };
          extended = nixpkgs.extends
            (final: _: {
              buildClan = module: (final.clan module).config;
              clan = ${file("lib/clan")} { lib = nixpkgs; clan-core = core; };
            })
            (${file("lib")} { lib = nixpkgs; }).__unfix__;
          core = {
            inherit (inputs) nixpkgs nix-darwin;
            inputs = { inherit (inputs) nixpkgs nix-darwin; };
            lib = nixpkgs.fix extended;
            clanLib = core.lib;
            modules.clan.default = ${file("modules/clan/default.nix")} { clan-core = core; };
            nixosModules.clanCore = { };
            darwinModules.clanCore = { };
            clan.deprecatedModules = [ ];
            clan.modules.sshd = {
              _class = "clan.service";
              manifest.name = "sshd";
              roles.server = { };
              roles.client = { };
            };
          };
          outputsOf = made: { inherit (made) nixosConfigurations darwinConfigurations; };
        in
        {
          lib = outputsOf (core.lib.clan ({ inherit self; } // clan)).config;
          build = outputsOf (core.lib.buildClan ({ inherit self; } // clan));
          parts = flake-parts.lib.mkFlake { inputs = all; } {
            systems = [ "x86_64-linux" ];
            imports = [
              (${file("flakeModules/clan.nix")} {
                flake-parts-lib = flake-parts.lib;
                coreModules = core.modules;
                coreInputs = core.inputs;
                inherit (core) clanLib;
              })
            ];
            inherit clan;
          };
        }.\${as}`,
    };
    const flakes = {
      inputs: `inputs.clan-core.url = "https://git.clan.lol/clan/clan-core/archive/main.tar.gz";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";`,
      call: (given: string) => `
        let
          wired = { ${given} };
          outputsOf = made: { inherit (made) nixosConfigurations darwinConfigurations; };
        in
        {
          lib = outputsOf (inputs.clan-core.lib.clan ({ inherit (inputs) self; } // wired.clan)).config;
          build = outputsOf (inputs.clan-core.lib.buildClan ({ inherit (inputs) self; } // wired.clan));
          parts = inputs.flake-parts.lib.mkFlake { inherit inputs; } {
            systems = [ "x86_64-linux" ];
            imports = [ inputs.clan-core.flakeModules.default ];
            inherit (wired) clan;
          };
        }.\${wired.as}`,
      tree: clanTree,
    };
    return compareFramework("clan", framework, flakes, cases, seed);
  },
};
