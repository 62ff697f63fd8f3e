import { moduleImports } from "../../project/module-imports.ts";
import type { Project } from "../../project/project.ts";
import { defineRule } from "../rule.ts";

const example = (laptopImports: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop/configuration.nix ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop/configuration.nix ]; };
  };
}
`,
  "hosts/desktop/configuration.nix": "{ imports = [ ./audio.nix ]; }\n",
  "hosts/desktop/audio.nix": "{ services.pipewire.enable = true; }\n",
  "hosts/laptop/configuration.nix": `{ imports = [ ${laptopImports} ]; }\n`,
  "modules/audio.nix": "{ services.pipewire.enable = true; }\n",
});

export default defineRule({
  id: "host-imports-host",
  summary: "Host that imports a file of another host",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A change made for one machine silently changes the other: who edits the files of a host does not expect to rebuild a
second one. What two hosts share belongs where both may import it, in a shared module.

A file belongs to a host if it lies in the folder named after it, or is the file named after it. Configurations that
share a folder (a machine and its installer image) are one host here, and a variant of a machine (\`laptop-vm\` of
\`laptop\`) may import the files of that machine. A container or virtual machine on one host may be the whole of another.`,

  example: { bad: example("../desktop/audio.nix"), good: example("../../modules/audio.nix") },

  check: {
    project(project, { report }) {
      const { layout } = project;
      for (const { from, to, place, byGuest } of moduleImports(project)) {
        if (byGuest && isEntry(project, to)) continue;
        const importing = layout.ownersOf(from);
        const imported = layout.ownersOf(to);
        if (importing.size === 0 || imported.size === 0) continue;
        if ([...importing].some((name) => isVariantOf(name, imported))) continue;
        const [mine] = importing;
        const [theirs] = imported;
        report({
          file: place.file,
          at: place.span,
          message: `host '${mine}' imports a file of host '${theirs}'`,
          help: `move ${to.slice(to.lastIndexOf("/") + 1)} to a shared module that both hosts import`,
        });
      }
    },
  },
});

/** Whether a configuration lists the file: it is the host, not a part of it. */
function isEntry(project: Project, file: string): boolean {
  return project.hosts.some(({ modules }) =>
    modules.some((module) => module.file === file && !module.importedBy?.file && !module.importedBy?.external),
  );
}

/** A host is one of its own, and `laptop-vm` is a variant of `laptop`. */
function isVariantOf(name: string, hosts: ReadonlySet<string>): boolean {
  return [...hosts].some((host) => name === host || name.startsWith(`${host}-`));
}
