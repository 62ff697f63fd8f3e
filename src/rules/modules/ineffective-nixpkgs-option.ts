import { ineffectivePackageSettings } from "../../project/machines/ineffective-package-settings.ts";
import { defineRule } from "../rule.ts";

const flake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [ home-manager.nixosModules.home-manager ./laptop.nix ];
    };
  };
}
`;
const laptop = (own: string) => `{
  home-manager.useGlobalPkgs = true;
  home-manager.users.ada = ./home.nix;${own}
}
`;

export default defineRule({
  id: "ineffective-nixpkgs-option",
  summary: "Setting of nixpkgs in a home that uses the packages of its machine",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
With \`home-manager.useGlobalPkgs\` a home takes its packages from the machine, and never reads its own \`nixpkgs.config\`
and \`nixpkgs.overlays\`: the package that was to be allowed stays refused, the overlay does nothing. home-manager warns at
each rebuild, and refuses a home that sets both.

The rule is silent where a condition decides that is not known, and on modules that are a part of a home that has packages
of its own, too (one of \`homeConfigurations\`, or of a machine without the option).`,

  example: {
    bad: { "flake.nix": flake, "laptop.nix": laptop(""), "home.nix": "{ nixpkgs.config.allowUnfree = true; }\n" },
    good: {
      "flake.nix": flake,
      "laptop.nix": laptop("\n  nixpkgs.config.allowUnfree = true;"),
      "home.nix": "{ programs.git.enable = true; }\n",
    },
  },

  check: {
    project(project, { report }) {
      for (const { place, option, user, host, sharedAt } of ineffectivePackageSettings(project)) {
        report({
          file: place.file,
          at: place.span,
          message: `${option} does nothing in the home of '${user.name}', which uses the packages of '${host.name}'`,
          help: `set it in a module of '${host.name}'`,
          related: [{ file: sharedAt.file, at: sharedAt.span, message: "homes use the packages of the machine" }],
        });
      }
    },
  },
});
