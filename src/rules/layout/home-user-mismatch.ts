import { foreignIdentities } from "../../project/machines/home-identity.ts";
import { defineRule } from "../rule.ts";

const example = (settings: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [ home-manager.nixosModules.home-manager { home-manager.users.ada = ./home/ada.nix; } ];
    };
  };
}
`,
  "home/ada.nix": `{ ${settings} }\n`,
});

export default defineRule({
  id: "home-user-mismatch",
  summary: "Home that names another user than the one it is for",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
As a part of NixOS or nix-darwin, home-manager sets \`home.username\` and \`home.homeDirectory\` of each
\`home-manager.users.<name>\` itself, to what \`users.users.<name>\` says. A module of the home that sets them to something
else conflicts with that ("The option has conflicting definition values"), and no machine with that home can be built. It
happens when a home is copied from another user's.

Compared are plain texts. \`mkDefault\`, which gives way, and \`mkForce\`, which is meant, are left alone, as is a directory
where the modules of the machine do not say which one the user has. Homes that are configurations of their own are not
judged: \`work@laptop\` may be one of several homes of one user.`,

  example: {
    bad: example('home.username = "adah"; home.stateVersion = "24.05";'),
    good: example('home.username = "ada"; home.stateVersion = "24.05";'),
  },

  check: {
    project(project, { report }) {
      for (const { user, option, value, expected, place } of foreignIdentities(project)) {
        const { file, span } = user.declaredAt;
        report({
          file: place.file,
          at: place.span,
          message: `home of user '${user.name}' has ${option} '${value}', not '${expected}'`,
          help: `take it out: home-manager sets it to '${expected}', as users.users says`,
          related: [{ file, at: span, message: `the home of user '${user.name}' is declared here` }],
        });
      }
    },
  },
});
