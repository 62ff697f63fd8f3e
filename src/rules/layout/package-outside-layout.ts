import { foldersInWords, roleFolders } from "../../project/layout/layout-role.ts";
import { packageFiles } from "../../project/layout/package-files.ts";
import { defineRule } from "../rule.ts";

const recipe = '{ runCommand }: runCommand "x" { } "touch $out"\n';
const example = (stray: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }:
    let pkgs = nixpkgs.legacyPackages.x86_64-linux; in {
      packages.x86_64-linux = {
        backup = pkgs.callPackage ./pkgs/backup.nix { };
        greet = pkgs.callPackage ./pkgs/greet.nix { };
        wallpapers = pkgs.callPackage ./pkgs/wallpapers.nix { };
        tool = pkgs.callPackage ./${stray} { };
      };
    };
}
`,
  "pkgs/backup.nix": recipe,
  "pkgs/greet.nix": recipe,
  "pkgs/wallpapers.nix": recipe,
  [stray]: recipe,
});

export default defineRule({
  id: "package-outside-layout",
  summary: "Package that lies outside the folder of the others",
  severity: "note",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Packages of one's own are updated by hand. Those in the folder of packages are seen when somebody does; one elsewhere
stays at its old version.

A package is a file that \`callPackage\` reads and that builds something. One beside or below the module that calls it is
that module's own, and shells, tests and documentation are no packages: these are left alone. \`[layout] packages\` in
flakelint.toml names the folder, or several; without it, a folder counts as the packages' once it holds at least three,
and three in four, of them, and only packages at the root of the flake are reported.`,

  example: { bad: example("tool.nix"), good: example("pkgs/tool.nix") },

  check: {
    project(project, { report }) {
      const pattern = roleFolders(project, "packages", packageFiles(project));
      for (const { place, name } of pattern?.outside ?? []) {
        const folders = foldersInWords(project, pattern?.folders ?? []);
        report({
          file: place.file,
          at: place.span,
          message: `package '${name}' lies outside ${folders}`,
          help: `move it into ${folders}, or name its folder in flakelint.toml: [layout] packages = […]`,
        });
      }
    },
  },
});
