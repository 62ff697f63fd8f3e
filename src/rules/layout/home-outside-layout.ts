import { homeEntries } from "../../project/layout/home-entries.ts";
import { foldersInWords, roleFolders } from "../../project/layout/layout-role.ts";
import { defineRule } from "../rule.ts";

const example = (eve: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }:
    let home = file: home-manager.lib.homeManagerConfiguration {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      modules = [ file ];
    };
    in {
      homeConfigurations.ada = home ./home/ada.nix;
      homeConfigurations.bob = home ./home/bob.nix;
      homeConfigurations.cid = home ./home/cid.nix;
      homeConfigurations.eve = home ./${eve};
    };
}
`,
  "home/ada.nix": "{ }\n",
  "home/bob.nix": "{ }\n",
  "home/cid.nix": "{ }\n",
  [eve]: "{ }\n",
});

export default defineRule({
  id: "home-outside-layout",
  summary: "Home configuration that lies outside the folder of the others",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A user's home is one file with what belongs to it, in the place where every user's home is. A home elsewhere is missed
when a user leaves, and when something changes for all.

Compared is the file that makes a home its user's: the one named after the user, or its only one, in
\`homeConfigurations\` and in \`home-manager.users\`. A home that lies with a host is never reported.
\`[layout] homes\` in flakelint.toml names the folder, or several; without it, a folder counts as the homes' once it holds
at least three, and three in four, of them, and only homes at the root of the flake are reported.`,

  example: { bad: example("eve.nix"), good: example("home/eve.nix") },

  check: {
    project(project, { report }) {
      const pattern = roleFolders(project, "homes", homeEntries(project));
      for (const { place, name, path } of pattern?.outside ?? []) {
        const folders = foldersInWords(project, pattern?.folders ?? []);
        report({
          file: place.file,
          at: place.span,
          message: `the home of '${name}' is '${project.pathInFlake(path)}', outside ${folders}`,
          help: `move it into ${folders}, or name its folder in flakelint.toml: [layout] homes = […]`,
        });
      }
    },
  },
});
