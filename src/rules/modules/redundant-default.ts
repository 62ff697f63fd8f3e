import { removalSpans } from "../../project/flake/declaration-text.ts";
import { redundantDefinitions } from "../../project/options/redundant-definitions.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { defineRule } from "../rule.ts";

const example = (settings: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./backup.nix ]; };
  };
}
`,
  "laptop.nix": `{
  my.backup.enable = true;${settings}
}
`,
  "backup.nix": `{ lib, ... }: {
  options.my.backup.enable = lib.mkEnableOption "the backup";
  options.my.backup.hour = lib.mkOption {
    type = lib.types.int;
    default = 3;
    description = "When it starts.";
  };
}
`,
});

export default defineRule({
  id: "redundant-default",
  summary: "Option set to the default this repository declares",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "suggested",

  why: `
A machine's settings should show what is special about it. A line that says what holds anyway hides that, and is left behind
when the default changes: this machine stays with the old value, and nobody remembers whether that was meant.

Reported is a definition that is written out and equal to the default, written out as well, of an option that one module of
the repository declares, if that is so in every configuration which has it. The rule stays silent if anything else defines
the option in one of them, or may do so unseen, for values with a priority or a condition around them (\`mkDefault\`,
\`mkForce\`, \`mkIf\`), for those with a comment beside or straight above them, and for options of submodules.`,

  example: { bad: example("\n  my.backup.hour = 3;"), good: example("") },

  check: {
    project(project, { report }) {
      for (const { path, file, binding, default: given } of redundantDefinitions(project)) {
        report({
          file: file.path,
          at: binding.path,
          message: `'${attributePathText(path)}' is set to what it is by default`,
          help: "take it out: the option has this value in every configuration that the file is part of",
          related: [{ file: given.file, at: given.span, message: "the default" }],
          fix: {
            title: `Remove '${attributePathText(path)}'`,
            edits: removalSpans(file.tree, [binding]).map((span) => ({ ...span, text: "" })),
          },
        });
      }
    },
  },
});
