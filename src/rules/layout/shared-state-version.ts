import { sharedDefinitions } from "../../project/options/shared-definitions.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const example = (base: string, host: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
  };
}
`,
  "hosts/desktop/default.nix": `{ imports = [ ../../modules/base.nix ]; networking.hostName = "desktop"; ${host}}\n`,
  "hosts/laptop/default.nix": `{ imports = [ ../../modules/base.nix ]; networking.hostName = "laptop"; ${host}}\n`,
  "modules/base.nix": base,
});

const setting = 'system.stateVersion = "24.11";';

export default defineRule({
  id: "shared-state-version",
  summary: "system.stateVersion that several machines share",
  severity: "warning",
  set: "strict",
  since: "0.1.0",
  fix: "none",
  precision: "high",

  why: `
\`system.stateVersion\` records with which release a machine was installed. Where several machines take it from one module,
a machine that joins later claims to be as old as the first one; and whoever raises the version for the new machine
raises it for all, so that services of the old ones look for their data in another place or format.

Reported is a version that is written once and surely holds for machines of different \`networking.hostName\`. The rule stays
silent on \`mkDefault\`, which a host may say otherwise, and on versions that are computed or depend on a condition that
is not known. It is strict, because machines that were all installed at one time may well share a version.`,

  example: { bad: example(`{ ${setting} }\n`, ""), good: example("{ }\n", `${setting} `) },

  check: {
    project(project, { report }) {
      for (const { definition, hosts } of sharedDefinitions(project.hosts, ["system", "stateVersion"])) {
        if (definition.literal === undefined || definition.priority > 100) continue;
        const names = hosts.map(({ name }) => `'${name}'`);
        report({
          file: definition.place.file,
          at: definition.place.span,
          message: `${listNames(names)} share one system.stateVersion`,
          help: "set it in the module of each host, to the release the host was installed with",
          related: hosts.slice(0, 3).map(({ name, declaredAt }) => ({
            file: declaredAt.file,
            at: declaredAt.span,
            message: `'${name}' is declared here`,
          })),
        });
      }
    },
  },
});
