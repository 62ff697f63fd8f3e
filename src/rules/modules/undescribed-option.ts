import { constantString } from "../../parser/constant-string.ts";
import { declaredFields, isHidden, type WrittenOption, writtenOptions } from "../../project/options/written-options.ts";
import { defineRule } from "../rule.ts";

const example = (description: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./backup.nix ]; };
  };
}
`,
  "backup.nix": `{ lib, ... }: {
  options.my.backup.folders = lib.mkOption {
    type = lib.types.listOf lib.types.path;${description}
    default = [ ];
  };
}
`,
});

export default defineRule({
  id: "undescribed-option",
  summary: "Option declared without a description",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
Who sets an option sees its name alone: what it does, and in which unit or form the value is, they have to read out of
the module. \`nixos-option\`, language servers and generated manuals show the description, and with
\`documentation.nixos.includeAllModules\` a machine does not build where one is lacking.

Looked at are \`lib.mkOption { … }\` without \`description\` or with an empty one, and \`lib.mkEnableOption ""\`, below
\`options\` in modules and submodules that Nix reads. The rule stays silent about options that are \`internal\` or not
\`visible\`, which no manual shows, where something is done to the option before it is declared (\`mkOption { … } // more\`,
helper functions, \`mkOption common\`), about options that several modules of one configuration declare in parts, or to
which a module only adds (\`options.users.users = mkOption { type = attrsOf (submodule …); }\`), and in tests.
\`mkPackageOption\` describes itself.`,

  example: { bad: example(""), good: example('\n    description = "Folders to back up every night.";') },

  check: {
    project(project, { report }) {
      for (const option of writtenOptions(project)) {
        const fault = faultOf(option);
        if (!fault) continue;
        report({ file: option.file.path, at: option.nameSpan, ...fault });
      }
    },
  },
});

function faultOf(option: WrittenOption): { message: string; help: string } | null {
  const { maker, argument, name } = option;
  if (maker === "mkEnableOption") {
    if (constantString(argument)?.trim() !== "") return null;
    return {
      message: `'mkEnableOption' of '${name}' is told no name, so its description is "Whether to enable ."`,
      help: "name what is enabled",
    };
  }
  const fields = declaredFields(option);
  if (!fields || isHidden(fields)) return null;
  const description = fields.get("description");
  if (description === undefined) return { message: `option '${name}' has no description`, help: "add 'description'" };
  if (description === null || constantString(description)?.trim() !== "") return null;
  return { message: `the description of option '${name}' is empty`, help: "say what the option is for" };
}
