import { besideConfig } from "../../evaluator/modules/module-syntax.ts";
import { moduleTexts, topNames } from "../../project/modules/module-texts.ts";
import { defineRule } from "../rule.ts";

const example = (laptop: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": laptop,
});

export default defineRule({
  id: "mixed-module-style",
  summary: "Settings beside `config` or `options` in one module",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A module either holds settings alone, or keeps them all under \`config\`. As soon as it has \`config\` or \`options\`, Nix
refuses every other setting beside them: "Module has an unsupported attribute". This happens when the first option is
added to a module that had none.

Allowed beside them are \`imports\`, \`disabledModules\`, \`freeformType\`, \`meta\`, \`key\`, \`_file\` and \`_class\`. Looked
at are the modules of hosts and of the homes in them, as far as their attributes are written out.`,

  example: {
    bad: example(`{ lib, ... }: {
  options.my.laptop = lib.mkEnableOption "laptop";
  services.tlp.enable = true;
}
`),
    good: example(`{ lib, ... }: {
  options.my.laptop = lib.mkEnableOption "laptop";
  config.services.tlp.enable = true;
}
`),
  },

  check: {
    project(project, { report }) {
      for (const { file, set } of moduleTexts(project)) {
        const names = set ? topNames(set) : [];
        const marker = names.find(({ name }) => name === "config") ?? names.find(({ name }) => name === "options");
        if (!marker) continue;
        const strays = names.filter(({ name }) => !besideConfig.has(name));
        const [first] = strays;
        if (!first) continue;
        const all = [...new Set(strays.map(({ name }) => `'${name}'`))];
        report({
          file: file.path,
          at: first.node,
          message: `${listed(all)} beside '${marker.name}', so Nix refuses the module`,
          help: marker.name === "config" ? "move it into 'config'" : `write 'config.${first.name}'`,
          related: [{ at: marker.node, message: `'${marker.name}' stands here` }],
        });
      }
    },
  },
});

function listed(names: readonly string[]): string {
  const [first, second, ...rest] = names;
  if (!second) return `${first} stands`;
  return rest.length === 0 ? `${first} and ${second} stand` : `${first} and ${rest.length + 1} others stand`;
}
