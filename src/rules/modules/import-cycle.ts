import { importCycles } from "../../project/import-cycles.ts";
import { defineRule } from "../rule.ts";

const example = (ports: string) => ({
  "flake.nix": `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
  outputs = { nixpkgs, ... }: {
    nixosConfigurations.laptop = nixpkgs.lib.nixosSystem { modules = [ ./laptop.nix ]; };
  };
}
`,
  "laptop.nix": "{ networking.firewall.allowedTCPPorts = (import ./network.nix).ports; }\n",
  "network.nix": '{ name = "home"; } // import ./ports.nix\n',
  "ports.nix": ports,
});

export default defineRule({
  id: "import-cycle",
  summary: "Files that import each other for ever",
  severity: "error",
  set: "recommended",
  since: "0.1.0",
  fix: "none",

  why: `
\`import\` gives the value of a file. A file whose value cannot be known without the value of another, which needs that of
the first, never gets one: Nix stops with an infinite recursion, and mostly names neither file.

Reported are imports that are needed at once and in any case. What stands in a set, a list, an argument or a branch may
never be needed: files that only mention each other there are left alone. So are modules that import each other by
\`imports\`, which the module system reads once.`,

  example: {
    bad: example("{ ports = (import ./network.nix).defaults; } // import ./network.nix\n"),
    good: example("{ ports = [ 22 ]; }\n"),
  },

  check: {
    project(project, { report }) {
      const importing = new Set(project.imports.flatMap(({ role, from }) => (role === "module" ? [] : from)));
      for (const cycle of importCycles(importing, project)) {
        const [first, ...rest] = cycle;
        if (!first) continue;
        const way = [...cycle.map(({ from }) => from), first.from].map((path) => `'${project.pathInFlake(path)}'`);
        report({
          file: first.place.file,
          at: first.place.span,
          message:
            rest.length === 0
              ? `file ${way[0]} imports itself`
              : `files import each other for ever: ${way.join(" → ")}`,
          help: "move what both need to a file that imports neither",
          related: rest.map(({ place, to }) => ({
            file: place.file,
            at: place.span,
            message: `which imports '${project.pathInFlake(to)}'`,
          })),
        });
      }
    },
  },
});
