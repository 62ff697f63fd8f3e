import { unlikeLinks } from "../../project/layout/config-links.ts";
import { dotfileFolders, homeDotfiles } from "../../project/layout/dotfiles.ts";
import { foldersInWords } from "../../project/layout/layout-role.ts";
import { defineRule } from "../rule.ts";

const example = (mako: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  inputs.home-manager.url = "github:nix-community/home-manager";
  outputs = { nixpkgs, home-manager, ... }: {
    homeConfigurations.ada = home-manager.lib.homeManagerConfiguration {
      pkgs = nixpkgs.legacyPackages.x86_64-linux;
      modules = [ ./home ];
    };
  };
}
`,
  "home/default.nix": `{
  xdg.configFile."kitty/kitty.conf".source = ./dotfiles/kitty.conf;
  xdg.configFile."waybar/config".source = ./dotfiles/waybar;
  xdg.configFile."fuzzel/fuzzel.ini".source = ./dotfiles/fuzzel.ini;
  xdg.configFile."mako/config".source = ./${mako};
}
`,
  "home/dotfiles/kitty.conf": "\n",
  "home/dotfiles/waybar": "\n",
  "home/dotfiles/fuzzel.ini": "\n",
  [mako.startsWith("../") ? mako.slice(3) : `home/${mako}`]: "\n",
});

export default defineRule({
  id: "misplaced-dotfile",
  summary: "Dotfile that lies outside the folder of the others, or is linked in another way",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
A dotfile belongs to the home that links it. Elsewhere in the repository nobody can tell whose it is, and it stays behind
when the home goes.

Seen are paths given to \`home.file.<name>.source\` and \`xdg.configFile.<name>.source\` and its like in the modules of
homes. One that lies beside or below the module that links it is never reported. \`[layout] homes\` in flakelint.toml
names the folder where homes and their dotfiles are; without it, a folder counts once it holds at least three, and three
in four, of all dotfiles, and only those at the root of the flake are reported.

\`home.file.".config/…"\` is reported where at least three, and three in four, of what homes put there come by
\`xdg.configFile\`: it does not follow when \`xdg.configHome\` is another folder, and whoever looks for all files of a
program finds only the others.`,

  example: { bad: example("../mako.conf"), good: example("dotfiles/mako.conf") },

  check: {
    project(project, { report }) {
      const pattern = dotfileFolders(project, homeDotfiles(project));
      for (const { place, name, path } of pattern?.outside ?? []) {
        const folders = foldersInWords(project, pattern?.folders ?? []);
        report({
          file: place.file,
          at: place.span,
          message: `'${project.pathInFlake(path)}', which '${name}' links, lies outside ${folders}`,
          help: `move it into ${folders}`,
        });
      }
      const { unlike, usual } = unlikeLinks(project);
      for (const { name, place } of unlike) {
        report({
          file: place.file,
          at: place.span,
          message: `'${name}' is put into '.config' by home.file, the others by xdg.configFile`,
          help: `write xdg.configFile."${name}"`,
          related: usual
            ? [{ file: usual.place.file, at: usual.place.span, message: `as '${usual.name}' is here` }]
            : [],
        });
      }
    },
  },
});
