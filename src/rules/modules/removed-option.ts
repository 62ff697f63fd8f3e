import { replacedDefinitions } from "../../project/options/replaced-options.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { defineRule } from "../rule.ts";

const example = (option: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.11";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./audio.nix ]; };
  };
}
`,
  "audio.nix": `{ ${option} = true; }\n`,
});

export default defineRule({
  id: "removed-option",
  summary: "Option that the release the flake uses has no more",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A configuration that sets an option which was removed does not build: the module that removed it left an assertion behind.
Where something else does what the option did, that assertion and the notes of the release say so.
It is a warning only where a condition that is not known decides if the option is set, as in a module that no machine may
have enabled.

Known are options of NixOS that configurations often set, and all of home-manager and nix-darwin. An option is reported
only if the release in use is one without it, read as for [\`renamed-option\`](renamed-option.md). The rule stays silent
where the repository declares such an option itself, below a condition that asks for the release, and where a machine of
another kind takes the same module and has the option.`,

  example: { bad: example("sound.enable"), good: example("services.pipewire.enable") },

  check: {
    project(project, { report }) {
      for (const { option, file, at, conditional } of replacedDefinitions(project)) {
        if (option.how !== "removed") continue;
        report({
          file: file.path,
          at,
          ...(conditional ? { severity: "warning" as const } : {}),
          message: `'${attributePathText(option.path)}' is removed since ${option.since}`,
          help: "delete the line",
        });
      }
    },
  },
});
