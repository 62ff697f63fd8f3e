import { floatingStateVersions } from "../../project/machines/floating-state-versions.ts";
import { defineRule } from "../rule.ts";

const example = (version: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": `{ config, ... }: {
  fileSystems."/".device = "/dev/disk/by-label/nixos";
  system.stateVersion = ${version};
}
`,
});

export default defineRule({
  id: "floating-state-version",
  summary: "State version that is the release in use, and moves with it",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`system.stateVersion\` and \`home.stateVersion\` say with which release a machine or home was set up, so that modules keep to
the places and formats of its data. Taken from the release in use, the version changes with each upgrade: the next
PostgreSQL starts with an empty folder, and other services look for their data where it is not.

Seen are \`config.system.nixos.release\`, \`lib.trivial.release\`, \`lib.version\`, home-manager's \`config.home.version\` and the
like, where they make the value that counts. A home may take the version of its machine (\`osConfig.system.stateVersion\`).
The rule stays silent on machines without a disk of their own (installation media, virtual machines, containers and
tests), which are made anew each time, where the release only chooses between versions, and on what stands behind \`or\`.`,

  example: { bad: example("config.system.nixos.release"), good: example('"24.05"') },

  check: {
    project(project, { report }) {
      for (const { option, place, source, host } of floatingStateVersions(project)) {
        report({
          file: place.file,
          at: place.span,
          message: `${option} is '${source}', which moves with each upgrade`,
          help:
            option === "home.stateVersion"
              ? "write down the release that was current when the home was set up, and leave it there"
              : "write down the release that was current at the installation, and leave it there",
          related: [
            { file: host.declaredAt.file, at: host.declaredAt.span, message: `'${host.name}' is declared here` },
          ],
        });
      }
    },
  },
});
