import { type UndeclaredOption, undeclaredOptions } from "../../project/options/undeclared-options.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const example = (option: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./desktop.nix ]; };
  };
}
`,
  "laptop.nix": `{ my.${option}.enable = true; }
`,
  "desktop.nix": `{ lib, ... }: { options.my.desktop.enable = lib.mkEnableOption "a desktop"; }
`,
});

export default defineRule({
  id: "undeclared-own-option",
  summary: "Option of the repository's own that no module declares",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
An option that is not declared stops the whole host, with "The option does not exist" where it is set and with "attribute
missing" where it is read. It may be in one host only, and long after the option was renamed.

Judged are options whose first name only the repository declares: names of NixOS, home-manager, nix-darwin, of widely used
modules and of the flake's inputs are left alone, and so are those of which much is set that is declared nowhere. The rule
says which declared name is near, or, where another host has the module that declares the option, that this one lacks it.
It stays silent below an option that is declared, since that is a part of its value; in hosts of which a module could not
be followed or may declare more than is seen, or that say \`_module.freeformType\` or \`_module.check\`; for modules
imported under a condition; where a module of an input, or one that git ignores, may declare it; and where the file asks
if the option is there (\`config ? my\`, \`config.my.x or { }\`, \`options ? my\`). Reads are followed through
\`cfg = config.my.x\`.`,

  example: { bad: example("dekstop"), good: example("desktop") },

  check: {
    project(project, { report }) {
      for (const undeclared of undeclaredOptions(project)) {
        const { file, at, elsewhere } = undeclared;
        report({
          file: file.path,
          at,
          message: messageFor(undeclared),
          help: helpFor(undeclared),
          ...(elsewhere
            ? {
                related: [{ file: elsewhere.place.file, at: elsewhere.place.span, message: "it is declared here" }],
              }
            : {}),
        });
      }
    },
  },
});

function messageFor({ use, path, elsewhere, trees }: UndeclaredOption): string {
  const option = `'${attributePathText(path)}'`;
  return elsewhere ? `${option} is set, but not declared in ${naming(trees)}` : `${option} is ${use}, but not declared`;
}

function naming(trees: UndeclaredOption["trees"]): string {
  const names = trees.map(({ host, tree }) =>
    tree === host ? `host '${host.name}'` : `a home of host '${host.name}'`,
  );
  return listNames([...new Set(names)], 1);
}

function helpFor({ nearest, elsewhere }: UndeclaredOption): string {
  if (elsewhere) return "import the module that declares it, or set it only where it is";
  return nearest ? `did you mean '${attributePathText(nearest)}'?` : "declare it, or take it out";
}
