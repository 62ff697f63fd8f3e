import { unusedHostFolders } from "../../project/layout/host-folders.ts";
import { defineRule } from "../rule.ts";

const flake = (extra: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop/configuration.nix ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop/configuration.nix ]; };${extra}
  };
}
`;
const files = {
  "hosts/desktop/configuration.nix": "{ }\n",
  "hosts/laptop/configuration.nix": "{ }\n",
  "hosts/server/configuration.nix": "{ }\n",
};

export default defineRule({
  id: "host-without-configuration",
  summary: "Folder among the hosts that no configuration uses",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
A folder beside the hosts' that no configuration imports looks like a machine and is none: it is edited with the others,
never built, and quietly rots. Either the entry in flake.nix is missing, or the machine is gone and its folder should
go too.

Reported is a folder with a configuration.nix or default.nix of which no file is reached, by any output. Folders with
shared modules are reached by the hosts that import them. Where hosts are found by listing the folder, every folder is
used.`,

  example: {
    bad: { "flake.nix": flake(""), ...files },
    good: {
      "flake.nix": flake(`
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ./hosts/server/configuration.nix ]; };`),
      ...files,
    },
  },

  check: {
    project(project, { report }) {
      for (const { path, entry } of unusedHostFolders(project)) {
        const name = path.slice(path.lastIndexOf("/") + 1);
        const end = project.nixFile(entry)?.source.lineSpan(1).end ?? 0;
        report({
          file: entry,
          at: { start: 0, end },
          message: `no configuration uses the host folder '${project.pathInFlake(path)}'`,
          help: `add nixosConfigurations.${name} to the outputs, or remove the folder`,
        });
      }
    },
  },
});
