import { inlineHosts } from "../../project/layout/inline-hosts.ts";
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
const module = '{ services.openssh.enable = true; networking.hostName = "server"; }';
const files = { "hosts/desktop/default.nix": "{ }\n", "hosts/laptop/default.nix": "{ }\n" };

export default defineRule({
  id: "configuration-without-host",
  summary: "Configuration that is written inline, while the other hosts have files of their own",
  severity: "note",
  set: "strict",
  since: "0.1.0",
  fix: "none",

  why: `
Who looks for a machine looks among the hosts. One whose settings stand in the list of its modules is not found there, is
seen by no boundary that says what belongs to which host, and lets flake.nix grow.

Reported are NixOS and nix-darwin configurations in a repository whose hosts of that kind have a folder, or whose
\`[layout] hosts\` names one, if a module of their own is written in place and no file is theirs alone. The rule stays
silent on configurations that use the files of another host, that one function makes of many names, or whose modules are
not all known; and on tests, virtual machines, WSL and installation images.`,

  example: {
    bad: { "flake.nix": flake(module), ...files },
    good: { "flake.nix": flake("./hosts/server"), ...files, "hosts/server/default.nix": `${module}\n` },
  },

  check: {
    project(project, { report }) {
      for (const { host, directory, sibling, inline } of inlineHosts(project)) {
        const folder = project.pathInFlake(directory);
        report({
          file: host.declaredAt.file,
          at: host.declaredAt.span,
          message: `host '${host.name}' has no file of its own in '${folder}/'`,
          help: `move what is written inline to ${folder}/${host.name}, and list its path`,
          related: [
            { file: inline.file, at: inline.span, message: "the module that only this host has" },
            { file: sibling.entry.file, at: { start: 0, end: 0 }, message: `'${sibling.host.name}' lives here` },
          ],
        });
      }
    },
  },
});
