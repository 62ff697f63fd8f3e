import { type UnusedOption, unusedOptions } from "../../project/options/unused-options.ts";
import { attributePathText } from "../../project/options/written-option.ts";
import { defineRule } from "../rule.ts";

const example = (module: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./desktop.nix ]; };
  };
}
`,
  "laptop.nix": `{ my.desktop.enable = true; }
`,
  "desktop.nix": module,
});

export default defineRule({
  id: "unused-option",
  summary: "Option of the repository's own that nothing sets or nothing reads",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
An option that nothing reads does nothing, though a host may set it and rely on it. A switch that nothing sets (\`enable\`,
or what \`mkEnableOption\` makes) leaves a module behind that is never on; other options that always have their default are
reported if \`settings\` says so.

Judged are options whose first name only the repository declares. An option counts as read if anything in any file takes
an attribute of its last name out of a set, or uses a set that it lies in as a whole (\`with config.my\`,
\`mapAttrs f config.my\`); and as set if a host or a home defines it, under whatever condition, or if any file sets that
name in a set of that name. The rule stays silent about options that are read-only, internal or computed by \`apply\`;
about what nothing sets, where an import could not be followed; and in flakes that give modules to others (\`nixosModules\`
and the like), who may set their options.`,

  example: {
    bad: example(`{ lib, ... }: { options.my.desktop.enable = lib.mkEnableOption "a desktop"; }
`),
    good: example(`{ lib, config, ... }: {
  options.my.desktop.enable = lib.mkEnableOption "a desktop";
  config.services.xserver.enable = config.my.desktop.enable;
}
`),
  },

  options: {
    settings: {
      type: "boolean",
      default: false,
      describe: "Report other options that nothing sets, too",
    },
  },

  check: {
    project(project, { report, options }) {
      for (const unused of unusedOptions(project)) {
        if (unused.isRead && !unused.isSwitch && !options.settings) continue;
        report({
          file: unused.file.path,
          at: unused.at,
          message: messageFor(unused),
          help: helpFor(unused),
        });
      }
    },
  },
});

function messageFor({ path, isSet, isRead }: UnusedOption): string {
  const option = `'${attributePathText(path)}'`;
  if (isRead) return `${option} is read, but nothing sets it`;
  return isSet ? `${option} is set, but nothing reads it` : `${option} is neither set nor read`;
}

function helpFor({ isSwitch, isRead }: UnusedOption): string {
  if (!isRead) return "take it out, or read it";
  if (isSwitch) return "set it somewhere, or take out what it switches on";
  return "take it out, and write its default where it is read";
}
