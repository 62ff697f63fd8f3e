import { renameEdit } from "../../project/options/rename-edit.ts";
import { replacedDefinitions } from "../../project/options/replaced-options.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { defineRule } from "../rule.ts";

const example = (option: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.11";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./graphics.nix ]; };
  };
}
`,
  "graphics.nix": `{ ${option} = true; }\n`,
});

export default defineRule({
  id: "renamed-option",
  summary: "Option that has another name in the release the flake uses",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "safe",

  why: `
Each evaluation prints a warning for an option that was renamed, and one of the next releases drops the old name: then the
configuration does not evaluate any more, on the day of an upgrade. Documentation and search know the new name only.

Known are options of NixOS that configurations often set, and all of home-manager and nix-darwin. An option is reported
only if the release in use has the new name: that of the input's branch or, for a rolling branch, the newest one at the
time that flake.lock says; of several inputs with nixpkgs the oldest counts. The rule stays silent where the repository
declares such an option itself, below a condition that asks for the release, and where a machine of another kind takes
the same module and has the option. The fix is left out where the new path lies outside of the sets around it, or meets
another definition.`,

  example: { bad: example("hardware.opengl.enable"), good: example("hardware.graphics.enable") },

  check: {
    project(project, { report }) {
      for (const replaced of replacedDefinitions(project)) {
        const { option, file, at } = replaced;
        if (option.how === "removed") continue;
        const to = attributePathText(option.to);
        const edit = renameEdit(replaced);
        report({
          file: file.path,
          at,
          message: `'${attributePathText(option.path)}' ${option.how === "renamed" ? "is called" : "has given way to"} '${to}' since ${option.since}`,
          help: option.how === "renamed" ? `set '${to}'` : `set '${to}' instead, in the form that it takes`,
          ...(edit ? { fix: { title: `Set '${to}'`, edits: [edit] } } : {}),
        });
      }
    },
  },
});
