import { configurationTitle } from "../../project/hosts/host.ts";
import { defineRule } from "../rule.ts";

const flake = (server: string) => `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.desktop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/desktop ]; };
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./hosts/laptop ]; };
    nixosConfigurations.server = nixpkgs.lib.nixosSystem { modules = [ ${server} ]; };
  };
}
`;

export default defineRule({
  id: "host-outside-layout",
  summary: "Host that lives outside the folder that holds the others",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Whoever looks for a machine looks where the other machines are. A host that lives elsewhere is missed by people, by
scripts that walk the folder, and by boundaries that say what belongs to which host.

The layout is read off the configurations themselves, for NixOS and darwin apart: a folder counts as the hosts' once at least two of them, and more
than half of all, keep their modules in it under their own name. Where there is no such pattern the rule stays silent;
\`[layout] hosts = "machines"\` in flakelint.toml pins one. Hosts written inline, and hosts that are variants of another
host in the folder, are not reported.`,

  example: {
    bad: { "flake.nix": flake("./machines/server"), ...hostFiles("machines/server") },
    good: { "flake.nix": flake("./hosts/server"), ...hostFiles("hosts/server") },
  },

  check: {
    project(project, { report }) {
      const { layout } = project;
      for (const { host, entry, path, root } of layout.homes) {
        const directory = layout.hostsDirectory(host.output);
        if (directory === null) continue;
        const isInside = host.modules.some(
          (module) => module.importedBy === null && module.file?.startsWith(`${directory}/`),
        );
        // A file that merely happens to be used by one host only says nothing of where the host lives.
        if (isInside || (root === null && !entry.file.endsWith("configuration.nix"))) continue;
        report({
          file: entry.via.file,
          at: entry.via.span,
          message: `${configurationTitle(host)} lives in '${project.pathInFlake(path)}', the others in '${project.pathInFlake(directory)}/'`,
          help: `move it to ${project.pathInFlake(directory)}/${host.name}`,
        });
      }
    },
  },
});

function hostFiles(server: string): Record<string, string> {
  const hosts = ["hosts/desktop", "hosts/laptop", server];
  return Object.fromEntries(hosts.map((folder) => [`${folder}/default.nix`, "{ }\n"]));
}
