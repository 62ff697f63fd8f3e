import { missingDisks } from "../../project/machines/disk-layouts.ts";
import { placesOfLack } from "../../project/machines/lacking-hosts.ts";
import { defineRule } from "../rule.ts";

const hardware = '{ fileSystems."/" = { device = "/dev/disk/by-label/nixos"; fsType = "ext4"; }; }\n';

const example = (imported: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
  };
}
`,
  "hosts/desktop/default.nix": "{ imports = [ ./hardware-configuration.nix ]; }\n",
  "hosts/desktop/hardware-configuration.nix": hardware,
  "hosts/laptop/default.nix": `{ imports = [ ${imported} ]; }\n`,
  ...(imported === "" ? {} : { "hosts/laptop/hardware-configuration.nix": hardware }),
});

export default defineRule({
  id: "missing-hardware-configuration",
  summary: "NixOS host that describes no disks, while others do",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
NixOS does not build a machine without a root file system. What \`nixos-generate-config\` finds out about a machine belongs
into a hardware-configuration.nix of that machine; one that was never generated, or never added, is noticed only when
the machine is built for the first time.

Reported are NixOS hosts none of whose modules sets \`fileSystems\` or \`disko.devices\`, in a repository where another host
does. The rule stays silent where not all modules are known, or one of an input may mount something; on containers, WSL,
virtual machines, installation images, tests, and hosts whose hardware is found by facter or whose root by systemd;
and on a host in whose folder a file about hardware or disks waits to be imported.`,

  example: { bad: example(""), good: example("./hardware-configuration.nix") },

  check: {
    project(project, { report }) {
      const missing = missingDisks(project);
      if (!missing) return;
      const { hosts, example: other } = missing;
      for (const { first, named, isOne, place } of placesOfLack(project, hosts)) {
        report({
          file: place.file,
          at: place.span,
          message: `${named} ${isOne ? "has" : "have"} no hardware-configuration.nix, and nothing else mounts a file system`,
          help: `run nixos-generate-config on '${first.name}', and import the hardware-configuration.nix it writes`,
          related: [
            {
              file: other.place.file,
              at: other.place.span,
              message: `'${other.host.name}' describes its file systems here`,
            },
          ],
        });
      }
    },
  },
});
