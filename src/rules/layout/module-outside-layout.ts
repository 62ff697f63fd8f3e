import { foldersInWords, roleFolders } from "../../project/layout/layout-role.ts";
import { sharedModules } from "../../project/layout/shared-modules.ts";
import { defineRule } from "../rule.ts";

const example = (fonts: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
  };
}
`,
  "hosts/desktop/default.nix": `{ imports = [ ../../modules ../../${fonts} ]; }\n`,
  "hosts/laptop/default.nix": `{ imports = [ ../../modules ../../${fonts} ]; }\n`,
  "modules/default.nix": "{ imports = [ ./audio.nix ./nix.nix ]; }\n",
  "modules/audio.nix": "{ }\n",
  "modules/nix.nix": "{ }\n",
  [fonts]: "{ }\n",
});

export default defineRule({
  id: "module-outside-layout",
  summary: "Shared module that lies outside the folder of the others",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Who looks for a setting that all machines share looks where shared modules are. One that lies elsewhere is found last,
written a second time, or taken for the file of one host.

A module is shared if at least two machines use it; files among the hosts are never reported, nor is a file at the
root that only imports modules. \`[layout] modules\` in flakelint.toml names the folder, or several, and then every
shared module belongs there, or into another folder that \`[layout]\` names; where it names a single machine's folders,
all modules but its configuration.nix and its hardware do. Without it, a folder counts as the modules' once it holds
at least three, and three in four, of them, and only modules at the root of the flake are reported: other folders
(\`profiles\`, \`users\`, \`secrets\`) may have a meaning of their own.`,

  example: { bad: example("fonts.nix"), good: example("modules/fonts.nix") },

  check: {
    project(project, { report }) {
      const pattern = roleFolders(project, "modules", sharedModules(project));
      for (const { place, name } of pattern?.outside ?? []) {
        const folders = foldersInWords(project, pattern?.folders ?? []);
        report({
          file: place.file,
          at: place.span,
          message: `module '${name}' lies outside ${folders}`,
          help: `move it into ${folders}, or name its folder in flakelint.toml: [layout] modules = […]`,
        });
      }
    },
  },
});
