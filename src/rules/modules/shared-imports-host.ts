import { hostModuleFiles, moduleImports } from "../../project/module-imports.ts";
import type { Project } from "../../project/project.ts";
import { defineRule } from "../rule.ts";

const example = (backupImports: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop/configuration.nix ]; };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./hosts/server/configuration.nix ]; };
  };
}
`,
  "hosts/desktop/configuration.nix": "{ imports = [ ../../modules/backup.nix ]; }\n",
  "hosts/server/configuration.nix": "{ imports = [ ../../modules/backup.nix ./disks.nix ]; }\n",
  "hosts/server/disks.nix": "{ }\n",
  "modules/backup.nix": `{ imports = [ ${backupImports} ]; }\n`,
  "modules/paths.nix": "{ }\n",
});

export default defineRule({
  id: "shared-imports-host",
  summary: "Shared module that imports a file of a host",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Hosts import shared modules, never the reverse: a shared module that reaches into a host's folder gives every machine
that uses it the settings of that one host, its disks and its hardware included.

Reported are files that are modules of a host, and lie in no host's folder. Files that put configurations together
(flake.nix, \`lib/mkHost.nix\`, \`hosts/default.nix\`) name hosts rightly. A module that only the host itself uses is left
alone.`,

  example: { bad: example("../hosts/server/disks.nix"), good: example("./paths.nix") },

  check: {
    project(project, { report }) {
      const { layout } = project;
      const modules = hostModuleFiles(project);
      for (const { from, to, place } of moduleImports(project)) {
        const owners = layout.ownersOf(to);
        if (!modules.has(from) || layout.ownersOf(from).size > 0 || owners.size === 0) continue;
        if (usersOf(from, project).every((name) => owners.has(name))) continue;
        const [owner] = owners;
        report({
          file: place.file,
          at: place.span,
          message: `shared module '${project.pathInFlake(from)}' imports a file of host '${owner}'`,
          help: `let host '${owner}' set what differs, or move the file to a shared module`,
        });
      }
    },
  },
});

function usersOf(file: string, project: Project): string[] {
  const roots = project.graph.modules.get(file)?.roots ?? [];
  return [...new Set([...roots].map((root) => root.host.name))];
}
