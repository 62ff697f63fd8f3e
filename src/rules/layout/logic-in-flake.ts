import { modulesInFlake } from "../../project/modules/inline-modules.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const settings = `{
  networking.firewall.enable = true;
  networking.networkmanager.enable = true;
  services.openssh.enable = true;
  services.printing.enable = true;
  services.pipewire.enable = true;
  services.fwupd.enable = true;
  services.fstrim.enable = true;
  hardware.bluetooth.enable = true;
  time.timeZone = "Europe/Berlin";
  i18n.defaultLocale = "de_DE.UTF-8";
}`;
const flake = (module: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem {
      modules = [
        ${module.replaceAll("\n", "\n        ")}
      ];
    };
  };
}
`;

export default defineRule({
  id: "logic-in-flake",
  summary: "Module written out in flake.nix",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
flake.nix says which inputs and outputs there are and what belongs together. Settings of a machine that are written into
it are not where its other settings are, and no second machine can import them.

Reported is an inline module of more lines than the option \`lines\` allows: what connects inputs and modules
(\`home-manager.useGlobalPkgs\`, an overlay, a host name) is welcome there. Of nested ones the outermost counts. A
flake.nix that a program writes is left alone.`,

  example: {
    bad: { "flake.nix": flake(settings) },
    good: { "flake.nix": flake("./configuration.nix"), "configuration.nix": `${settings}\n` },
  },

  options: {
    lines: { type: "integer", default: 10, describe: "How many lines an inline module may have" },
  },

  check: {
    project(project, { options, report }) {
      if (project.flake?.isGenerated) return;
      for (const { place, lines, hosts } of modulesInFlake(project)) {
        if (lines <= options.lines) continue;
        report({
          file: place.file,
          at: place.span,
          message: `${lines} lines of settings of ${listNames(hosts.map((name) => `'${name}'`))} are written in flake.nix`,
          help: "move them into a file, and list its path here",
        });
      }
    },
  },
});
