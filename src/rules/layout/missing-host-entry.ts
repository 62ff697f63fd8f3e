import { nearestPath } from "../../project/imports/nearest-path.ts";
import { headlessHostFolders } from "../../project/layout/host-folders.ts";
import { missingHostEntries } from "../../project/layout/missing-host-entries.ts";
import { firstLine } from "../../project/place-reader.ts";
import { defineRule } from "../rule.ts";

const files = {
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }:
    let
      mkHost = name: nixpkgs.lib.nixosSystem { modules = [ ./hosts/\${name} ]; };
    in
    {
      nixosConfigurations = {
        desktop = mkHost "desktop";
        laptop = mkHost "laptop";
        server = mkHost "server";
      };
    };
}
`,
  "hosts/desktop/default.nix": "{ }\n",
  "hosts/laptop/default.nix": "{ }\n",
  "hosts/server/disks.nix": "{ }\n",
};

export default defineRule({
  id: "missing-host-entry",
  summary: "Host without the file that its configuration begins with",
  severity: "warning",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Where one expression such as \`./hosts/\${name}\` imports every host, a host is no more than its name and a file in the right
place. If the file is missing, misspelt or lies elsewhere, that host cannot be built, and Nix points at the expression
that all hosts share.

Reported as an error, where the host is declared, is a path named after a host that does not exist, if the same
expression finds the files of other hosts; \`unresolved-import\` tells all other paths. Reported as a warning is a folder
beside the hosts' that is named like a configuration or holds a hardware-configuration.nix, and lacks the
configuration.nix or default.nix that the other folders have, if nothing reads any file in it. The rule stays silent on
folders whose files are used, in files that ask \`builtins.pathExists\` first, and where there may be outputs that are
not known.`,

  example: { bad: files, good: { ...files, "hosts/server/default.nix": "{ imports = [ ./disks.nix ]; }\n" } },

  check: {
    project(project, { report }) {
      for (const { host, path, kind, unresolved, sibling } of missingHostEntries(project)) {
        const near = nearestPath(project.files, path);
        report({
          file: host.declaredAt.file,
          at: host.declaredAt.span,
          severity: "error",
          message: `host '${host.name}' has no ${kind} '${project.pathInFlake(path)}'`,
          help:
            near === null
              ? `add it, or take '${host.name}' out of the configurations`
              : `did you mean '${project.pathInFlake(near)}'?`,
          related: [
            { file: unresolved.place.file, at: unresolved.place.span, message: "this imports it" },
            { file: sibling.file, at: { start: 0, end: 0 }, message: `the file of '${sibling.host.name}'` },
          ],
        });
      }
      for (const { path, file, entryName, sibling } of headlessHostFolders(project)) {
        report({
          file,
          at: firstLine(project, file),
          message: `host folder '${project.pathInFlake(path)}' has no ${entryName}, and nothing uses its files`,
          help: `add a ${entryName} that imports them, or remove the folder`,
          related: [{ file: `${sibling}/${entryName}`, at: { start: 0, end: 0 }, message: "another host begins here" }],
        });
      }
    },
  },
});
