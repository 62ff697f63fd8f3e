import { treesOf } from "../../project/hosts/host.ts";
import type { ImportEdge } from "../../project/imports/import-edge.ts";
import { nearestPath } from "../../project/imports/nearest-path.ts";
import { missingHostEntries } from "../../project/layout/missing-host-entries.ts";
import { placeKey } from "../../source/span.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unresolved-import",
  summary: "Import of a path that does not exist",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
Nix stops at the first path that is not there: no host that imports the file can be built. Mostly the file was renamed
or never added; a folder can be imported only if it holds a default.nix.

Paths are checked where Nix reads them: in \`imports\`, \`modules\`, behind \`import\` and \`callPackage\`, in every file
an output leads to; paths put together from strings where they can be evaluated. A path the file first asks
\`builtins.pathExists\` about may be absent; the file of a host that an expression such as \`./hosts/\${name}\` does not find
is told by \`missing-host-entry\`.`,

  example: {
    bad: {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./hardware.nix ]; };
  };
}
`,
      "laptop.nix": "{ }\n",
    },
    good: {
      "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ./hardware.nix ]; };
  };
}
`,
      "laptop.nix": "{ }\n",
      "hardware.nix": "{ }\n",
    },
  },

  check: {
    project(project, { report }) {
      const told = new Set<string>();
      for (const edge of project.imports) {
        const { target } = edge;
        if (edge.guarded || (target.kind !== "missing" && target.kind !== "no-default")) continue;
        told.add(placeKey(edge.place));
        const near = target.kind === "missing" ? nearestPath(project.files, target.path) : null;
        report({
          file: edge.place.file,
          at: edge.place.span,
          message: messageFor(edge, target.kind),
          ...(near !== null ? { help: `did you mean '${project.pathInFlake(near)}'?` } : {}),
        });
      }
      // Paths that only evaluation puts together: `"${self}/modules/x"`.
      const entries = new Set(missingHostEntries(project).map(({ unresolved }) => unresolved));
      for (const host of project.hosts) {
        for (const unresolved of treesOf(host).flatMap((tree) => tree.unresolved)) {
          const { kind, place, reason } = unresolved;
          if (entries.has(unresolved)) continue;
          if (kind !== "missing" && kind !== "no-default") continue;
          const key = placeKey(place);
          if (told.has(key)) continue;
          told.add(key);
          if (project.imports.some((edge) => edge.guarded && edge.place.file === place.file)) continue;
          report({ file: place.file, at: place.span, message: reason });
        }
      }
    },
  },
});

function messageFor(edge: ImportEdge, kind: "missing" | "no-default"): string {
  return kind === "missing"
    ? `path '${edge.text}' does not exist`
    : `folder '${edge.text}' has no default.nix, so it cannot be imported`;
}
