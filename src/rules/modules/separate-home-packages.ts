import type { Host } from "../../project/hosts/host.ts";
import { separateHomes } from "../../project/machines/separate-homes.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const flake = (setting: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [
        home-manager.nixosModules.home-manager
        {${setting} home-manager.users.ada = ./home/ada.nix; }
      ];
    };
  };
}
`;
const home = { "home/ada.nix": "{ programs.git.enable = true; }\n" };

export default defineRule({
  id: "separate-home-packages",
  summary: "Homes inside of a machine that evaluate a nixpkgs of their own",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
Homes that are a part of a machine do not get its packages unless \`home-manager.useGlobalPkgs\` is set: home-manager then
imports nixpkgs again for each user. That costs time and memory in every rebuild, and overlays and \`nixpkgs.config\`
(\`allowUnfree\`, say) of the machine do not hold in the homes, so that a package is built in two ways or refused in one.

Reported are NixOS and nix-darwin machines with users whose homes are known, once for each place that imports
home-manager's module. The rule stays silent where the option is set to anything at all, where something unknown or a
module of an input may set it, and where a home says something about \`nixpkgs\` itself: it needs packages of its own.`,

  example: {
    bad: { "flake.nix": flake(""), ...home },
    good: { "flake.nix": flake(" home-manager.useGlobalPkgs = true;"), ...home },
  },

  check: {
    project(project, { report }) {
      for (const { place, hosts, users, changed } of separateHomes(project)) {
        const owners = users.map(({ name }) => `'${name}'`);
        report({
          file: place.file,
          at: place.span,
          message: `${owners.length === 1 ? "the home" : "the homes"} of ${listNames(owners)} on ${hostsInWords(hosts)} ${owners.length === 1 ? "evaluates" : "evaluate"} a nixpkgs of ${owners.length === 1 ? "its" : "their"} own`,
          help: "set home-manager.useGlobalPkgs = true, or false where that is meant",
          related: [
            ...users.slice(0, 3).map(({ name, declaredAt }) => ({
              file: declaredAt.file,
              at: declaredAt.span,
              message: `the home of '${name}'`,
            })),
            ...(changed
              ? [
                  {
                    file: changed.place.file,
                    at: changed.place.span,
                    message: `'${changed.host.name}' changes packages here, but not those of its homes`,
                  },
                ]
              : []),
          ],
        });
      }
    },
  },
});

function hostsInWords(hosts: readonly Host[]): string {
  return listNames(hosts.map(({ name }) => `'${name}'`));
}
