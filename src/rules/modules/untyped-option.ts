import { declaredFields, isHidden, writtenOptions } from "../../project/options/written-options.ts";
import { defineRule } from "../rule.ts";

const example = (type: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./backup.nix ]; };
  };
}
`,
  "backup.nix": `{ lib, ... }: {
  options.my.backup.folders = lib.mkOption {${type}
    default = [ ];
    description = "Folders to back up.";
  };
}
`,
});

export default defineRule({
  id: "untyped-option",
  summary: "Option declared without a type",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
Without a type Nix takes any value, so a mistake shows up far away from where it was made, or never. It also guesses how
to merge two values of it: texts are put one behind the other, of \`true\` and \`false\` it takes \`true\`, and of sets it
merges the top only. With a type it refuses what cannot both be meant.

Say \`type\`: \`lib.types.bool\`, \`lib.types.listOf lib.types.str\`, and where anything may be given,
\`lib.types.anything\` or \`lib.types.raw\`.

Looked at is every \`lib.mkOption { … }\` below \`options\`, in modules and submodules that Nix reads. The rule stays silent
about options that are \`internal\` or not \`visible\`, about those that are \`readOnly\`, which have a single value, where
something is done to the option before it is declared (\`mkOption { … } // more\`, helper functions, \`mkOption common\`),
about options that several modules of one configuration declare in parts, or to which a module only adds \`apply\`, and in
tests.`,

  example: { bad: example(""), good: example("\n    type = lib.types.listOf lib.types.path;") },

  check: {
    project(project, { report }) {
      for (const option of writtenOptions(project)) {
        const fields = declaredFields(option);
        if (!fields || fields.has("type") || fields.has("readOnly") || isHidden(fields)) continue;
        report({
          file: option.file.path,
          at: option.nameSpan,
          message: `option '${option.name}' has no type`,
          help: "add 'type', so that Nix checks what the option is given and knows how to merge it",
        });
      }
    },
  },
});
