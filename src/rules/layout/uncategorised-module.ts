import { moduleCategories } from "../../project/layout/module-categories.ts";
import { firstLine } from "../../project/place-reader.ts";
import { defineRule } from "../rule.ts";

const files = ["desktop/audio", "desktop/fonts", "desktop/gnome", "services/backup", "services/printing"];
const example = (stray: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop.nix ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop.nix ]; };
  };
}
`,
  "hosts/desktop.nix": "{ imports = [ ../modules ]; }\n",
  "hosts/laptop.nix": "{ imports = [ ../modules ]; }\n",
  "modules/default.nix": `{ imports = [ ${[...files, stray].map((name) => `./${name}.nix`).join(" ")} ]; }\n`,
  ...Object.fromEntries([...files, stray].map((name) => [`modules/${name}.nix`, "{ }\n"])),
});

export default defineRule({
  id: "uncategorised-module",
  summary: "Module that stands beside the folders that sort the others",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
Where modules are sorted by what they are about (\`modules/desktop\`, \`modules/services\`), one that is in no folder is
found by nobody who looks in the folder of its subject.

A folder of modules is sorted if at least two folders in it hold several modules each, and three in four modules are in
such folders, or if \`[layout] preset = "hosts"\` says so. Its default.nix, which collects the others, is left alone. Which
folder holds the modules is told, or inferred, as for module-outside-layout; without one the rule stays silent.`,

  example: { bad: example("ssh"), good: example("services/ssh") },

  check: {
    project(project, { report }) {
      for (const { folder, categories, uncategorised } of moduleCategories(project)) {
        const names = categories.slice(0, 4).map((name) => `'${name}'`);
        for (const path of uncategorised) {
          report({
            file: path,
            at: firstLine(project, path),
            message: `module '${project.pathInFlake(path)}' is in no category`,
            help: `move it into a folder of ${project.pathInFlake(folder)}/${names.length > 0 ? `, such as ${names.join(", ")}` : ""}`,
          });
        }
      }
    },
  },
});
