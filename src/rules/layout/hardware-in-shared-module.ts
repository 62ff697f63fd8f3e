import { diskReferences } from "../../project/machines/disk-options.ts";
import { sharedDefinitions } from "../../project/options/shared-definitions.ts";
import type { Project } from "../../project/project.ts";
import { listNames } from "../../source/name-list.ts";
import { defineRule } from "../rule.ts";

const root =
  '{ fileSystems."/" = { device = "/dev/disk/by-uuid/5d0f6c0e-3f0c-4c55-9a55-6b0c2e1d7a41"; fsType = "ext4"; }; }\n';

const example = (imported: string, disks: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
  };
}
`,
  "hosts/desktop/default.nix": `{ imports = [ ${imported} ]; networking.hostName = "desktop"; }\n`,
  "hosts/laptop/default.nix": `{ imports = [ ../../modules/base.nix ]; networking.hostName = "laptop"; }\n`,
  "hosts/desktop/disks.nix": root,
  "modules/base.nix": disks,
});

export default defineRule({
  id: "hardware-in-shared-module",
  summary: "Disk of one machine in a module that several machines use",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A UUID or a serial number belongs to one disk of one machine. Where a module that several machines use mounts it, all but
one of them wait at boot for a disk that is not there, and end in the emergency shell. What describes the hardware belongs
into the module of the host.

Reported are \`fileSystems\` and \`boot.initrd.luks.devices\` whose device is written out as \`/dev/disk/by-uuid/…\`,
\`by-partuuid\` or \`by-id\`, and surely holds for machines of different \`networking.hostName\`, once for each file. The rule
stays silent on labels and on names such as \`/dev/sda1\`, which machines can agree on, on UUIDs that builders of
images give to all their file systems, under conditions that are not known, on variants of one machine and on installation images.`,

  example: { bad: example("../../modules/base.nix", root), good: example("./disks.nix", "{ }\n") },

  check: {
    project(project, { report }) {
      for (const path of sharedFiles(project)) {
        const file = project.nixFile(path);
        for (const { option, span } of file ? diskReferences(file) : []) {
          const shared = sharedDefinitions(usersOf(project, path), option).find(
            ({ definition: { place } }) => place.file === path && place.span.start === span.start,
          );
          if (!shared) continue;
          const names = shared.hosts.map(({ name }) => `'${name}'`);
          report({
            file: path,
            at: span,
            message: `the disk of one machine in a module of ${listNames(names)}`,
            help: "move it to a module that only the machine with this disk uses, or give the disks a common label",
            related: shared.hosts.slice(0, 3).map(({ name, declaredAt }) => ({
              file: declaredAt.file,
              at: declaredAt.span,
              message: `'${name}' is declared here`,
            })),
          });
          break;
        }
      }
    },
  },
});

function sharedFiles(project: Project): string[] {
  const files = [...project.graph.modules.values()].filter(({ kind, roots }) => kind === "file" && roots.size > 1);
  return files.map(({ name }) => name);
}

function usersOf(project: Project, file: string) {
  const roots = [...(project.graph.modules.get(file)?.roots ?? [])];
  return roots.filter(({ part }) => part === null).map(({ host }) => host);
}
